import Documents
import Figures
import Formats
import HTML
import Kernel

extension Visit {
  /// The fields that say which month a page is about.
  func fields(of month: Month) -> FormFields { ["period": month.description] }

  /// A figure in a cell of a table, which leads to what it is made of.
  ///
  /// - Parameter isJudged: whether less than nothing is worse than expected.
  func cell(_ cell: FigureCell, _ month: Month, isJudged: Bool = false) -> PageTable.Cell {
    guard let printed = cell.printed else { return .words(cell.text) }
    return .content([Look.figure(cell.text, at: address(of: cell, month), isWorse: isJudged && printed < 0)])
  }

  private func address(of cell: FigureCell, _ month: Month) -> String {
    link(["siffra"], fields: ["period": month.description, "nyckel": cell.key.description])
  }
}
