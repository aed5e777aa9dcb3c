import Accounts
import Care
import Formats
package import Kernel

/// A unit's sheet as somebody has typed it, before anything is made of what it says: amounts in tkr with the sign of
/// reports, where costs and what is worse than the budget are negative.
package struct TypedSheet: Hashable, Sendable {
  /// What is typed of one line of an area, or of an area as a whole.
  package struct Cell: Hashable, Sendable, Codable {
    /// The line's id; empty for the area as a whole.
    package let line: String
    /// The area's id; empty where the board follows no areas up.
    package let area: String
    /// What the amount says.
    package let basis: ForecastBasis
    /// The amount; empty for none, so that the proposal counts.
    package let amount: String
    /// How much bought care is expected; empty for the pace so far.
    package let number: String
    /// The remark; may be empty.
    package let remark: String

    /// What is typed.
    package init(
      line: String, area: String, basis: ForecastBasis = .level, amount: String = "", number: String = "",
      remark: String = ""
    ) {
      self.line = line
      self.area = area
      self.basis = basis
      self.amount = amount
      self.number = number
      self.remark = remark
    }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        line: try container.decode(String.self, forKey: .line), area: try container.decode(String.self, forKey: .area),
        basis: try container.decode(ForecastBasis.self, forKey: .basis),
        amount: try container.decode(String.self, forKey: .amount),
        // Drafts from before numbers were typed have none.
        number: try container.decodeIfPresent(String.self, forKey: .number) ?? "",
        remark: try container.decode(String.self, forKey: .remark))
    }

    private enum CodingKeys: String, CodingKey {
      case line, area, basis, amount, number, remark
    }

    /// Its name among the fields of a form, after what kind of field it is.
    package var field: String { line + "." + area }
  }

  /// The last month with actuals.
  package let month: Month
  /// The unit's id.
  package let unit: String
  /// The layer.
  package let layer: ForecastLayer
  /// The version that it was made from; 0 where there was none.
  package let version: Int
  /// What is typed.
  package let cells: [Cell]

  /// What somebody has typed.
  package init(month: Month, unit: String, layer: ForecastLayer, version: Int, cells: [Cell]) {
    self.month = month
    self.unit = unit
    self.layer = layer
    self.version = version
    self.cells = cells
  }

  /// The sheet as it stands, as whoever typed it would have.
  package init(_ sheet: UnitSheet) {
    let cells = sheet.cells.filter(\.isOpen).map { cell in
      Cell(
        line: cell.line, area: cell.area, basis: cell.own?.entered?.basis ?? .level,
        amount: cell.own?.entered.map { TypedSheet.text($0.amount) } ?? "", number: cell.volume?.own?.text ?? "",
        remark: cell.own?.remark ?? "")
    }
    let areas = sheet.areas.map { Cell(line: "", area: $0.id, remark: $0.remark?.remark ?? "") }
    self.init(month: sheet.month, unit: sheet.unit, layer: sheet.layer, version: sheet.version, cells: areas + cells)
  }

  /// The amount exactly, in tkr with the sign of reports: `−4 429,6`.
  package static func text(_ amount: Money) -> String {
    let shown = 0 - amount.ore
    var decimals = 5
    var value = shown
    while decimals > 0, value % 10 == 0 {
      value /= 10
      decimals -= 1
    }
    return SwedishText.number(value, decimals: decimals)
  }

  /// The cell of that line and area; nil where nothing of it was typed.
  package func cell(line: String, area: String) -> Cell? { cells.first { $0.line == line && $0.area == area } }

  /// Whether both say the same of each cell, in whatever order: the fields of what is set and why, where there are any.
  package func saysTheSame(as other: TypedSheet) -> Bool { Set(said) == Set(other.said) }

  /// What is said, as it counts: a cell of which nothing is said is none, and an amount that is not there has no basis.
  private var said: [Cell] {
    cells.compactMap { cell in
      let (amount, number, remark) = (cell.amount.trimmed, cell.number.trimmed, cell.remark.trimmed)
      guard !amount.isEmpty || !number.isEmpty || !remark.isEmpty else { return nil }
      return Cell(
        line: cell.line, area: cell.area, basis: amount.isEmpty ? .level : cell.basis, amount: String(amount),
        number: String(number), remark: String(remark))
    }
  }

  /// The sheet to be written: what is typed, and what of the stored one the form does not show.
  ///
  /// - Parameter isConfirmed: whether amounts are let pass whose sign or size looks like a mistake.
  ///
  /// **Throws** `Problems` with each amount that cannot be read, at its field.
  package func input(over sheet: UnitSheet, isConfirmed: Bool = false) throws -> ForecastInput {
    var problems: [any Problem] = []
    var rows: [ForecastInput.Row] = []
    for cell in cells {
      do {
        if let row = try row(cell, sheet) { rows.append(row) }
      } catch let problem as any Problem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    if rows.isEmpty, sheet.kept.isEmpty, sheet.lastStamp != nil {
      // Rows say which sheets they are of, and there are none.
      let all = ForecastInput.Row(
        unit: unit, area: "", line: "", entered: nil, remark: nil, place: Place(field: ""))
      return ForecastInput(
        month: month, layer: layer, manner: .clearing, rows: [all], basedOn: .version(version))
    }
    rows += sheet.kept.map { row in
      ForecastInput.Row(
        unit: unit, area: row.area ?? "", line: row.line ?? "", entered: row.entered, volume: row.volume,
        remark: row.remark, place: Place(field: ""))
    }
    // What stands keeps its order, so that saving what was not changed writes nothing.
    let places = rows.map { row in sheet.rows.firstIndex { TypedSheet.isOfSamePlace($0, row) } ?? sheet.rows.count }
    rows = zip(places, rows).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
    return ForecastInput(
      month: month, layer: layer, manner: .sheets, rows: rows, isConfirmed: isConfirmed, basedOn: .version(version))
  }

  private static func isOfSamePlace(_ stored: ForecastSheet.Row, _ row: ForecastInput.Row) -> Bool {
    guard (stored.line ?? "") == row.line else { return false }
    // No area and the remainder are the same.
    return [stored.area ?? "", stored.area ?? FollowUpAreas.remainder].contains(row.area)
  }

  /// The row that the cell says; nil where it says nothing.
  private func row(_ cell: Cell, _ sheet: UnitSheet) throws -> ForecastInput.Row? {
    let remark = String(cell.remark.trimmed)
    let amount = String(cell.amount.trimmed)
    let number = String(cell.number.trimmed)
    guard !amount.isEmpty || !number.isEmpty || !remark.isEmpty else { return nil }
    let entered =
      amount.isEmpty
      ? nil : ForecastSheet.Entered(cell.basis, AmountSign.report.inner(try money(amount, at: cell)))
    return ForecastInput.Row(
      unit: unit, area: cell.area, line: cell.line, entered: entered,
      volume: try volume(number, of: cell, sheet), remark: remark,
      place: Place(field: cell.field))
  }

  private func volume(
    _ number: String, of cell: Cell, _ sheet: UnitSheet
  ) throws(CareProblem) -> ForecastSheet.Volume? {
    let shown = sheet.cells.first { $0.line == cell.line && $0.area == cell.area }
    // What is entered on a line that has gone has no field for its number, and stays or goes with its amount.
    guard !number.isEmpty else { return shown?.isLost == true ? shown?.own?.volume : nil }
    let place = Place(field: cell.field)
    let count = try CareNumber.read(number, at: place)
    guard let measure = shown?.volume?.measure else { throw .nothingCounted(place) }
    return ForecastSheet.Volume(measure, count)
  }

  private func money(_ text: String, at cell: Cell) throws(FormatsProblem) -> Money {
    let place = Place(field: cell.field)
    do throws(Amount.Fault) {
      return try Amount.money(text, unit: .tkr)
    } catch {
      switch error {
      case .empty, .notAnAmount: throw .notAnAmount(place, text: text)
      case .tooManyDecimals: throw .tooManyDecimals(place, text: text, unit: AmountUnit.tkr.rawValue)
      case .tooLarge: throw .amountTooLarge(place, text: text)
      }
    }
  }
}
