import ArgumentParser
import Budgeting
import Formats
import Kernel
import Storage

/// Brings in budget moved between several codings.
struct ImportReallocationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reallocation", abstract: "Bring in budget moved between codings within the year's frame.",
    discussion: """
      What a coding is given is positive, what it gives is negative; the file sums to zero.

      EXAMPLE
        roder import reallocation omdisponering.csv --year 2019 --from-month 2019-05 --decision "SN 2019-04-23 § 40"
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The year.", valueName: "yyyy"), transform: Parse.year)
  var year: Int

  @Option(help: ArgumentHelp("The first month that it moves.", valueName: "month"), transform: Parse.month)
  var fromMonth: Month

  @Option(help: "The amounts' unit: kr, tkr or mnkr.", transform: ReallocateCommand.unit)
  var unit = AmountUnit.kr

  @OptionGroup var decided: DecidedOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: ReallocationCSV.columns, shell)
    let rows = try ReallocationCSV.read(name: source.name, bytes: source.bytes, unit: unit)
    let input = Reallocate.Input(
      year: year, movement: .rows(rows, from: fromMonth, file: source.file), decision: decided.decision,
      isConfirmed: decided.confirm, isBetweenStatements: decided.betweenStatements)
    try ReallocationWords.tell(try await options.desk(shell).run(Reallocate.self, input).output, shell)
  }
}
