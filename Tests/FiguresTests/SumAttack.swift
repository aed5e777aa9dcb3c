import Figures

/// Somebody who has every version that is published and adds, subtracts and bounds until nothing more follows.
///
/// The same figure with the same number in two versions is taken as one, which tells the attacker more.
struct SumAttack {
  private struct Name: Hashable {
    let key: FigureKey
    let value: Int64
  }

  private let versions: [[FigureKey: Name]]
  private let sums: [(total: Name, parts: [Name])]
  private let known: Set<Name>
  private var bounds: [Name: ClosedRange<Int64>] = [:]
  private var solved: Set<Name> = []

  init(_ published: [(counts: SmallNumbers.Counts, hidden: Set<FigureKey>)]) {
    var versions: [[FigureKey: Name]] = []
    var sums: [(total: Name, parts: [Name])] = []
    var known: Set<Name> = []
    for (counts, hidden) in published {
      let names = Dictionary(
        counts.cells.map { ($0.key, Name(key: $0.key, value: $0.value)) }, uniquingKeysWith: { first, _ in first })
      versions.append(names)
      known.formUnion(names.values.filter { !hidden.contains($0.key) })
      for sum in counts.sums {
        let parts = sum.parts.compactMap { names[$0] }
        if let total = names[sum.total], parts.count == sum.parts.count { sums.append((total, parts)) }
      }
    }
    self.versions = versions
    self.sums = sums
    self.known = known
    bound()
    solve()
  }

  /// What the number of that version lies within by bounds drawn against each other.
  func bound(of key: FigureKey, in version: Int) -> ClosedRange<Int64>? {
    versions[version][key].flatMap { bounds[$0] }
  }

  /// Whether the sums alone give the number of that version.
  func isSolved(_ key: FigureKey, in version: Int) -> Bool {
    versions[version][key].map { solved.contains($0) } ?? false
  }

  // MARK: Bounds

  private mutating func bound() {
    let names = Set(versions.flatMap(\.values))
    let most = names.map(\.value).max() ?? 0
    for name in names { bounds[name] = known.contains(name) ? name.value...name.value : 0...(4 * most + 40) }
    var isMoving = true
    while isMoving {
      isMoving = false
      for sum in sums {
        for name in [sum.total] + sum.parts { if narrow(name, by: sum) { isMoving = true } }
      }
    }
  }

  private mutating func narrow(_ name: Name, by sum: (total: Name, parts: [Name])) -> Bool {
    guard let old = bounds[name] else { return false }
    func total(_ names: [Name], _ end: KeyPath<ClosedRange<Int64>, Int64>) -> Int64 {
      names.reduce(0) { $0 + (bounds[$1]?[keyPath: end] ?? 0) }
    }
    var low: Int64
    var high: Int64
    if name == sum.total {
      (low, high) = (total(sum.parts, \.lowerBound), total(sum.parts, \.upperBound))
    } else {
      let others = sum.parts.filter { $0 != name }
      low = total([sum.total], \.lowerBound) - total(others, \.upperBound)
      high = total([sum.total], \.upperBound) - total(others, \.lowerBound)
    }
    (low, high) = (max(low, old.lowerBound), min(high, old.upperBound))
    guard low <= high, low...high != old else { return false }
    bounds[name] = low...high
    return true
  }

  // MARK: Equations

  /// Solves the sums for the hidden numbers, in the whole numbers modulo a great prime: what is free there is free.
  private mutating func solve() {
    let prime: Int64 = 1_000_000_007
    let hidden = Array(Set(versions.flatMap(\.values)).subtracting(known))
    let columns = Dictionary(uniqueKeysWithValues: hidden.enumerated().map { ($1, $0) })
    var rows = sums.map { sum in
      var row = [Int64](repeating: 0, count: hidden.count)
      for (name, sign) in [(sum.total, Int64(1))] + sum.parts.map({ ($0, -1) }) {
        if let column = columns[name] { row[column] = (row[column] + sign + prime) % prime }
      }
      return row
    }
    func inverse(_ value: Int64) -> Int64 {
      var (result, base, power) = (Int64(1), value, prime - 2)
      while power > 0 {
        if power & 1 == 1 { result = result * base % prime }
        base = base * base % prime
        power >>= 1
      }
      return result
    }
    var rank = 0
    for column in hidden.indices where rank < rows.count {
      guard let found = (rank..<rows.count).first(where: { rows[$0][column] != 0 }) else { continue }
      rows.swapAt(rank, found)
      let factor = inverse(rows[rank][column])
      rows[rank] = rows[rank].map { $0 * factor % prime }
      for other in rows.indices where other != rank && rows[other][column] != 0 {
        let factor = rows[other][column]
        for index in hidden.indices {
          rows[other][index] = (rows[other][index] - factor * rows[rank][index] % prime + prime) % prime
        }
      }
      rank += 1
    }
    for row in rows.prefix(rank) where row.count(where: { $0 != 0 }) == 1 {
      if let column = row.firstIndex(where: { $0 != 0 }) { solved.insert(hidden[column]) }
    }
  }

  // MARK: Every possibility

  /// The least and the greatest that the number of the only version is in any set of whole numbers that gives every
  /// sum; tried one by one.
  func range(of key: FigureKey) -> ClosedRange<Int64>? {
    guard let wanted = versions.last?[key] else { return nil }
    let open = bounds.keys.filter { (bounds[$0]?.count ?? 0) > 1 }.sorted { "\($0.key)" < "\($1.key)" }
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
        if let value = values[wanted] {
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
