package import Kernel

/// A statement as it stands in a file, with the place of each line there.
package struct StatementDraft: Sendable {
  /// The statement's id.
  package let id: String
  /// What the file says of it.
  package let statement: Statement
  /// Where each line stands, by the line's id.
  package let places: [String: Place]
  /// The fiscal year that it holds from; nil for always.
  package var validFrom: Int?

  /// A statement read from a file.
  package init(id: String, statement: Statement, places: [String: Place], validFrom: Int? = nil) {
    self.id = id
    self.statement = statement
    self.places = places
    self.validFrom = validFrom
  }
}

/// What holds for a statement as a whole.
package enum StatementRules {
  /// The ids of the rows that the program adds to a table: codings on no line, and codings on several.
  package static let reservedIDs: Set<String> = ["ej-placerat", "flertydigt"]

  /// What is wrong with the statement; empty where nothing is.
  package static func problems(_ draft: StatementDraft) -> [AccountsProblem] {
    let lines = draft.statement.lines
    var problems: [AccountsProblem] = []
    var seen: Set<String> = []
    for line in lines {
      let place = draft.places[line.id] ?? Place(field: line.id)
      if !seen.insert(line.id).inserted { problems.append(.repeatedID(line.id, place)) }
      if reservedIDs.contains(line.id) { problems.append(.reservedID(line.id, place)) }
      if line.kind == .leaf, line.rules.isEmpty {
        problems.append(.leafWithoutRule(statement: draft.id, line: line.id, place))
      }
      guard let parent = line.parent else { continue }
      if !lines.contains(where: { $0.id == parent && $0.kind == .sum }) {
        problems.append(.unknownParent(statement: draft.id, line: line.id, parent: parent, place))
      } else if isOwnAncestor(line, lines) {
        problems.append(.circle(statement: draft.id, line: line.id, place))
      }
    }
    // Where a tree does not hang together, more words about its top only confuse.
    return problems.isEmpty ? resultProblems(draft) : problems
  }

  /// What keeps the statement from ending in one sum that every posting and frame counts in: a table has one result.
  private static func resultProblems(_ draft: StatementDraft) -> [AccountsProblem] {
    let lines = draft.statement.lines
    let tops = lines.filter { $0.kind == .sum && $0.parent == nil }
    func place(_ line: Statement.Line) -> Place { draft.places[line.id] ?? Place(field: line.id) }
    guard let first = tops.first else {
      return [.noResult(statement: draft.id, Place(file: draft.places.values.first?.file, field: draft.id))]
    }
    let others = tops.dropFirst().map {
      AccountsProblem.severalResults(statement: draft.id, line: $0.id, other: first.id, place($0))
    }
    // A parent is always a sum here, and sums lead up to a top one: only lines without a parent stand outside.
    let outside = lines.filter { ($0.kind == .leaf || $0.kind == .frame) && $0.parent == nil }.map {
      AccountsProblem.outsideResult(statement: draft.id, line: $0.id, place($0))
    }
    return others + outside
  }

  private static func isOwnAncestor(_ line: Statement.Line, _ lines: [Statement.Line]) -> Bool {
    var above = line.parent
    var steps = 0
    while let current = above, steps <= lines.count {
      if current == line.id { return true }
      above = lines.first { $0.id == current }?.parent
      steps += 1
    }
    return false
  }
}
