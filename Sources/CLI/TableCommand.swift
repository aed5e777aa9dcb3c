import Accounts
import ArgumentParser
import DocumentWriters
import Documents
import Forecasting
import Kernel
import Storage

/// Shows one table of the monthly follow-up.
struct TableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Show one table of the monthly follow-up.",
    discussion: """
      Tables: drift, investments, area, unit, variances, change, watched,
      adjusted, adjustments, assumptions, reconciliation, periods, frames, plan, layers,
      forecast, bridge, months, shares, trends, internal,
      internal-agreements. --eliminate board leaves out items within the board, --eliminate municipality those within
      the municipality as well.

      EXAMPLES
        roder table drift --period 2019-04
        roder table drift --period 2019-04 --unit E310 --format json
        roder table drift --period 2019-04 --eliminate board
        roder table forecast --unit E310
        roder table bridge --period 2019-04
        roder table variances --format csv --csv sv > avvikelser.csv
      """)

  /// Which internal items a table leaves out.
  enum Elimination: String, ExpressibleByArgument, CaseIterable {
    case board
    case municipality

    /// The counterparties that are left.
    var kept: CounterpartySelection {
      switch self {
      case .board: .outsideBoard
      case .municipality: .external
      }
    }
  }

  /// How a table is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json

    var document: DocumentFormat {
      switch self {
      case .text: .text
      case .csv: .csv
      case .json: .json
      }
    }
  }

  @Argument(help: "The table.")
  var table: MonthTable

  @OptionGroup var month: MonthOption

  @Option(
    help: ArgumentHelp(
      "Only this unit or department, by id; for drift, investments, layers, forecast, bridge, months, shares and "
        + "trends.", valueName: "id"))
  var unit: String?

  @Option(help: "Leave out the items within the board or the municipality; for drift, area and unit.")
  var eliminate: Elimination?

  @Option(help: "How the table is written.")
  var format = Format.text

  @OptionGroup var csv: CSVOption

  @OptionGroup var asOf: ComparisonOptions

  @OptionGroup var options: StoreOptions

  func validate() throws {
    if unit != nil, !table.isByUnit {
      throw ValidationError(
        "--unit goes with drift, investments, layers, forecast, bridge, months, shares and trends.")
    }
    if eliminate != nil, !table.canEliminate {
      throw ValidationError("--eliminate goes with drift, area and unit.")
    }
  }

  func run() async throws {
    let shell = Shell.current
    let (desk, moment) = try await asOf.desk(options.desk(shell))
    let month = try await month.month(desk, asOf: moment.asOf)
    let sections = try await FollowUpDesk(desk).month(month, asOf: moment.asOf)
    var table = try Self.table(self.table, unit: unit, keeping: eliminate?.kept, sections)
    if let moment = moment.recorded {
      table = table.noting([.text(moment.sentence)])
      // Text tables of other programs have no place for notes.
      if format == .csv { shell.terminal.tell(moment.sentence + "\n") }
    }
    try shell.terminal.write(DocumentWriter.bytes(of: table, as: format.document, options: csv.options))
  }

  /// The table of the kind.
  ///
  /// **Throws** `ForecastingProblem.unknownUnit`, `AccountsProblem.noStatement`, `.noCounterparties`,
  /// `CLIProblem.noTable`.
  static func table(
    _ kind: MonthTable, unit: String?, keeping kept: CounterpartySelection? = nil, _ month: MonthSections
  ) throws -> Table {
    guard let table = try month.table(kind, unit: unit, keeping: kept, at: Place(field: "--unit")) else {
      throw CLIProblem.noTable(kind.rawValue)
    }
    return table
  }
}

extension MonthTable: ExpressibleByArgument {}
