import Kernel
import Retention
import Storage

/// What is done around a disposal: the list beside the store, and the scrubbing of its files.
struct DisposalWork {
  private let desk: Desk
  private let list: DisposalListFile
  private let shell: Shell

  /// Work with that list.
  init(desk: Desk, list: DisposalListFile, _ shell: Shell) {
    self.desk = desk
    self.list = list
    self.shell = shell
  }

  /// Lists what is due, and what is unfinished.
  func tellDue(_ due: ListDue.Output) async throws {
    for proposal in due.proposals { try shell.say(DisposalText.due(proposal)) }
    if !due.unruled.isEmpty {
      try shell.say("Utan regel i gallringsplanen: \(SwedishText.list(due.unruled.map(\.word))).")
    }
    if let event = try await desk.store.unfinishedDisposal() {
      try shell.say("Händelse \(event) är gallrad, men lagrets filer är inte rensade än: kör roder dispose --finish.")
    }
    if let known = try list.read(shell) {
      try tellUndone(try await desk.ask(ListDisposals.self, known).undone)
    }
  }

  /// Sees to it that the list can be written before anything goes.
  func prepare() async throws { try await list.prepare(desk, shell) }

  /// Brings the list up to date and scrubs the store's files.
  func finish() async throws {
    // The list first: should the program die here, what is gone is still known to be. Where it cannot be written after
    // all, the files are scrubbed none the less.
    let listed: Result<ListDisposals.Output?, any Error>
    do { listed = .success(try await list.update(desk, shell)) } catch { listed = .failure(error) }
    if list.path == nil {
      shell.terminal.tell("Ingen gallringslista är skriven: ange en fil med --list, på en annan disk än databasens.\n")
    }
    shell.progress("Rensar lagrets filer …")
    var problem: CLIProblem?
    switch try await desk.store.finishDisposals() {
    case .complete: try shell.say("Lagrets filer är rensade.")
    case .incomplete(let why): problem = .notScrubbed(why: why)
    }
    // Of two problems the list's is thrown, and the other one told.
    if let problem, case .failure = listed { try shell.say(problem.message + " " + problem.remedy.text(for: .command)) }
    if let found = try listed.get() {
      if found.isUnsigned {
        shell.terminal.tell(
          "Gallringslistan är inte undertecknad, för lagrets nyckel saknas. Kör roder dispose --finish med nyckeln: "
            + "annars kan listan inte användas efter en återställning.\n")
      }
      try tellUndone(found.undone)
    }
    // Last, so that all else is told: the command has not done what it was for.
    if let problem { throw problem }
  }

  /// Does again what the list names and the store does not know.
  func replay(_ path: String, isConfirmed: Bool) async throws {
    let names = try DisposalList(bytes: shell.files.read(path), file: path)
    let found = try await desk.ask(ListDisposals.self, names)
    if let refusal = found.refusal { throw refusal.inList(path) }
    let undone = found.undone.filter { !$0.removal.isEmpty }
    guard !undone.isEmpty else {
      if found.undone.isEmpty { return try shell.say("Inget av det som listan tar bort finns i lagret.") }
      return try tellWaiting(found.undone.map(\.waiting).reduce(0, +))
    }
    guard isConfirmed else {
      for part in undone { try shell.say(DisposalText.undone(part)) }
      try tellWaiting(found.undone.map(\.waiting).reduce(0, +))
      return try tellUnconfirmed()
    }
    try await prepare()
    let done = try await desk.run(ReplayDisposals.self, .init(names, file: path))
    let output = done.output
    guard let event = done.event else {
      return try shell.say("Inget av det som listan tar bort finns i lagret.")
    }
    try shell.say(
      "\(Words.count(output.replayed, "gallring", "gallringar")) har gjorts om genom händelse \(event): "
        + DisposalText.contents(output.removal) + ".")
    try await finish()
  }

  /// Says that what was shown is still there.
  func tellUnconfirmed() throws {
    try shell.say(
      "Inget är gallrat än. Läs igenom, ta en säkerhetskopia om du är osäker, och kör igen med --confirm: det som "
        + "visas försvinner för gott.")
  }

  private func tellUndone(_ undone: [ListDisposals.Undone]) throws {
    let count = undone.count(where: { !$0.removal.isEmpty })
    if count > 0 {
      try shell.say(
        "Listan har \(Words.count(count, "gallring", "gallringar")) som inte är gjorda i lagret: det är återställt "
          + "från en äldre säkerhetskopia. Kör roder dispose --replay.")
    }
    try tellWaiting(undone.map(\.waiting).reduce(0, +))
  }

  private func tellWaiting(_ count: Int) throws {
    guard count > 0 else { return }
    try shell.say(
      "\(Words.count(count, "version eller fil", "versioner och filer")) i listan gäller i det här lagret och stannar. "
        + "Kör roder dispose --replay igen när något senare har ersatt dem.")
  }
}
