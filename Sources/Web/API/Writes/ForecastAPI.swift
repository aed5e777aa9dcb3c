import Care
import Forecasting
import Formats
import Kernel
import Storage

/// Writing forecasts.
enum ForecastAPI {
  static let operations: [APIOperation] = [
    .write(
      .post, API.root + "/months/{month}/forecasts",
      .anyPermission([ImportForecast.permission, AdjustForecast.permission, DecideForecast.permission]),
      name: "forecast.write",
      "Writes forecasts in one layer: the rows take the place of the whole sheets of the units that they name.",
      [.month], body: body, answer: write)
  ]

  private static let body = APIObject(
    name: "ForecastSheets", summary: "Rows of a forecast.",
    members: [
      .init(
        name: "based_on_event",
        summary: "The last event that was known when the figures were read (`Roder-Event`): what somebody has written "
          + "since is refused, cell by cell, and not overwritten.", schema: .whole(0...Int64(Int32.max)),
        isRequired: true),
      .init(
        name: "layer", summary: "Whose word it is; the units' own unless said.",
        schema: .choice(ForecastLayer.allCases.map(\.rawValue)), isRequired: false),
      .init(
        name: "decision", summary: "The decision that it follows; the board's layer has one.", schema: .text,
        isRequired: false),
      .init(
        name: "is_confirmed", summary: "Whether amounts are let pass whose sign or size looks like a mistake.",
        schema: .truth, isRequired: false),
      .init(name: "rows", summary: "The rows.", schema: .list(.object(row)), isRequired: true),
    ], isOpen: false)

  private static let row = APIObject(
    name: "ForecastRow", summary: "One row of a forecast.",
    members: [
      .init(name: "unit", summary: "The unit by id; left out for the whole board.", schema: .text, isRequired: false),
      .init(name: "area", summary: "The follow-up area by id.", schema: .text, isRequired: false),
      .init(
        name: "line", summary: "The line by id; left out for a remark on the area.", schema: .text, isRequired: false),
      .init(
        name: "basis",
        summary: "What the amount says: the whole year, the difference from the budget, what is left of the year, or "
          + "something on top that belongs to no unit. Goes with `amount_ore`.",
        schema: .choice(ForecastBasis.allCases.map(\.rawValue)), isRequired: false),
      .init(
        name: "amount_ore", summary: "The amount in öre; debit positive. Left out for a remark alone.",
        schema: .anyWhole, isRequired: false),
      .init(
        name: "measure", summary: "What is counted of bought care. Goes with `count_hundredths`.",
        schema: .choice(CareMeasure.allCases.map(\.rawValue)), isRequired: false),
      .init(
        name: "count_hundredths",
        summary: "How much bought care that is in the year, in hundredths; of placements the year's average.",
        schema: .whole(0...Quantity.limit), isRequired: false),
      .init(name: "remark", summary: "The remark; left out to leave what stands.", schema: .text, isRequired: false),
    ], isOpen: false)

  @Sendable private static func write(_ visit: APIVisit) async throws -> ForecastWrittenMessage {
    var fields = try JSONFields(visit.body)
    let event = fields.whole("based_on_event")
    if !(0...Int64(Int32.max)).contains(event) { fields.refuse("based_on_event", expected: "en händelses nummer") }
    let layer = fields.optional("layer", "ett prognoslager") { ForecastLayer(rawValue: $0) } ?? .unit
    let decision = fields.optionalText("decision") ?? ""
    let isConfirmed = fields.optionalTruth("is_confirmed") ?? false
    if !fields.has("rows") { fields.refuse("rows", expected: "en lista av objekt") }
    var number = 0
    let rows = fields.objects("rows") { row in
      number += 1
      return read(&row, number: number)
    }
    try fields.finish()
    let input = ForecastInput(
      month: try visit.month(), layer: layer, decision: decision, rows: rows, isConfirmed: isConfirmed,
      basedOn: .event(Int(event)))
    let desk = visit.desk
    let written =
      switch layer {
      case .unit: try await desk.run(ImportForecast.self, input).output
      case .controller, .administration: try await desk.run(AdjustForecast.self, input).output
      case .board: try await desk.run(DecideForecast.self, input).output
      }
    return ForecastWrittenMessage(written: written)
  }

  private static func read(_ fields: inout JSONFields, number: Int) -> ForecastInput.Row {
    let basis = fields.optional("basis", "nivå, avvikelse, återstod eller tillägg som level, variance, rest, addition")
    {
      ForecastBasis(rawValue: $0)
    }
    let amount = fields.optionalWhole("amount_ore")
    if fields.has("basis") != fields.has("amount_ore") {
      fields.refuse(fields.has("basis") ? "basis" : "amount_ore", expected: "basis och amount_ore tillsammans")
    }
    let measure = fields.optional("measure", "care-days, placements eller hours") { CareMeasure(rawValue: $0) }
    let count = fields.optionalWhole("count_hundredths")
    if fields.has("measure") != fields.has("count_hundredths") {
      let lacking = fields.has("measure") ? "count_hundredths" : "measure"
      fields.refuse(lacking, expected: "measure och count_hundredths tillsammans")
    } else if let count, !(0...Quantity.limit).contains(count) {
      fields.refuse("count_hundredths", expected: "ett antal i hundradelar, högst \(Quantity.limit)")
    }
    return ForecastInput.Row(
      unit: fields.optionalText("unit") ?? "", area: fields.optionalText("area") ?? "",
      line: fields.optionalText("line") ?? "",
      entered: basis.flatMap { basis in amount.map { ForecastSheet.Entered(basis, Money(ore: $0)) } },
      volume: measure.flatMap { measure in count.map { .init(measure, Quantity(hundredths: $0)) } },
      remark: fields.optionalText("remark"), place: Place(field: "/rows/\(number - 1)"))
  }
}

/// What became of a forecast, as programs see it.
struct ForecastWrittenMessage: APIMessage {
  let written: ForecastWriting.Written

  static let name = "ForecastWritten"
  static let summary = "What was written of a forecast."
  static let members: [APIMember<ForecastWrittenMessage>] = [
    .list("sheets", "The sheets that were written.") { message in
      message.written.versions.sorted { $0.key < $1.key }.map { Sheet(id: $0.key, version: $0.value) }
    },
    .whole("masked", "How many personal identity numbers were masked in remarks.") { Int64($0.written.masked) },
  ]

  /// A sheet that was written.
  struct Sheet: APIMessage {
    let id: String
    let version: Int

    static let name = "ForecastSheetVersion"
    static let summary = "The version of a forecast sheet that stands."
    static let members: [APIMember<Sheet>] = [
      .text("id", "The sheet: month, unit and layer.") { $0.id },
      .whole("version", "The version that stands.") { Int64($0.version) },
    ]
  }
}
