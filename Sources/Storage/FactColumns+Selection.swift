import Kernel

extension FactColumns {
  /// Which rows lie within the selection; the codes of a column that is missing count as empty.
  ///
  /// **Shape** one answer a row. **Complexity** linear in rows: a word is compared once, however many rows have it.
  package func rows(within selection: FactSelection) -> [Bool] {
    var isWithin = [Bool](repeating: true, count: count)
    for (name, ranges) in selection.parts {
      let column = code(name)
      let isHit = column.dictionary.map { word in ranges.contains { $0.contains(word) } }
      for row in 0..<count where !isHit[Int(column.codes[row])] { isWithin[row] = false }
    }
    return isWithin
  }

  /// Which rows of the segment later batches leave to be seen.
  ///
  /// **Shape** one answer a row.
  package func visibleRows(of segment: VisibleSegment) -> [Bool] {
    var isVisible = [Bool](repeating: true, count: count)
    for hidden in segment.hidden {
      for (row, isHidden) in rows(within: hidden).enumerated() where isHidden { isVisible[row] = false }
    }
    return isVisible
  }
}
