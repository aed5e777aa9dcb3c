import Figures
import Kernel

/// The numbers of people in a document, with the sums that tie them to each other.
///
/// A share is told by its part and its whole: both stand among the numbers as if they were printed, under keys of their
/// own where the figure names none.
struct PeopleCounts {
  /// The numbers and their sums.
  private(set) var counts = SmallNumbers.Counts()
  private let limits: PeopleLimits

  /// The numbers of `document` that have limits.
  init(_ document: Document, _ limits: PeopleLimits, sums: [SmallNumbers.Counts.Sum]) {
    self.limits = limits
    for table in document.tables { add(table) }
    for cell in document.allFigures { add(cell, isDifference: false) }
    // When all that is told is known.
    for cell in document.allFigures { addPartsOfChange(cell) }
    counts.sums += sums
  }

  /// The keys that the part and the whole of a share have among the numbers.
  static func parts(of key: FigureKey) -> (part: FigureKey, whole: FigureKey) {
    if case .share(let part, let whole)? = DerivedFigure(key) { return (part, whole) }
    return (key.measuring(key.measure + " (del)"), key.measuring(key.measure + " (hela)"))
  }

  /// What the number is of, whatever moment it was known at.
  private static func subject(_ key: FigureKey) -> FigureKey {
    if case .asOf(let figure, _)? = DerivedFigure(key) { return subject(figure) }
    return key
  }

  private mutating func add(_ table: Table) {
    func cell(_ row: Int, _ column: Int) -> FigureCell? {
      guard case .figure(let cell) = table.rows[row].cells[column] else { return nil }
      return limits.limit(of: cell.key) == nil ? nil : cell
    }
    for (index, row) in table.rows.enumerated() {
      for column in row.cells.indices {
        guard let figure = cell(index, column) else { continue }
        let difference = table.columns[column].difference
        add(figure, isDifference: difference != nil)
        add(figure, sumOf: row.sumOf.compactMap { cell($0, column) })
        if let difference, let minuend = cell(index, difference.minuend)?.key,
          let subtrahend = cell(index, difference.subtrahend)?.key
        {
          counts.sums.append(.init(minuend, of: [subtrahend, figure.key]))
        }
      }
    }
  }

  private mutating func add(_ cell: FigureCell, isDifference: Bool) {
    guard let limit = limits.limit(of: cell.key) else { return }
    switch cell.value {
    case .count(let value):
      var isChange = false
      if case .change? = DerivedFigure(cell.key) { isChange = true }
      add(cell.key, value, limit, isDifference: isDifference || isChange)
    case .share(let share):
      let keys = PeopleCounts.parts(of: cell.key)
      add(keys.part, share.numerator, limit)
      add(keys.whole, share.denominator, limit)
    case .money, .missing, .suppressed: return
    }
  }

  /// What a change was made of: who knows it and one of its two numbers knows the other, wherever that is told.
  private mutating func addPartsOfChange(_ cell: FigureCell) {
    guard let limit = limits.limit(of: cell.key), case .count(let value) = cell.value,
      case .change(let new, let old)? = DerivedFigure(cell.key)
    else { return }
    if let known = number(of: new) { add(old, known.subtractingReportingOverflow(value), limit) }
    if let known = number(of: old) { add(new, known.addingReportingOverflow(value), limit) }
    counts.sums.append(.init(new, of: [old, cell.key]))
  }

  /// That the figure is the sum of those; of shares, that their parts and their wholes are.
  private mutating func add(_ cell: FigureCell, sumOf parts: [FigureCell]) {
    guard !parts.isEmpty else { return }
    switch cell.value {
    case .count: counts.sums.append(.init(cell.key, of: parts.map(\.key)))
    case .share:
      let (total, keys) = (PeopleCounts.parts(of: cell.key), parts.map { PeopleCounts.parts(of: $0.key) })
      counts.sums += [.init(total.part, of: keys.map(\.part)), .init(total.whole, of: keys.map(\.whole))]
    case .money, .missing, .suppressed: return
    }
  }

  private mutating func add(
    _ key: FigureKey, _ value: Int64, _ limit: Int64, isDifference: Bool = false, isShown: Bool = true
  ) {
    counts.cells.append(
      .init(
        key, value, isDifference: isDifference, isShown: isShown, subject: PeopleCounts.subject(key), limit: limit))
  }

  /// Takes in a number that is told by others and stands nowhere itself.
  private mutating func add(_ key: FigureKey, _ value: (partialValue: Int64, overflow: Bool), _ limit: Int64) {
    if !value.overflow { add(key, value.partialValue, limit, isShown: false) }
  }

  private func number(of key: FigureKey) -> Int64? { counts.cells.first { $0.key == key }?.value }
}
