import ArgumentParser
import Kernel
import Retention
import Storage

/// What 'roder dispose' is asked to do.
enum DisposeWhat: String, CaseIterable, ExpressibleByArgument {
  case due
  case all
  case sourceFiles = "source-files"
  case postingTexts = "posting-texts"
  case postings
  case remarks
  case drafts
  case forecasts
  case templates

  /// The one subject that is meant; nil for all.
  var subject: RetentionSubject? { RetentionSubject(rawValue: rawValue) }
}

/// Disposes of content for good, and says what is due.
struct DisposeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispose", abstract: "Dispose of content for good, or say what is due to be disposed of.",
    discussion: """
      By the plan that 'roder import retention' brought in, or beside it with --before and --ground. Figures stay as \
      they are, today and as of any day. Without --confirm nothing goes: what would go is shown, with exit code 0. \
      Afterwards the store's files are scrubbed; where somebody else reads the store meanwhile, --finish does it \
      later. Every disposal is noted in a list beside the store, by address only; after an older backup has been \
      restored --replay does again what the list names. The reason stays for ever: name nobody in it.

      EXAMPLES
        roder dispose due
        roder dispose all --reason "Årlig gallring" --confirm
        roder dispose remarks --before 2012-01-01 --ground "…" --reason "…" --confirm
        roder dispose forecasts --record 2019-04/E310/unit --versions 2 --before 2019-05-29 --ground "…" \
      --reason "…" --confirm
        roder dispose --finish
        roder dispose --replay sn.roder.disposals --confirm
      """)

  @Argument(help: ArgumentHelp("due (list only), all that the plan lets go, or one kind.", valueName: "what"))
  var what: DisposeWhat?

  @Option(help: ArgumentHelp("Only what is counted from before this day.", valueName: "day"), transform: Parse.day)
  var before: Day?

  @Option(help: ArgumentHelp("The legal ground. (default: the rule's)", valueName: "text"))
  var ground: String?

  @Option(help: ArgumentHelp("Only the forecast of this id, as 'roder history forecast' lists it.", valueName: "id"))
  var record: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Only these versions of that forecast. (default: all but the last)", valueName: "numbers"))
  var versions: [Int] = []

  @Flag(help: "Do it: what goes cannot be brought back.")
  var confirm = false

  @Flag(help: "Scrub the store's files of what earlier disposals left in them.")
  var finish = false

  @Option(help: ArgumentHelp("Do again the disposals that this list names.", valueName: "file"))
  var replay: String?

  @Option(help: ArgumentHelp("The list of disposals. (default: beside the store, .disposals)", valueName: "file"))
  var list: String?

  @Option(help: "How the list of what is due is written.")
  var format = ListFormat.text

  @OptionGroup var options: WriteOptions

  func validate() throws {
    let asked = [what != nil, finish, replay != nil].filter { $0 }.count
    guard asked == 1 else { throw ValidationError("Say what to dispose of, or --finish, or --replay.") }
    if before != nil || ground != nil, what?.subject == nil {
      throw ValidationError("--before and --ground belong to one kind of content.")
    }
    if !versions.isEmpty, record == nil { throw ValidationError("--versions belongs to --record.") }
    if record != nil, what != .forecasts { throw ValidationError("--record belongs to forecasts.") }
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let work = DisposalWork(desk: desk, list: DisposalListFile(list, store: try options.store.address(shell)), shell)
    if finish { return try await work.finish() }
    if let replay { return try await work.replay(replay, isConfirmed: confirm) }
    guard let what else { return }
    let order = DisposalOrder(subject: what.subject, before: before, ground: ground, record: record, versions: versions)
    let due = try await desk.ask(ListDue.self, .init(order, today: shell.clock().dayInStockholm))
    if what == .due {
      if format == .json { return try JSONText.write(due.proposals.map(ProposalOutput.init), shell) }
      return try await work.tellDue(due)
    }
    let proposals = due.proposals.filter { !$0.removal.isEmpty }
    guard !proposals.isEmpty else { return try shell.say("Inget är moget för gallring.") }
    if !confirm {
      for proposal in proposals { try shell.say(DisposalText.proposal(proposal, verb: "Försvinner")) }
      return try work.tellUnconfirmed()
    }
    try await work.prepare()
    let done = try await desk.run(DisposeDue.self, due.search)
    for proposal in done.output { try shell.say(DisposalText.proposal(proposal, verb: "Gallrat")) }
    guard let event = done.event else { return try shell.say("Inget är moget för gallring.") }
    try shell.say("Gallringen är händelse \(event) och kan inte göras ogjord.")
    try await work.finish()
  }
}
