package import Storage

/// Lists of coded facts, a month's segment each as a rule, with each distinct code numbered once for all of them.
///
/// Each segment has dictionaries of its own; rules look at a code once, however many segments have it.
package struct CodedFacts: Sendable {
  /// The codes of one coding part.
  struct Codes: Sendable {
    /// The distinct codes, in order of first appearance.
    var distinct: [String] = []
    /// For each list of facts the number of each code in its dictionary.
    var numbers: [[Int32]] = []
    /// For each list of facts the dictionary's index of each row's code, which lies in the dictionary; no rows where
    /// the list has no such column, so that every row has the first code, the empty one.
    var rows: [[UInt32]] = []
  }

  /// The lists of facts.
  package let lists: [FactColumns]
  private let codes: [String: Codes]

  /// The lists with their codes numbered.
  package init(_ lists: [FactColumns]) {
    self.lists = lists
    codes = Dictionary(
      CodingPart.allCases.map { part in
        (part.column, CodedFacts.codes(lists.map { CodedFacts.column(part.column, of: $0) }))
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// How many rows there are in all lists together.
  package var rowCount: Int { lists.reduce(0) { $0 + $1.count } }

  /// The codes of the coding part with that column.
  func codes(_ part: String) -> Codes { codes[part] ?? Codes() }

  private static func column(_ name: String, of facts: FactColumns) -> CodeColumn {
    facts[name] == nil ? CodeColumn(dictionary: [""]) : facts.code(name)
  }

  private static func codes(_ columns: [CodeColumn]) -> Codes {
    var codes = Codes()
    var found: [String: Int32] = [:]
    for column in columns {
      let count = UInt32(column.dictionary.count)
      precondition(column.codes.allSatisfy { $0 < count }, "A code lies in its dictionary")
      codes.rows.append(column.codes)
      codes.numbers.append(
        column.dictionary.map { code in
          if let number = found[code] { return number }
          let number = Int32(codes.distinct.count)
          found[code] = number
          codes.distinct.append(code)
          return number
        })
    }
    return codes
  }
}
