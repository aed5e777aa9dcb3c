package import Storage

/// Where a coding stands in a statement.
package enum StatementPlace: Hashable, Sendable {
  /// On the line of that index.
  case line(Int)
  /// Outside the statement, as the statement declares.
  case outside
  /// No leaf takes it.
  case uncovered
  /// More than one leaf takes it.
  case ambiguous
}

/// Places codings on the lines of a statement and on a list of named selections.
package enum PlacementRules {
  /// The place of each row in the statement.
  package static func places(_ columns: FactColumns, in statement: Statement) -> [StatementPlace] {
    let leaves = statement.lines.indices.flatMap { index in
      statement.lines[index].rules.map { (rule: $0, line: index) }
    }
    let first = statement.selection.count
    let second = first + statement.outside.count
    let matches = CodingClassifier(statement.selection + statement.outside + leaves.map(\.rule)).matches(columns)
    return (0..<columns.count).map { row in
      var isSelected = statement.selection.isEmpty
      var isOutside = false
      var place = StatementPlace.uncovered
      matches.forEach(row: row) { rule in
        if rule < first {
          isSelected = true
        } else if rule < second {
          isOutside = true
        } else {
          let line = leaves[rule - second].line
          if place == .uncovered {
            place = .line(line)
          } else if place != .line(line) {
            place = .ambiguous
          }
        }
      }
      return isSelected && !isOutside ? place : .outside
    }
  }

  /// For each row the index of the selection that takes it; `selections.count` for the remainder. Where several take
  /// it the first does.
  package static func indices(_ columns: FactColumns, in selections: [NamedSelection]) -> [Int] {
    let rules = selections.indices.flatMap { index in selections[index].rules.map { (rule: $0, index: index) } }
    let matches = CodingClassifier(rules.map(\.rule)).matches(columns)
    return (0..<columns.count).map { row in
      var found = selections.count
      matches.forEach(row: row) { found = min(found, rules[$0].index) }
      return found
    }
  }

  /// For each selection the rows that it takes; selections may overlap.
  package static func rows(_ columns: FactColumns, in selections: [NamedSelection]) -> [[Int]] {
    let rules = selections.indices.flatMap { index in selections[index].rules.map { (rule: $0, index: index) } }
    let matches = CodingClassifier(rules.map(\.rule)).matches(columns)
    var rows = [[Int]](repeating: [], count: selections.count)
    for row in 0..<columns.count {
      matches.forEach(row: row) { rule in
        if rows[rules[rule].index].last != row { rows[rules[rule].index].append(row) }
      }
    }
    return rows
  }
}
