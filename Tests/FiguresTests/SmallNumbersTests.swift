import Figures
import Kernel
import TestSupport
import Testing

/// The hidden numbers as somebody sees them who has all that is published and wants to know the rest.
private struct Attack {
  /// What each hidden number can be: bounds that are drawn closer by every sum until nothing moves.
  private(set) var bounds: [FigureKey: ClosedRange<Int64>] = [:]
  private let sums: [SmallNumbers.Counts.Sum]

  init(_ counts: SmallNumbers.Counts, hidden: Set<FigureKey>) {
    sums = counts.sums
    let most = counts.cells.map(\.value).max() ?? 0
    for cell in counts.cells {
      bounds[cell.key] = hidden.contains(cell.key) ? 0...(4 * most + 40) : cell.value...cell.value
    }
    var isMoving = true
    while isMoving {
      isMoving = false
      for sum in sums {
        for key in [sum.total] + sum.parts { if narrow(key, by: sum) { isMoving = true } }
      }
    }
  }

  private mutating func narrow(_ key: FigureKey, by sum: SmallNumbers.Counts.Sum) -> Bool {
    guard let old = bounds[key] else { return false }
    func total(_ keys: [FigureKey], _ end: KeyPath<ClosedRange<Int64>, Int64>) -> Int64 {
      keys.reduce(0) { $0 + (bounds[$1]?[keyPath: end] ?? 0) }
    }
    var low: Int64
    var high: Int64
    if key == sum.total {
      (low, high) = (total(sum.parts, \.lowerBound), total(sum.parts, \.upperBound))
    } else {
      let others = sum.parts.filter { $0 != key }
      low = total([sum.total], \.lowerBound) - total(others, \.upperBound)
      high = total([sum.total], \.upperBound) - total(others, \.lowerBound)
    }
    (low, high) = (max(low, old.lowerBound), min(high, old.upperBound))
    guard low <= high, low...high != old else { return false }
    bounds[key] = low...high
    return true
  }

  /// The least and the greatest that the number is in any set of whole numbers that gives every sum; tried one by one.
  func range(of key: FigureKey) -> ClosedRange<Int64>? {
    let open = bounds.keys.filter { (bounds[$0]?.count ?? 0) > 1 }.sorted { "\($0)" < "\($1)" }
    var values = bounds.compactMapValues { $0.count == 1 ? $0.lowerBound : nil }
    var found: ClosedRange<Int64>?
    func holds() -> Bool {
      sums.allSatisfy { sum in
        guard let total = values[sum.total] else { return true }
        let parts = sum.parts.compactMap { values[$0] }
        let isWhole = parts.count == sum.parts.count
        return isWhole ? parts.reduce(0, +) == total : parts.reduce(0, +) <= total
      }
    }
    func search(_ index: Int) {
      guard index < open.count else {
        if let value = values[key] {
          found = found.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
        }
        return
      }
      for value in bounds[open[index]] ?? 0...0 {
        values[open[index]] = value
        if holds() { search(index + 1) }
      }
      values[open[index]] = nil
    }
    search(0)
    return found
  }
}

@Suite("Small numbers of people cannot be found out")
struct SmallNumbersTests {
  private let year = Period(Day(daysSince1970: 18_000).inMonth)

  private func key(_ id: String) -> FigureKey { FigureKey("placed", [.init("unit", id)], year) }

