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
      let undone = try await desk.ask(ListDisposals.self, known).undone
      if undone > 0 { try tellUndone(undone) }
    }
  }

  /// Brings the list up to date and scrubs the store's files.
  func finish() async throws {
    // The list first: should the program die here, what is gone is still known to be.
    let undone = try await list.update(desk, shell)
    if list.path == nil {
      shell.terminal.tell("Ingen gallringslista är skriven: ange en fil med --list, på en annan disk än databasens.\n")
    }
    shell.progress("Rensar lagrets filer …")
    switch try await desk.store.finishDisposals() {
    case .complete: try shell.say("Lagrets filer är rensade.")
    case .incomplete(let why):
      try shell.say(
        "Raderingen är INTE fullständig: rester kan finnas kvar i lagrets filer. \(why) Kör roder dispose --finish.")
    }
    if undone > 0 { try tellUndone(undone) }
  }

  /// Does again what the list names and the store does not know.
  func replay(_ path: String, isConfirmed: Bool) async throws {
    let names = try DisposalList(bytes: shell.files.read(path), file: path)
    let undone = try await desk.ask(ListDisposals.self, names).undone
    guard undone > 0 else { return try shell.say("Inget av det som listan tar bort finns i lagret.") }
    guard isConfirmed else {
      try tellUndone(undone)
      throw RetentionProblem.notConfirmed
    }
    let done = try await desk.run(ReplayDisposals.self, .init(names, file: path))
    let output = done.output
    guard let event = done.event else {
      return try shell.say("Inget av det som listan tar bort finns i lagret.")
    }
    try shell.say(
      "\(Words.count(output.replayed, "gallring", "gallringar")) har gjorts om genom händelse \(event): "
        + SwedishText.list([
          Words.count(output.removal.versions.count, "postversion", "postversioner"),
          Words.count(output.removal.blobs.count, "bilaga", "bilagor"),
          Words.count(output.removal.segments.count, "månadssegment", "månadssegment"),
        ]) + ".")
    try await finish()
  }

  private func tellUndone(_ count: Int) throws {
    try shell.say(
      "Listan har \(Words.count(count, "gallring", "gallringar")) som inte är gjorda i lagret: det är återställt från "
        + "en äldre säkerhetskopia. Kör roder dispose --replay.")
  }
}
