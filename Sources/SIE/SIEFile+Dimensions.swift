extension SIEFile {
  /// The sets of dimensions that period rows are split by, each with its number of rows; the empty set is the totals.
  ///
  /// Rows of one set may be summed. Rows of two sets show the same money twice.
  public func dimensionSets(of rows: [SIEPeriodAmount]) -> [[Int]: Int] {
    let sets = codings.indices.map(dimensions(ofCoding:))
    return rows.reduce(into: [:]) { $0[sets[Int($1.coding)], default: 0] += 1 }
  }

  /// The period rows that are split by exactly these dimensions; by none for the totals.
  public func rows(_ rows: [SIEPeriodAmount], splitBy dimensions: [Int]) -> [SIEPeriodAmount] {
    let wanted = dimensions.sorted()
    let isWanted = codings.indices.map { self.dimensions(ofCoding: $0) == wanted }
    return rows.filter { isWanted[Int($0.coding)] }
  }

  private func dimensions(ofCoding coding: Int) -> [Int] {
    codings.objectIndices(of: coding).map { codings.objects[$0].dimension }.sorted()
  }
}
