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
    /// For each list of facts the dictionary's index of each row's code, which lies in the dictionary.
    var rows: [PackedCodes] = []
  }

  /// How many rows each list of facts has.
  package let counts: [Int]
  private let codes: [String: Codes]

  /// The lists with their codes numbered.
  package init(_ lists: [PackedFacts]) {
    counts = lists.map(\.count)
    codes = Dictionary(
      CodingPart.allCases.map { ($0.column, CodedFacts.codes($0.column, lists)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The lists, packed, with their codes numbered.
  package init(_ lists: [FactColumns]) { self.init(lists.map { PackedFacts($0) }) }

  /// How many rows there are in all lists together.
  package var rowCount: Int { counts.reduce(0, +) }

  /// The codes of the coding part with that column.
  func codes(_ part: String) -> Codes { codes[part] ?? Codes() }

  private static func codes(_ part: String, _ lists: [PackedFacts]) -> Codes {
    var codes = Codes()
    var found: [String: Int32] = [:]
    for list in lists {
      codes.rows.append(list.codes(part))
      codes.numbers.append(
        list.dictionary(part).map { code in
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
