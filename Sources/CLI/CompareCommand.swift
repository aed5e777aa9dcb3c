import ArgumentParser
import Installed
import Kernel
import Reporting
import Storage

/// Compares two reports.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare two reports: figures with what caused the change, and words.",
    discussion: """
      A report is a locked version, 2019-04/1, or a month as it is now, 2019-04. Without the second report the first \
      is compared with its month as it is now. Between months the year to date answers to the year to date.

      EXAMPLES
        roder compare 2019-04/1
        roder compare 2019-04/1 2019-04/2 --format html --output jamforelse
        roder compare 2019-03 2019-04
      """)

  @Argument(help: ArgumentHelp("The earlier report.", valueName: "report"))
  var old: String

  @Argument(help: ArgumentHelp("The later report. (default: the month as it is now)", valueName: "report"))
  var new: String?

  @OptionGroup var document: DocumentOptions

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let locks = LockDesk(desk, capabilities: Capabilities.all)
    let earlier = try ReportName(old)
    let later = try new.map(ReportName.init) ?? earlier.now
    let comparison = try await locks.comparison(
      earlier.snapshot(locks, desk), later.snapshot(locks, desk), kinds: RecordKinds.all)
    let name = ["jamforelse", old, new ?? "nu"].joined(separator: "-").replacing("/", with: "-")
    try document.write(comparison, name: name, shell)
  }
}
