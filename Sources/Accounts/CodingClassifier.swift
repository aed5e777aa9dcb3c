import Kernel
package import Storage

/// Gives each row of coded facts the number that rules decide.
///
/// Each distinct code is compared with each rule once, and each combination of the codes that rules look at is decided
/// once, when a row first has it; a row then costs one addition for each of these coding parts and one look-up.
package struct CodingClassifier {
  /// What the rows' numbers are added to a block at a time, so that all passes over a block stay in the nearest cache.
  static let blockSize = 4_096

  /// A coding part that some rule looks at.
  private struct Part {
    /// The part's column in each list of facts.
    let columns: [CodeColumn]
    /// For each list of facts, and each code of its dictionary: the code's number times the part's stride.
    let steps: [[Int32]]
    /// How far the place in the table moves from one code to the next.
    let stride: Int
    /// How many distinct codes there are.
    let count: Int
    /// The rules that each code lets through, `words` words a code.
    let masks: [UInt64]
  }

  private let parts: [Part]
  private let decide: (RuleMatches) -> Int32
  private var matches: RuleMatches
  /// The numbers by combination of codes; empty where there are too many combinations for a table.
  private var table: [Int32]
  private var places = [Int32](repeating: 0, count: CodingClassifier.blockSize)

  /// Says that a combination is not decided yet; no decision gives this number.
  private static let undecided = Int32.max

  /// A classifier of the rows of `facts` by these rules, numbered in the order given; `decide` gives the number of a
  /// row from the rules that it matches, and nothing else.
  package init(_ rules: [FactSelection], facts: [FactColumns], decide: @escaping (RuleMatches) -> Int32) {
    let rows = facts.reduce(0) { $0 + $1.count }
    var combinations = 1
    var parts: [Part] = []
    let used = CodingPart.allCases.map(\.column).filter { column in rules.contains { $0.parts[column] != nil } }
    let merged = used.map { name in
      let columns = facts.map { $0.code(name) }
      return (name: name, columns: columns, codes: MergedCodes(columns))
    }
    // A table that is much larger than the rows would cost more to clear than it saves.
    let limit = min(max(1 << 16, rows * 4), 1 << 22)
    let size = merged.reduce(1) { min(limit + 1, $0 * max(1, $1.codes.codes.count)) }
    let hasTable = size <= limit
    for (name, columns, codes) in merged {
      let stride = hasTable ? combinations : 1
      parts.append(
        Part(
          columns: columns, steps: codes.numbers.map { $0.map { $0 * Int32(stride) } }, stride: stride,
          count: codes.codes.count, masks: RuleMasks.masks(of: codes.codes, part: name, rules: rules)))
      if hasTable { combinations *= max(1, codes.codes.count) }
    }
    self.parts = parts
    self.decide = decide
    matches = RuleMatches(ruleCount: rules.count)
    table = hasTable ? Array(repeating: CodingClassifier.undecided, count: combinations) : []
  }

  /// Adds the number of each of the rows of the list of facts with that index to `sums`, whose first element is the
  /// first row's.
  ///
  /// **Range** at most `blockSize` rows.
  mutating func add(rows: Range<Int>, of facts: Int, to sums: inout [Int32]) {
    precondition(rows.count <= min(CodingClassifier.blockSize, sums.count), "Rows are classified a block at a time")
    if table.isEmpty {
      for (index, row) in rows.enumerated() { sums[index] &+= decision(row, facts) }
      return
    }
    fillPlaces(rows, facts)
    for index in 0..<rows.count {
      let place = Int(places[index])
      var number = table[place]
      if number == CodingClassifier.undecided {
        number = decision(at: place)
        table[place] = number
      }
      sums[index] &+= number
    }
  }

  /// The number of each row of the list of facts with that index.
  package mutating func numbers(of facts: Int, count: Int) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(count)
    for start in stride(from: 0, to: count, by: CodingClassifier.blockSize) {
      let rows = start..<min(count, start + CodingClassifier.blockSize)
      var block = [Int32](repeating: 0, count: rows.count)
      add(rows: rows, of: facts, to: &block)
      numbers += block
    }
    return numbers
  }

  /// The place in the table of each row.
  private mutating func fillPlaces(_ rows: Range<Int>, _ facts: Int) {
    for index in 0..<rows.count { places[index] = 0 }
    for part in parts {
      let codes = part.columns[facts].codes[rows]
      let steps = part.steps[facts]
      var index = 0
      for code in codes {
        places[index] &+= steps[Int(code)]
        index += 1
      }
    }
  }

  /// The number for the combination of codes that has this place in the table.
  private mutating func decision(at place: Int) -> Int32 {
    matches.reset()
    for part in parts { matches.keep(part.masks, code: place / part.stride % part.count) }
    return decide(matches)
  }

  /// The number of a row where there is no table.
  private mutating func decision(_ row: Int, _ facts: Int) -> Int32 {
    matches.reset()
    for part in parts {
      matches.keep(part.masks, code: Int(part.steps[facts][Int(part.columns[facts].codes[row])]))
    }
    return decide(matches)
  }
}
