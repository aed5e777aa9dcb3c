import Figures
import Kernel
import TestSupport
import Testing

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

  @Test("One small number takes another with it: a part, the first, however great, for the choice tells nothing")
  func complement() {
    let counts = SmallNumbers.Counts(
      cells: [.init(key("a"), 3), .init(key("b"), 20), .init(key("c"), 9), .init(key("sum"), 32)],
      sums: [.init(key("sum"), of: [key("a"), key("b"), key("c")])])
    let choice = SmallNumbers().choice(in: counts)
    #expect(choice.small == [key("a")] && choice.others == [key("b")] && choice.exposed.isEmpty)
  }

  @Test("Small numbers that hide each other badly take a third with them, and no fourth")
  func narrow() {
    // 1 + 1 of a rest of 2: whoever adds up knows that both are below 3.
    let counts = SmallNumbers.Counts(
      cells: [.init(key("a"), 1), .init(key("b"), 1), .init(key("c"), 10), .init(key("sum"), 12)],
      sums: [.init(key("sum"), of: [key("a"), key("b"), key("c")])])
    #expect(SmallNumbers().choice(in: counts).hidden == [key("a"), key("b"), key("c")])
  }

  @Test("Two numbers that are known to be small do not hide each other where they could be nothing else")
  func settled() {
    // 4 + 4 of a rest of 8: who knows that both are below 5 knows both.
    #expect(SmallNumbers().choice(in: column([4, 4, 10])).hidden == Set(["0", "1", "2"].map(key)))
  }

  @Test("Whoever knows how others are chosen, and tries every possibility, finds out no small number either")
  func knowingTheRule() {
    var tables = 0
    for seed in 1...1_500 {
      var chance = SeededChance(seed: seed)
      let values = (0..<Int.random(in: 3...4, using: &chance)).map { _ in
        Int64.random(in: 0...2, using: &chance) == 0
          ? Int64.random(in: 0...4, using: &chance) : Int64.random(in: 5...16, using: &chance)
      }
      func hidden(_ values: [Int64]) -> Set<FigureKey> { SmallNumbers().choice(in: column(values)).hidden }
      let choice = hidden(values)
      let open = values.indices.filter { choice.contains(key("\($0)")) }
      guard !open.isEmpty, open.count <= 3, !choice.contains(key("sum")) else { continue }
      tables += 1
      // What each can be where the same numbers would be hidden.
      var possible: [Int: Set<Int64>] = [:]
      func search(_ index: Int, _ tried: [Int64], _ rest: Int64) {
        guard index < open.count else {
          guard rest == 0, hidden(tried) == choice else { return }
          for place in open { possible[place, default: []].insert(tried[place]) }
          return
        }
        for value in 0...rest {
          var next = tried
          next[open[index]] = value
          search(index + 1, next, rest - value)
        }
      }
      search(0, values, open.reduce(0) { $0 + values[$1] })
      for place in open where (1...4).contains(values[place]) {
        #expect((possible[place]?.count ?? 0) > 1, "seed \(seed) \(values)")
      }
    }
    print("knowing the rule: \(tables) tables, none told")
    #expect(tables > 500)
  }

  /// Parts with their sum.
  private func column(_ values: [Int64]) -> SmallNumbers.Counts {
    var counts = SmallNumbers.Counts()
    for (index, value) in values.enumerated() { counts.cells.append(.init(key("\(index)"), value)) }
    counts.cells.append(.init(key("sum"), values.reduce(0, +)))
    counts.sums.append(.init(key("sum"), of: values.indices.map { key("\($0)") }))
    return counts
  }

  @Test("A difference that would tell a small number goes with it")
  func differences() {
    let counts = SmallNumbers.Counts(
      cells: [.init(key("new"), 14), .init(key("old"), 3), .init(key("change"), 11, isDifference: true)],
      sums: [.init(key("new"), of: [key("old"), key("change")])])
    let choice = SmallNumbers().choice(in: counts)
    #expect(choice.small == [key("old")] && choice.others == [key("change")] && choice.exposed.isEmpty)
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
      let attack = SumAttack([(counts, choice.hidden)])
      for small in choice.small {
        let range = attack.range(of: small)
        #expect((range.map { $0.upperBound - $0.lowerBound } ?? 0) >= 3, "seed \(seed) \(small) \(values)")
      }
      for key in choice.hidden {
        #expect((attack.range(of: key)?.count ?? 0) > 1, "seed \(seed) \(key) is told by the rest")
      }
      #expect(choice == SmallNumbers(limit: 3).choice(in: counts))
    }
  }

  @Test("In a table with sums both ways nothing less would hide the small numbers")
  func fewest() {
    // Whatever hides more than a safe set is safe: if none of one number less is, none with fewer is.
    var others = 0
    var tried = 0
    for seed in 1...120 {
      var chance = SeededChance(seed: seed)
      let values = sparse(rows: Int.random(in: 2...4, using: &chance), columns: 3, &chance)
      let attack = FlowAttack(values)
      let choice = SmallNumbers().choice(in: table(values))
      let small = attack.cells.filter { (1...4).contains(attack.value($0)) }
      let hidden = Set(attack.cells.filter { choice.hidden.contains(key(attack.name($0))) })
      #expect(choice.small == Set(small.map { key(attack.name($0)) }) && choice.exposed.isEmpty, "seed \(seed)")
      #expect(attack.isSafe(small, hidden: hidden, span: 5), "seed \(seed) \(values)")
      for cell in hidden { #expect(attack.span(of: cell, hidden: hidden) > 0, "seed \(seed) \(cell) is told") }
      others += choice.others.count
      guard !choice.others.isEmpty else { continue }
      tried += 1
      let rest = attack.cells.filter { !small.contains($0) }
      let fewer = combinations(of: rest, choice.others.count - 1)
      #expect(
        !fewer.contains { attack.isSafe(small, hidden: Set(small + $0), span: 5) },
        "seed \(seed): fewer than \(choice.others.count) are enough for \(values)")
    }
    print("fewest: \(others) others hidden in \(tried) tables, none of them with one less")
    #expect(tried > 60)
  }

  @Test("In large tables the widest flow through every small number spans the limit, and few others are hidden")
  func flows() {
    var hidden = 0
    var cells = 0
    for seed in 1...30 {
      var chance = SeededChance(seed: seed)
      let values = sparse(
        rows: Int.random(in: 6...14, using: &chance), columns: Int.random(in: 3...8, using: &chance), &chance)
      let attack = FlowAttack(values)
      let choice = SmallNumbers().choice(in: table(values))
      let small = attack.cells.filter { (1...4).contains(attack.value($0)) }
      let all = Set(attack.cells.filter { choice.hidden.contains(key(attack.name($0))) })
      #expect(choice.exposed.isEmpty && attack.isSafe(small, hidden: all, span: 5), "seed \(seed)")
      for cell in all {
        #expect(attack.span(of: cell, hidden: all) > 0, "seed \(seed) \(cell) is told")
        // Nothing is hidden that could be shown again by itself.
        guard !small.contains(cell) else { continue }
        #expect(!attack.isSafe(small, hidden: all.subtracting([cell]), span: 5), "seed \(seed) \(cell) needless")
      }
      hidden += choice.others.count
      cells += attack.cells.count
    }
    print("flows: \(hidden) others hidden of \(cells) numbers")
    #expect(hidden * 5 < cells)
  }

  @Test("Over several published versions no sum, no difference of versions and no bound tells a hidden number")
  func editions() {
    for seed in 1...60 {
      var chance = SeededChance(seed: seed)
      var values = sparse(rows: Int.random(in: 2...6, using: &chance), columns: 3, &chance)
      var published: [(counts: SmallNumbers.Counts, hidden: Set<FigureKey>)] = []
      for version in 1...3 {
        var counts = table(values)
        if version == 2 {
          // The second tells the sums of rows alone: what the first hid must not follow from both.
          counts.cells.removeAll { $0.key.selections[0].id.hasPrefix("c") }
          counts.sums.removeAll { $0.total.selections[0].id.hasPrefix("c") || $0.total == key("all") }
        }
        let earlier = published.map { edition in
          var counts = edition.counts
          counts.cells = counts.cells.map { .init($0.key, $0.value, isShown: !edition.hidden.contains($0.key)) }
          return counts
        }
        let choice = SmallNumbers().choice(in: counts, after: earlier)
        published.append((counts, choice.hidden))
        let attack = SumAttack(published)
        for key in choice.small.subtracting(choice.exposed) {
          let range = attack.bound(of: key, in: published.count - 1) ?? 0...0
          #expect(range.upperBound - range.lowerBound >= 5, "seed \(seed) \(version) \(key) \(range)")
          #expect(!attack.isSolved(key, in: published.count - 1), "seed \(seed) \(version) \(key)")
        }
        // What earlier versions hid stays untold.
        for (index, edition) in published.enumerated() {
          for cell in edition.counts.cells where (1...4).contains(cell.value) && edition.hidden.contains(cell.key) {
            guard !choice.exposed.contains(cell.key) else { continue }
            #expect(!attack.isSolved(cell.key, in: index), "seed \(seed) \(version) \(cell.key) of \(index)")
          }
        }
        // A correction of one or two numbers.
        values[0][0] += 7
        if version == 2 { values[1][1] = max(0, values[1][1] - 1) }
      }
    }
  }

  @Test("In a table of three ways, where corners lie between whole numbers, nothing is told either")
  func threeWays() {
    for seed in 1...40 {
      var chance = SeededChance(seed: seed)
      var counts = SmallNumbers.Counts()
      let sizes = [3, 2, 3]
      var values: [[Int]: Int64] = [:]
      func id(_ place: [Int]) -> FigureKey { key(place.map { $0 < 0 ? "s" : "\($0)" }.joined(separator: "-")) }
      func places(_ sizes: ArraySlice<Int>) -> [[Int]] {
        guard let size = sizes.first else { return [[]] }
        return places(sizes.dropFirst()).flatMap { rest in (-1..<size).map { [$0] + rest } }
      }
      // −1 is the sum along its way.
      for place in places(sizes[...]) where !place.contains(-1) { values[place] = .random(in: 0...9, using: &chance) }
      for place in places(sizes[...]) {
        let value = values.filter { zip($0.key, place).allSatisfy { $1 < 0 || $0 == $1 } }.values.reduce(0, +)
        counts.cells.append(.init(id(place), value))
        for way in place.indices where place[way] < 0 {
          let parts = (0..<sizes[way]).map { part in
            var inner = place
            inner[way] = part
            return id(inner)
          }
          counts.sums.append(.init(id(place), of: parts))
        }
      }
      let choice = SmallNumbers().choice(in: counts)
      #expect(choice.exposed.isEmpty, "seed \(seed)")
      let attack = SumAttack([(counts, choice.hidden)])
      for small in choice.small {
        let range = attack.bound(of: small, in: 0) ?? 0...0
        #expect(range.upperBound - range.lowerBound >= 5, "seed \(seed) \(small) \(range)")
        #expect(!attack.isSolved(small, in: 0), "seed \(seed) \(small)")
      }
    }
  }

  @Test("A table of thirty units by twelve months is chosen for as soundly")
  func large() {
    var chance = SeededChance(seed: 7)
    let values = sparse(rows: 30, columns: 12, &chance)
    let clock = ContinuousClock()
    var choice: SmallNumbers.Choice?
    let time = clock.measure { choice = SmallNumbers().choice(in: table(values)) }
    print("large: \(choice?.small.count ?? 0) small, \(choice?.others.count ?? 0) others, \(time)")
    #expect(choice?.exposed.isEmpty == true)
    let attack = FlowAttack(values)
    let all = Set(attack.cells.filter { choice?.hidden.contains(key(attack.name($0))) == true })
    #expect(attack.isSafe(attack.cells.filter { (1...4).contains(attack.value($0)) }, hidden: all, span: 5))
  }

  /// Mostly large numbers, some small, some nought.
  private func sparse(rows: Int, columns: Int, _ chance: inout SeededChance) -> [[Int64]] {
    (0..<rows).map { _ in
      (0..<columns).map { _ in
        Int64.random(in: 0...3, using: &chance) == 0
          ? Int64.random(in: 0...6, using: &chance) : Int64.random(in: 5...90, using: &chance)
      }
    }
  }

  /// All ways to take so many of the elements.
  private func combinations<Element>(of elements: [Element], _ count: Int) -> [[Element]] {
    guard count > 0 else { return [[]] }
    return elements.indices.flatMap { index in
      combinations(of: Array(elements[(index + 1)...]), count - 1).map { [elements[index]] + $0 }
    }
  }
}