  /// Rows by columns with sums of both and of all.
  private func table(_ values: [[Int64]], prefix: String = "") -> SmallNumbers.Counts {
    var counts = SmallNumbers.Counts()
    let columns = values[0].count
    func cell(_ row: Int, _ column: Int) -> FigureKey { key("\(prefix)\(row).\(column)") }
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() { counts.cells.append(.init(cell(row, column), value)) }
      counts.cells.append(.init(key("\(prefix)r\(row)"), line.reduce(0, +)))
      counts.sums.append(.init(key("\(prefix)r\(row)"), of: line.indices.map { cell(row, $0) }))
    }
    for column in 0..<columns {
      counts.cells.append(.init(key("\(prefix)c\(column)"), values.reduce(0) { $0 + $1[column] }))
      counts.sums.append(.init(key("\(prefix)c\(column)"), of: values.indices.map { cell($0, column) }))
    }
    counts.cells.append(.init(key("\(prefix)all"), values.joined().reduce(0, +)))
    counts.sums.append(.init(key("\(prefix)all"), of: values.indices.map { key("\(prefix)r\($0)") }))
    counts.sums.append(.init(key("\(prefix)all"), of: (0..<columns).map { key("\(prefix)c\($0)") }))
    return counts
  }

  @Test("One small number in a sum takes another with it, the least that is enough")
  func complement() {
    let counts = SmallNumbers.Counts(
      cells: [.init(key("a"), 3), .init(key("b"), 20), .init(key("c"), 9), .init(key("sum"), 32)],
      sums: [.init(key("sum"), of: [key("a"), key("b"), key("c")])])
    let choice = SmallNumbers().choice(in: counts)
    #expect(choice.small == [key("a")] && choice.others == [key("c")] && choice.exposed.isEmpty)
  }

  @Test("Small numbers that hide each other badly take a third with them")
  func narrow() {
    // 1 + 1 of a rest of 2: whoever adds up knows that both are below 3.
    let counts = SmallNumbers.Counts(
      cells: [.init(key("a"), 1), .init(key("b"), 1), .init(key("c"), 10), .init(key("sum"), 12)],
      sums: [.init(key("sum"), of: [key("a"), key("b"), key("c")])])
    #expect(SmallNumbers().choice(in: counts).hidden == [key("a"), key("b"), key("c")])
  }

  @Test(
    "The limit is data: noughts and what reaches it are shown",
    arguments: [(5, 4), (11, 10), (1, 0)] as [(Int64, Int64)])
  func limits(limit: Int64, most: Int64) {
    let cells = (0...20).map { SmallNumbers.Counts.Cell(key("\($0)"), Int64($0)) }
    let choice = SmallNumbers(limit: limit).choice(in: .init(cells: cells))
    #expect(choice.hidden == Set((0...20).filter { $0 > 0 && $0 <= most }.map { key("\($0)") }))
  }

  @Test("What an earlier version hid stays hidden where showing it would tell the small one")
  func versions() {
    let first = SmallNumbers.Counts(
      cells: [
        .init(key("a"), 3, isShown: false), .init(key("b"), 9, isShown: false), .init(key("c"), 20),
        .init(key("sum"), 32),
      ], sums: [.init(key("sum"), of: [key("a"), key("b"), key("c")])])
    // The correction changes c alone: b would be the cheapest to show were it not for the first version.
    let second = SmallNumbers.Counts(
      cells: [.init(key("b"), 9), .init(key("c"), 21)], sums: [])
    #expect(SmallNumbers().choice(in: second, after: [first]).hidden == [key("b")])
    #expect(SmallNumbers().choice(in: second).hidden.isEmpty)
  }

  @Test("A small number that a published version tells is named as exposed")
  func exposed() {
    let first = SmallNumbers.Counts(
      cells: [.init(key("a"), 3, isShown: false), .init(key("b"), 9), .init(key("sum"), 12)],
      sums: [.init(key("sum"), of: [key("a"), key("b")])])
    let again = SmallNumbers.Counts(
      cells: [.init(key("a"), 3), .init(key("b"), 9), .init(key("sum"), 12)], sums: first.sums)
    let choice = SmallNumbers().choice(in: again, after: [first])
    #expect(choice.exposed == [key("a")] && choice.small == [key("a")])
    let shown = SmallNumbers.Counts(cells: [.init(key("a"), 3)])
    #expect(SmallNumbers().choice(in: shown, after: [shown]).exposed == [key("a")])
  }

  @Test("In small tables every possibility is tried, and no small number is told within the limit")
  func exhaustive() {
    for seed in 1...60 {
      var chance = SeededChance(seed: seed)
      let values = (0..<3).map { _ in (0..<2).map { _ in Int64.random(in: 0...9, using: &chance) } }
      let counts = table(values)
      let choice = SmallNumbers(limit: 3).choice(in: counts)
      #expect(choice.exposed.isEmpty, "seed \(seed)")
      let attack = Attack(counts, hidden: choice.hidden)
      for small in choice.small.subtracting(choice.exposed) {
        let range = attack.range(of: small)
        #expect((range.map { $0.upperBound - $0.lowerBound } ?? 0) >= 3, "seed \(seed) \(small) \(values)")
      }
      #expect(choice == SmallNumbers(limit: 3).choice(in: counts))
    }
  }

  @Test("In larger tables sums drawn against each other leave every small number a span of the limit")
  func bounds() {
    var hidden = 0
    var cells = 0
    for seed in 1...40 {
      var chance = SeededChance(seed: seed)
      let rows = Int.random(in: 2...7, using: &chance)
      let columns = Int.random(in: 2...5, using: &chance)
      let values = (0..<rows).map { _ in
        (0..<columns).map { _ in
          Int64.random(in: 0...3, using: &chance) == 0
            ? Int64.random(in: 0...6, using: &chance) : Int64.random(in: 5...90, using: &chance)
        }
      }
      let counts = table(values)
      let choice = SmallNumbers().choice(in: counts)
      let small = Set(counts.cells.filter { (1...4).contains($0.value) }.map(\.key))
      #expect(choice.small == small && choice.exposed.isEmpty, "seed \(seed)")
      let attack = Attack(counts, hidden: choice.hidden)
      for key in small.subtracting(choice.exposed) {
        let range = attack.bounds[key] ?? 0...0
        #expect(range.upperBound - range.lowerBound >= 5, "seed \(seed) \(key) \(range)")
      }
      hidden += choice.others.count
      cells += counts.cells.count
      // A correction of one number: whatever is told by the two together.
      var changed = values
      changed[0][0] += 7
      var first = counts
      first.cells = counts.cells.map { .init($0.key, $0.value, isShown: !choice.hidden.contains($0.key)) }
      let second = table(changed)
      let next = SmallNumbers().choice(in: second, after: [first])
      let both = Attack(second, hidden: next.hidden)
      for key in next.small.subtracting(next.exposed) {
        let range = both.bounds[key] ?? 0...0
        #expect(range.upperBound - range.lowerBound >= 5, "seed \(seed) \(key) \(range)")
      }
    }
    // Greedy, but not wasteful: far from everything is hidden.
    #expect(hidden * 3 < cells)
  }
}
