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
    var classifier = lines(of: statement, over: CodedFacts([columns])) { place in
      switch place {
      case .line(let line): Int32(line)
      case .outside: -1
      case .uncovered: -2
      case .ambiguous: -3
      }
    }
    return classifier.numbers(of: 0, count: columns.count).map { number in
      switch number {
      case -1: .outside
      case -2: .uncovered
      case -3: .ambiguous
      default: .line(Int(number))
      }
    }
  }

  /// For each row the index of the selection that takes it; `selections.count` for the remainder. Where several take
  /// it the first does.
  package static func indices(_ columns: FactColumns, in selections: [NamedSelection]) -> [Int] {
    var classifier = firsts(of: selections.map(\.rules), over: CodedFacts([columns])) { Int32($0) }
    return classifier.numbers(of: 0, count: columns.count).map { Int($0) }
  }

  /// For each selection the rows that it takes; selections may overlap.
  package static func rows(_ columns: FactColumns, in selections: [NamedSelection]) -> [[Int]] {
    var classifier = SelectionClassifier(selections, facts: CodedFacts([columns]))
    var rows = [[Int]](repeating: [], count: selections.count)
    for (row, number) in classifier.numbers(of: 0, count: columns.count).enumerated() {
      for selection in classifier.selections(number) { rows[selection].append(row) }
    }
    return rows
  }

  /// A classifier by the statement's lines that gives each row `number` of its place.
  static func lines(
    of statement: Statement, over facts: CodedFacts, number: @escaping (StatementPlace) -> Int32
  ) -> CodingClassifier {
    // Lists of numbers, since the decision below is made for every combination of codes.
    let lines = statement.lines.indices.flatMap { index in statement.lines[index].rules.map { _ in index } }
    let first = statement.selection.count
    let second = first + statement.outside.count
    let hasNoSelection = statement.selection.isEmpty
    let rules = statement.selection + statement.outside + statement.lines.flatMap(\.rules)
    return CodingClassifier(rules, facts: facts) { matches in
      var isSelected = hasNoSelection
      var isOutside = false
      var place = StatementPlace.uncovered
      matches.forEach { rule in
        if rule < first {
          isSelected = true
        } else if rule < second {
          isOutside = true
        } else {
          let line = lines[rule - second]
          if place == .uncovered {
            place = .line(line)
          } else if place != .line(line) {
            place = .ambiguous
          }
        }
      }
      return number(isSelected && !isOutside ? place : .outside)
    }
  }

  /// A classifier that gives each row `number` of the first of the lists of rules that takes it, by index, and
  /// of `lists.count` where none does.
  static func firsts(
    of lists: [[FactSelection]], over facts: CodedFacts, number: @escaping (Int) -> Int32
  ) -> CodingClassifier {
    let indices = lists.indices.flatMap { index in lists[index].map { _ in index } }
    let none = lists.count
    return CodingClassifier(lists.flatMap { $0 }, facts: facts) { matches in
      var found = none
      matches.forEach { found = min(found, indices[$0]) }
      return number(found)
    }
  }
}
