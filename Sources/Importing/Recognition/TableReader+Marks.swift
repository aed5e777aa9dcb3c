import Formats

extension TableReader {
  /// Refuses amounts in thousands or millions whose only mark may part thousands as well as begin decimals: `1.234` in
  /// tkr is either 1 234 000 or 1 234 kronor. In kronor three decimals are refused anyway.
  mutating func requireClearMarks(_ kinds: [TableRowKind], from first: Int) {
    guard unit != .kr, mark == .space else { return }
    let rows = zip(kinds, grid.rows[first...]).lazy.filter { kind, _ in
      switch kind {
      case .data, .total, .unnamed: true
      default: false
      }
    }.map(\.1)
    let amounts = numeric.map(\.index)
    let doubtful = TableAmountRules.doubtful(rows.lazy.flatMap { row in amounts.lazy.map { row[$0] } })
    guard let doubtful else { return }
    for row in rows {
      guard let column = amounts.first(where: { row[$0] == doubtful }) else { continue }
      if doubtful.text.contains(",") {
        // The comma begins decimals in Swedish; only a reader of the file can know that it is foreign.
        notes.append("Komma läses som decimaltecken, även i \(TableCodeRules.trimmed(doubtful.text)) \(unit.rawValue).")
        return
      }
      problems.append(
        RecognitionProblem.unclearDecimals(
          text: String(TableCodeRules.trimmed(doubtful.text).prefix(40)), unit: unit.rawValue,
          grid.place(row: row.number, column: column)))
      return
    }
  }
}
