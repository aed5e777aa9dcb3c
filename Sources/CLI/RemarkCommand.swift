import ArgumentParser
import Figures
import Forecasting
import Installed
import Kernel
import Reporting
import Storage

/// Writes a remark on a figure.
struct RemarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remark", abstract: "Write a remark on a figure, or take it back with an empty text.",
    discussion: """
      The remark stays with its figure; reports and 'roder remarks' say how far the figure has moved since.

      EXAMPLES
        roder remark variance:line/drift.personal:2019 "Tre vakanser tillsätts först i höst." --period 2019-04
        roder remark variance:line/drift.personal:2019 "Två vakanser." --based-on 1
        roder remark variance:line/drift.personal:2019 ""
      """)

  @Argument(help: ArgumentHelp("The figure's key.", valueName: "key"))
  var key: String

  @Argument(help: ArgumentHelp("What to say; empty to take the remark back.", valueName: "text"))
  var text: String

  @OptionGroup var month: MonthOption

  @OptionGroup var base: BasedOnOption

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    guard let key = FigureKey(key) else { throw FigureProblem.notAKey(key) }
    let desk = try options.desk(shell)
    let written = try await RemarkDesk(desk, sections: [Capabilities.money(desk)]).write(
      text, on: key, month: try await month.month(desk), basedOn: base.basedOn)
    if written.masked > 0 {
      let count = Words.count(
        written.masked,
        "personnummer i kommentaren är maskerat", "personnummer i kommentaren är maskerade")
      shell.terminal.tell(count + ".\n")
    }
    try shell.say("Kommentar till \(key), version \(written.version).")
  }
}
