/// Columns of a sheet as ranges that neither meet nor overlap, in order.
///
/// A file may name the same columns any number of times; they are held once.
struct ColumnRanges: Sendable {
  private(set) var ranges: [ClosedRange<Int>] = []

  /// Adds columns.
  ///
  /// **Complexity** logarithmic for columns that are held already; there are too few others to matter.
  mutating func insert(_ columns: ClosedRange<Int>) {
    // The first range that the columns touch or that lies after them.
    var first = 0
    var end = ranges.count
    while first < end {
      let middle = (first + end) / 2
      if ranges[middle].upperBound + 1 < columns.lowerBound { first = middle + 1 } else { end = middle }
    }
    guard first < ranges.count, ranges[first].lowerBound <= columns.upperBound + 1 else {
      ranges.insert(columns, at: first)
      return
    }
    if ranges[first].lowerBound <= columns.lowerBound, ranges[first].upperBound >= columns.upperBound { return }
    var last = first
    while last + 1 < ranges.count, ranges[last + 1].lowerBound <= columns.upperBound + 1 { last += 1 }
    let low = min(columns.lowerBound, ranges[first].lowerBound)
    let high = max(columns.upperBound, ranges[last].upperBound)
    ranges.replaceSubrange(first...last, with: CollectionOfOne(low...high))
  }
}
