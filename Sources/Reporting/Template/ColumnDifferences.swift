import Documents
import Figures

/// Which columns of a template's table are differences of others.
enum ColumnDifferences {
  /// What measures are the difference of, where all three are asked over the same months.
  private static let known: [String: (minuend: String, subtrahend: String)] = [
    "variance": ("forecast", "budget"), "period-variance": ("actual", "budget"), "difference": ("actual", "last-year"),
    "forecast-change": ("forecast", "previous-forecast"),
  ]

  /// The two columns of the table, by index among all of its columns, whose difference the template's column of that
  /// index is; nil where it is none.
  static func difference(of index: Int, in columns: [TemplateTable.Column]) -> Table.Difference? {
    let minuend: FigureReference.Term
    let subtrahend: FigureReference.Term
    switch columns[index].reference.expression {
    case .change(let new, let old): (minuend, subtrahend) = (new, old)
    case .figure(let term):
      guard let parts = known[term.measure] else { return nil }
      minuend = FigureReference.Term(parts.minuend, term.selections, term.period, moment: term.moment)
      subtrahend = FigureReference.Term(parts.subtrahend, term.selections, term.period, moment: term.moment)
    case .share: return nil
    }
    func column(_ term: FigureReference.Term) -> Int? {
      columns.firstIndex {
        $0.reference.expression == .figure(term) && $0.reference.format == columns[index].reference.format
      }
    }
    guard let first = column(minuend), let second = column(subtrahend) else { return nil }
    // The rows' names stand before all of them.
    return Table.Difference(first + 1, minus: second + 1)
  }
}
