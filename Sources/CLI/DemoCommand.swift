import ArgumentParser
import DocumentWriters
import Forecasting
import Kernel
import Reporting
import Storage

/// Replays the example municipality and writes its report.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Make the example municipality's store and its monthly report.",
    discussion: """
      Replays steps.txt of the examples with the clock and the actor of each step, writes the follow-up of the latest \
      month in every format to reports/ and prints the drift table. May be run again: a store that it made itself is \
      replaced, another never.

      With --until the playbook stops before that day, and the store is all that is made: a board in the middle of \
      its work, to try the rest by hand.

      EXAMPLES
        roder demo --examples Examples --output demo
        roder demo --examples Examples --output demo --until 2019-05-01
      """)

  @Option(help: ArgumentHelp("The folder of the examples.", valueName: "folder"))
  var examples = "Examples"

  @Option(help: ArgumentHelp("The folder for the store and the reports.", valueName: "folder"))
  var output = "demo"

  @Option(
    help: ArgumentHelp("Stop before this day and write no report.", valueName: "day"), transform: Parse.day)
  var until: Day?

  func run() async throws {
    let shell = Shell.current
    let path = examples + "/steps.txt"
    let whole = try Playbook.steps(try shell.files.read(path), file: path)
    let steps = whole.filter { step in until.map { step.instant.dayInStockholm < $0 } ?? true }
    guard !steps.isEmpty else {
      throw ValidationError("No step of the playbook comes before \(until.map(\.description) ?? "").")
    }
    try shell.files.makeFolder(output)
    let store = output + "/demo.roder"
    try await removeOld(store, first: steps[0], shell)
    for step in steps {
      shell.progress("\(step.instant.textInStockholm)  \(step.words.joined(separator: " "))")
      try await replay(step, store, shell)
    }
    if until != nil {
      try shell.say(store)
      return
    }
    var options = StoreOptions()
    options.store = store
    let desk = try options.desk(shell)
    guard let month = try await FollowUpDesk(desk).latestMonth() else { throw CLIProblem.noTable("drift") }
    let paths = try await reports(month, desk, shell)
    let sections = try await FollowUpDesk(desk).month(month)
    let table = try TableCommand.table(.drift, unit: nil, sections)
    try shell.terminal.write(DocumentWriter.bytes(of: table, as: .text))
    try shell.say("")
    for path in [store] + paths { try shell.say(path) }
  }

  /// Writes the report in every format. Where no PDF can be made, the rest is written and it is told.
  private func reports(_ month: Month, _ desk: Desk, _ shell: Shell) async throws -> [String] {
    func files(_ formats: [ReportFormat]) -> ReportFiles {
      ReportFiles(formats: formats, options: WriterOptions(), folder: output + "/reports")
    }
    let paths = try await files(ReportFormat.always).write(.init(month: month), desk, shell)
    do {
      return try await paths + files([.pdf]).write(.init(month: month), desk, shell)
    } catch let problem as any Problem where problem.code.hasPrefix("typesetting.") {
      shell.terminal.tell("\(problem.message) \(problem.remedy.text(for: .command))\n")
      return paths
    }
  }

  /// Removes the store of an earlier run; one whose first event is not the playbook's first step is left alone.
  private func removeOld(_ path: String, first: Playbook.Step, _ shell: Shell) async throws {
    guard shell.stores.exists(path) else { return }
    let event = try await shell.stores.open(path).events(after: 0, limit: 1).first?.header
    if let event, event.recordedAt != first.instant || event.actor != first.actor {
      throw CLIProblem.foreignStore(path: path)
    }
    try shell.stores.remove(path)
  }

  private func replay(_ step: Playbook.Step, _ store: String, _ shell: Shell) async throws {
    let quiet = QuietTerminal()
    var inner = shell
    inner.clock = { step.instant }
    inner.actor = step.actor
    inner.reason = step.reason
    inner.defaultStore = store
    inner.folder = examples
    inner.terminal = quiet
    let outcome: CommandLineInterface.Outcome
    do {
      outcome = try await CommandLineInterface.outcome(step.words, in: inner)
    } catch {
      shell.terminal.tell(step.place.text + ":\n")
      throw error
    }
    guard outcome == .done else {
      shell.terminal.tell(quiet.told)
      throw CLIProblem.badStep(detail: step.words.joined(separator: " "), step.place)
    }
  }
}
