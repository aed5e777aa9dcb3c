import Accounts
import Documents
import Forecasting
import Kernel
import Storage

/// The tables of a month's follow-up.
enum MonthAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/months/{month}/tables/{table}", .permission(.read), name: "forecast.month",
      "One table of the month's follow-up. Every figure has its exact value, its key, and how it is printed.",
      [
        .month,
        .path(
          "table", "Which table.", .choice(MonthTable.allCases.map(\.rawValue)), example: MonthTable.drift.rawValue),
        .query("unit", "Only this unit or department, by id; not for every table.", .form(.something)),
        .query(
          "eliminate", "Leaves out the items within the board or the municipality; not for every table.",
          .choice(Array(eliminations.keys).sorted())),
      ], answer: table)
  ]

  private static let eliminations: [String: CounterpartySelection] = [
    "board": .outsideBoard, "municipality": .external,
  ]

  private static func table(_ visit: APIVisit) async throws -> TableMessage {
    let name = visit.step("table")
    guard let table = MonthTable(rawValue: name) else { throw APIProblem.nothingThere }
    let unit = visit.text("unit")
    if let unit, !table.isByUnit || unit.isEmpty { throw APIProblem.oddParameter("unit", unit) }
    let kept = try visit.value("eliminate") { table.canEliminate ? eliminations[$0] : nil }
    let sections = try await FollowUpDesk(visit.desk).month(try visit.month(), asOf: visit.asOf)
    guard let found = try sections.table(table, unit: unit, keeping: kept, at: Place(field: "unit")) else {
      throw APIProblem.nothingThere
    }
    return TableMessage(table: found)
  }
}
