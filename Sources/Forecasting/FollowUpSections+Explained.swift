import Accounts
package import Figures
import Kernel
import Storage

extension FollowUpSections {
  /// The variances of units that forecast sheets have remarks on: of a line, of an area, or of both.
  package var explained: [FigureKey] {
    let followUp = driftFollowUp
    return followUp.sheets.flatMap { sheet -> [FigureKey] in
      guard sheet.value.unit != ForecastSheet.wholeBoard else { return [] }
      return sheet.value.rows.compactMap { row in
        guard !row.remark.isEmpty, row.statement ?? Statement.drift == Statement.drift else { return nil }
        let line = row.line.map { FigureSelection("line", Statement.drift + "." + $0) }
        let area = FigureSelection("area", row.area ?? FollowUpAreas.remainder)
        return FigureKey(
          FollowUpMeasure.variance.rawValue,
          [line, area, FigureSelection("unit", sheet.value.unit)].compactMap { $0 }, followUp.year)
      }
    }
  }
}
