import Accounts
package import Figures
import Kernel
import Storage

/// A remark of a forecast sheet: where it stands, and the event that it was written at.
package struct SheetRemark: Hashable, Sendable {
  /// What it says.
  package let text: String
  /// The event.
  package let event: Int
  /// The variance that it is about: of the area, or of the unit's cell.
  package let key: FigureKey
  /// The line's id; nil for a remark on the area.
  let line: String?
  /// The area's id.
  let area: String

  /// The remarks of the sheet on the operating statement, in its order. A department's own codes are a unit beside
  /// those beneath it, and what is said of them is not about the department's sum.
  static func all(in sheet: Versioned<ForecastSheet>, of groups: UnitGroups) -> [SheetRemark] {
    let january = sheet.value.month.advanced(by: 1 - sheet.value.month.month)
    guard let year = Period(january, january.advanced(by: 11)) else { return [] }
    return sheet.value.rows.compactMap { row in
      guard !row.remark.isEmpty, row.statement ?? Statement.drift == Statement.drift else { return nil }
      let area = row.area ?? FollowUpAreas.remainder
      let isCell = row.line != nil && sheet.value.unit != ForecastSheet.wholeBoard
      let line = FigureSelection("line", Statement.drift + "." + (row.line ?? "utom-ram"))
      let unit = isCell ? [FigureSelection("unit", groups.keyID(ofUnit: sheet.value.unit))] : []
      return SheetRemark(
        text: row.remark, event: row.remarkEvent ?? sheet.event,
        key: FigureKey(FollowUpMeasure.variance.rawValue, [line, FigureSelection("area", area)] + unit, year),
        line: row.line, area: area)
    }
  }
}
