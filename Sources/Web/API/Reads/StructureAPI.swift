import Accounts
import Documents
import Figures
import Forecasting
import Kernel
import Organisation
import Reporting
import Storage

/// How the board's money is laid out and followed up: its units, its statement, its occasions and the sheets of its
/// forecast.
enum StructureAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/months/{month}/units", .permission(.read), name: "board.list-units",
      "The units that answer for codes in the month.", [.month, .limit, .cursor]
    ) { visit in
      try visit.page(of: try await structure(visit).units) { UnitMessage(unit: $0) }
    },
    .get(
      API.root + "/months/{month}/statement", .permission(.read), name: "board.read-statement",
      "The income statement as it holds in the month: its lines, and which codes fall on each.", [.month]
    ) { visit in
      let structure = try await structure(visit)
      return StatementMessage(id: structure.statementID, statement: structure.statement)
    },
    .get(
      API.root + "/months/{month}/codes", .permission(ListCodes.permission), name: ListCodes.name,
      "What the codes of the month's year are called, by coding part.", [.month, .limit, .cursor]
    ) { visit in
      let lists = try await visit.ask(ListCodes.self, try visit.month())
      return try visit.page(of: lists.flatMap { list in list.entries.map { (list.part, $0) } }) {
        CodeMessage(part: $0.0, entry: $0.1)
      }
    },
    .get(
      API.root + "/occasions", .permission(.readLocked), name: "report.list-occasions",
      "The occasions of follow-up, the latest first, and what of each is locked and established.", [.limit, .cursor]
    ) { visit in
      try visit.page(of: try await visit.ask(ListOccasions.self, ())) { OccasionMessage(row: $0) }
    },
    .get(
      API.root + "/months/{month}/sheets/{unit}", .permission(.read), name: "forecast.read-sheet",
      "A unit's forecast sheet: actuals, budget, proposal and what somebody has set, cell by cell.",
      [
        .month, .path("unit", "The unit by id.", example: "E230"),
        .query(
          "layer", "Whose word it is; the unit's own unless said.", .choice(ForecastLayer.allCases.map(\.rawValue))),
      ]
    ) { visit in
      let layer = try visit.value("layer") { ForecastLayer(rawValue: $0) } ?? .unit
      let sections = try await FollowUpDesk(visit.desk).month(
        try visit.month(), asOf: visit.asOf, isForFigures: true
      ).followUp
      return SheetMessage(sheet: try UnitSheet(sections, unit: visit.step("unit"), layer: layer))
    },
  ]

  private static func structure(_ visit: APIVisit) async throws -> FollowUpStructure {
    try await FollowUpDesk(visit.desk).sections(month: try visit.month(), asOf: visit.asOf).driftFollowUp.structure
  }
}

/// A code as programs see it.
struct CodeMessage: APIMessage {
  let part: CodingPart
  let entry: CodeList.Entry

  static let name = "NamedCode"
  static let summary = "A code of a coding part, with its name."
  static let members: [APIMember<CodeMessage>] = [
    .text("part", "The coding part.", .choice(CodingPart.allCases.map(\.rawValue))) { $0.part.rawValue },
    .text("code", "The code, in which leading zeros count.") { $0.entry.code },
    .text("name", "What it is called.") { $0.entry.name },
  ]
}

/// A unit as programs see it.
struct UnitMessage: APIMessage {
  let unit: Versioned<OrgUnit>

  static let name = "Unit"
  static let summary = "An organisational unit."
  static let members: [APIMember<UnitMessage>] = [
    .text("id", "What names it.") { $0.unit.id }, .text("name", "Its name.") { $0.unit.value.name },
    .text("level", "Its level, as the board calls it.") { $0.unit.value.level },
    .maybeText("parent", "The unit that it lies under.") { $0.unit.value.parent },
    .texts("responsibilities", "The responsibility codes that it answers for, as ranges of beginnings.") {
      $0.unit.value.responsibilities.map(\.description)
    },
    .maybeDay("valid_from", "Its first day.") { $0.unit.value.validFrom },
    .maybeDay("valid_to", "Its last day.") { $0.unit.value.validTo },
  ]
}

/// A statement as programs see it.
struct StatementMessage: APIMessage {
  let id: String
  let statement: Statement

  static let name = "Statement"
  static let summary = "A statement: a tree of lines over codes."
  static let members: [APIMember<StatementMessage>] = [
    .text("id", "What names it.") { $0.id }, .text("name", "Its name, in Swedish.") { $0.statement.name },
    .list("lines", "Its lines, in order.") { message in
      message.statement.lines.map { Line(statement: message.id, line: $0) }
    },
    .texts("outside", "What lies outside it, in Swedish words.") { $0.statement.outside.map { SelectionText.of($0) } },
  ]

  /// A line.
  struct Line: APIMessage {
    let statement: String
    let line: Statement.Line

    static let name = "StatementLine"
    static let summary = "A line of a statement."
    static let members: [APIMember<Line>] = [
      .text("id", "What names it in keys of figures.") { $0.statement + "." + $0.line.id },
      .text("name", "Its name, in Swedish.") { $0.line.name },
      .text("kind", "What it is.", .choice(["leaf", "sum", "frame", "heading"])) { message in
        switch message.line.kind {
        case .leaf: "leaf"
        case .sum: "sum"
        case .frame: "frame"
        case .heading: "heading"
        }
      },
      .maybeText("parent", "The line that it counts in.") { message in
        message.line.parent.map { message.statement + "." + $0 }
      },
      .texts("rules", "Which codes fall on it, in Swedish words; any of them is enough.") {
        $0.line.rules.map { SelectionText.of($0) }
      },
    ]
  }
}

