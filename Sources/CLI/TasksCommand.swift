import ArgumentParser
import DocumentWriters
import Kernel
import Reporting
import Storage

/// Lists what is to be done for a month's report.
struct TasksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "List what is to be done for the month's report, by whom and until when.",
    discussion: """
      EXAMPLES
        roder tasks --period 2019-04
        roder tasks --period 2019-04 --who chef-e230
        roder tasks --period 2019-04 --unit E230 --format json
      """)

  @OptionGroup var month: MonthOption

  @Option(help: ArgumentHelp("Only tasks of this unit.", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("Only tasks of this person, own and as a stand-in.", valueName: "person"))
  var who: String?

  @Flag(help: "Tasks that are done too.")
  var all = false

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let work = try await desk.ask(ReadWork.self, try await month.month(desk))
    let today = desk.context.now.dayInStockholm
    var tasks = TaskRules.tasks(work, on: today)
    if let who { tasks = TaskRules.tasks(tasks, of: who) }
    tasks = tasks.filter { task in
      (all || task.state != .done) && (unit.map { task.section?.unit == $0 } ?? true)
    }
    guard !tasks.isEmpty || format == .json else {
      try shell.say("Inget är kvar att göra.")
      return
    }
    let table = WorkTables.tasks(tasks, of: work.occasion, on: today)
    try shell.terminal.write(DocumentWriter.bytes(of: table, as: format == .json ? .json : .text))
  }
}
