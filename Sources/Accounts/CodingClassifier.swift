import Kernel
package import Storage

/// Gives each row of coded facts the number that rules decide.
///
/// Each distinct code is compared with each rule once. Codes that match the same rules are one class, and each
/// combination of classes is decided once, when a row first has it; a row then costs one addition for each coding part
/// that rules look at and one look-up.
package struct CodingClassifier {
  /// How many rows are classified at a time, so that all passes over a block stay in the nearest cache.
  static let blockSize = 4_096

  /// A coding part that some rule looks at.
  private struct Part {
    /// The row's codes in each list of facts.
    let codes: [PackedCodes]
    /// For each list of facts, and each code of its dictionary: how far its class moves the place in the table.
    let steps: [[Int32]]
    /// How far the place in the table moves from one class to the next.
    let stride: Int
    /// The classes and the rules that they let through.
    let masks: RuleMasks
  }

  private let parts: [Part]
  private let decide: (RuleMatches) -> Int32
  private var matches: RuleMatches
  /// The numbers by combination of classes; empty where there are too many combinations for a table.
  private var table: [Int32]
  /// Where rules look at one coding part: for each list of facts, and each code of its dictionary, the number.
  private var numbers: [[Int32]] = []
  private var places = [Int32](repeating: 0, count: CodingClassifier.blockSize)

  /// Says that a combination is not decided yet; no decision gives this number.
  private static let undecided = Int32.max

  /// A classifier of the rows of `facts` by these rules, numbered in the order given; `decide` gives the number of a
  /// row from the rules that it matches, and nothing else.
  package init(_ rules: [FactSelection], facts: CodedFacts, decide: @escaping (RuleMatches) -> Int32) {
    let used = CodingPart.allCases.map(\.column).filter { column in rules.contains { $0.parts[column] != nil } }
    let masks = used.map { RuleMasks(facts.codes($0).distinct, part: $0, rules: rules) }
    // A table that is much larger than the rows would cost more to clear than it saves.
    let limit = min(max(1 << 16, facts.rowCount * 4), 1 << 22)
    let size = masks.reduce(1) { min(limit + 1, $0 * max(1, $1.count)) }
    let hasTable = size <= limit
    var stride = 1
    parts = zip(used, masks).map { name, masks in
      let codes = facts.codes(name)
      defer { if hasTable { stride *= max(1, masks.count) } }
      return Part(
        codes: codes.rows, steps: codes.numbers.map { $0.map { masks.classes[Int($0)] * Int32(stride) } },
        stride: stride, masks: masks)
    }
    self.decide = decide
    matches = RuleMatches(ruleCount: rules.count)
    table = hasTable ? Array(repeating: CodingClassifier.undecided, count: size) : []
    if hasTable, parts.count == 1 {
      for place in 0..<masks[0].count { table[place] = decision(at: place) }
      numbers = parts[0].steps.map { $0.map { table[Int($0)] } }
    }
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
    if parts.isEmpty {
      let number = decision(at: 0)
      if number != 0 { for index in 0..<rows.count { sums[index] &+= number } }
      return
    }
    if parts.count == 1 {
      CodingClassifier.add(numbers[facts], parts[0].codes[facts], rows, to: &sums)
      return
    }
    findPlaces(rows, facts)
    var index = 0
    while index < rows.count {
      index = addDecided(from: index, to: rows.count, &sums)
      if index < rows.count {
        let place = Int(places[index])
        table[place] = decision(at: place)
      }
    }
  }

  /// The number of each row of the list of facts with that index, which has so many rows.
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

  /// Adds up to the first row whose combination is not decided yet, and answers which that is.
  ///
  /// Apart from the decisions, so that nothing but look-ups stands in the loop.
  private func addDecided(from first: Int, to end: Int, _ sums: inout [Int32]) -> Int {
    precondition(end <= min(places.count, sums.count), "Rows lie in the block")
    // The rows were checked just now; the places stay checked.
    return places.withUnsafeBufferPointer { places in
      sums.withUnsafeMutableBufferPointer { sums in
        for index in first..<end {
          let number = table[Int(places[index])]
          if number == CodingClassifier.undecided { return index }
          sums[index] &+= number
        }
        return end
      }
    }
  }

  /// Finds the place in the table of each row.
  private mutating func findPlaces(_ rows: Range<Int>, _ facts: Int) {
    for index in 0..<rows.count { places[index] = 0 }
    for part in parts.indices {
      CodingClassifier.add(parts[part].steps[facts], parts[part].codes[facts], rows, to: &places)
    }
  }

  private static func add(_ steps: [Int32], _ codes: PackedCodes, _ rows: Range<Int>, to sums: inout [Int32]) {
    precondition(rows.count <= sums.count, "Rows lie in the block")
    switch codes {
    case .first:
      guard let step = steps.first, step != 0 else { return }
      for index in 0..<rows.count { sums[index] &+= step }
    case .bytes(let codes): add(steps, codes, rows, to: &sums)
    case .shorts(let codes): add(steps, codes, rows, to: &sums)
    case .words(let codes): add(steps, codes, rows, to: &sums)
    }
  }

  private static func add(
    _ steps: [Int32], _ codes: [some FixedWidthInteger], _ rows: Range<Int>, to sums: inout [Int32]
  ) {
    precondition(rows.upperBound <= codes.count, "Rows lie in the facts")
    // The rows were checked just now, and the codes when the facts were packed: checking them again takes a third of
    // the time of a follow-up.
    steps.withUnsafeBufferPointer { steps in
      codes.withUnsafeBufferPointer { codes in
        sums.withUnsafeMutableBufferPointer { sums in
          for index in 0..<rows.count { sums[index] &+= steps[Int(codes[rows.lowerBound + index])] }
        }
      }
    }
  }

  /// The number for the combination of classes that has this place in the table.
  private mutating func decision(at place: Int) -> Int32 {
    matches.reset()
    for part in parts.indices {
      matches.keep(parts[part].masks.masks, of: place / parts[part].stride % parts[part].masks.count)
    }
    return decide(matches)
  }

  /// The number of a row where there is no table.
  private mutating func decision(_ row: Int, _ facts: Int) -> Int32 {
    matches.reset()
    for part in parts.indices {
      let code = parts[part].codes[facts][row]
      matches.keep(parts[part].masks.masks, of: Int(parts[part].steps[facts][code]))
    }
    return decide(matches)
  }
}
