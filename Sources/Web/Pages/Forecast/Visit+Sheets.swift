import Documents
import Figures
import Formats
import Kernel

extension Visit {
  /// The fields that say which month a page is about.
  func fields(of month: Month) -> FormFields { ["period": month.description] }

  /// A figure in a cell of a table, which leads to what it is made of.
  ///
  /// - Parameter isJudged: whether less than nothing is worse than expected.
  func cell(_ cell: FigureCell, _ month: Month, isJudged: Bool = false) -> PageTable.Cell {
    guard cell.printed != nil else { return .words(cell.text) }
    let address = link(["siffra"], fields: ["period": month.description, "nyckel": cell.key.description])
    return .content([
      Look.figure(cell.text, at: address, isWorse: isJudged && (cell.printed ?? 0) < 0)
    ])
  }
}

extension String {
  /// With a large first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
