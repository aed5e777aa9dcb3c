import ArgumentParser
import Forecasting
import Installed
import Kernel
import Reporting

/// Fills a saved workbook with the month's figures.
struct FillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill", abstract: "Fill a saved workbook of somebody else's with the month's figures.",
    discussion: """
      Save the workbook and what fills its cells with `roder import workbook` first. Formulas, styles and everything \
      else in it stay as they are.

      EXAMPLE
        roder fill central --period 2019-04 --output central-2019-04.xlsx
      """)

  @Argument(help: ArgumentHelp("The id that the workbook was saved under.", valueName: "id"))
  var workbook: String

  @OptionGroup var month: MonthOption

  @Option(help: ArgumentHelp("The filled workbook.", valueName: "file"))
  var output: String

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let month = try await month.month(desk, asOf: moment.asOf)
    let filled = try await WorkbookDesk(desk, sections: [Capabilities.money(desk)])
      .fill(workbook, month: month, asOf: moment.asOf)
    try shell.files.write(filled.bytes, to: output)
    try shell.say("\(output): \(Words.count(filled.filled, "ifylld cell", "ifyllda celler")).")
    try moment.say(.text, shell)
    for gap in filled.gaps { try shell.say("  \(gap.cell) lämnades tom: \(gap.content) har inget värde.") }
  }
}