/// An occasion as programs see it.
struct OccasionMessage: APIMessage {
  let row: ListOccasions.Row

  static let name = "Occasion"
  static let summary = "An occasion of follow-up."
  static let members: [APIMember<OccasionMessage>] = [
    .month("month", "The last month that is followed up.") { $0.row.occasion.month },
    .text("name", "What it is called, in Swedish.") { $0.row.occasion.name },
    .text("decided_by", "Who decides.") { $0.row.occasion.decidedBy },
    .maybeDay("meeting", "The day of the meeting.") { $0.row.occasion.meeting },
    .maybeDay("cut_off", "The last day of what the report counts.") { $0.row.occasion.plan?.cutOff },
    .maybeText("template", "The id of the report's template.") { $0.row.occasion.plan?.template },
    .maybeDay("report_due", "When units must have reported.") { $0.row.occasion.due(.report) },
    .maybeWhole("locked_number", "The number of the latest locked version of the whole board's report.") {
      $0.row.latest.map { Int64($0.number) }
    },
    .maybeText("locked_for", "The body that it was locked for.") { $0.row.latest?.body },
    .maybeText("established", "The decision that established it, in Swedish.") { $0.row.established },
  ]
}

/// A forecast sheet as programs see it.
struct SheetMessage: APIMessage {
  let sheet: UnitSheet

  static let name = "ForecastSheet"
  static let summary = "A unit's forecast sheet in one layer."
  static let members: [APIMember<SheetMessage>] = [
    .month("month", "The last month with actuals.") { $0.sheet.month },
    .text("unit", "The unit by id.") { $0.sheet.unit }, .text("unit_name", "Its name.") { $0.sheet.unitName },
    .choice("layer", "Whose word it is.") { $0.sheet.layer },
    .whole("version", "The version of the sheet; 0 where nobody has written it.") { Int64($0.sheet.version) },
    .whole("event", "The event that it was read at: what `based_on_event` of a write must say.") {
      Int64($0.sheet.event)
    },
    .list("cells", "Its cells, area by area and line by line.") { message in
      message.sheet.areas.flatMap { area in area.cells.map { Cell(area: area, cell: $0) } }
    },
  ]

  /// A cell.
  struct Cell: APIMessage {
    let area: UnitSheet.Area
    let cell: UnitSheet.Cell

    static let name = "ForecastSheetCell"
    static let summary = "A line of an area on a sheet. Amounts are in öre; debit positive."
    static let members: [APIMember<Cell>] = [
      .text("area", "The area by id; empty where there are none.") { $0.cell.area },
      .text("area_name", "The area's name, in Swedish.") { $0.area.name },
      .text("line", "The line by id.") { $0.cell.line }, .text("line_name", "Its name, in Swedish.") { $0.cell.name },
      .maybeWhole("actual_ore", "What is posted so far in the year.") { $0.cell.amounts.actual.value.money?.ore },
      .maybeWhole("period_budget_ore", "The budget so far in the year.") {
        $0.cell.amounts.periodBudget.value.money?.ore
      },
      .maybeWhole("budget_ore", "The budget of the year.") { $0.cell.amounts.budget.value.money?.ore },
      .maybeWhole("forecast_ore", "The forecast of the year.") { $0.cell.amounts.forecast.value.money?.ore },
      .maybeWhole("variance_ore", "The forecast less the budget.") { $0.cell.amounts.variance.value.money?.ore },
      .maybeWhole("previous_ore", "The forecast before.") { $0.cell.amounts.previous.value.money?.ore },
      .whole("proposal_ore", "What the forecast is where nobody sets one.") { $0.cell.proposal.ore },
      .maybeChoice("basis", "What somebody's amount says; left out where nobody has set one.") {
        $0.cell.own?.entered?.basis
      },
      .maybeWhole("entered_ore", "The amount as it was entered.") { $0.cell.own?.entered?.amount.ore },
      .maybeText("remark", "What is said of it.") { $0.cell.own?.remark },
      .maybeChoice("measure", "What is counted of bought care; left out where nothing is.") { $0.cell.volume?.measure },
      .maybeWhole("actual_count_hundredths", "How many so far, in hundredths; of placements the average of a month.") {
        $0.cell.volume?.actual?.hundredths
      },
      .maybeWhole("actual_cost_each_kr", "What one has cost so far, in whole kronor, in the months that are counted.") {
        $0.cell.volume?.actualCost
      },
      .maybeWhole("proposal_count_hundredths", "How many in the year at the pace so far.") {
        $0.cell.volume?.proposal?.hundredths
      },
      .maybeWhole("entered_count_hundredths", "How many in the year as it was entered.") {
        $0.cell.volume?.own?.hundredths
      },
      .maybeWhole("forecast_count_hundredths", "How many in the year: what is entered, else the pace so far.") {
        $0.cell.volume?.forecast?.hundredths
      },
      .maybeWhole("forecast_cost_each_kr", "What one costs in the year by forecast, in whole kronor.") {
        $0.cell.volume?.forecastCost
      },
      .truth("is_open", "Whether a forecast can be set on it.") { $0.cell.isOpen },
    ]
  }
}
