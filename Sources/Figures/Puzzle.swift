/// All numbers that are or will be published, as whoever wants to find out the hidden ones sees them.
struct Puzzle {
  /// One number. The same key with the same value in two versions is one number: an attentive reader takes it so.
  struct Number {
    let key: FigureKey
    let value: Int64
    let isDifference: Bool
    /// Whether it is among what is to be published now.
    var isNow: Bool
    /// Whether an earlier version shows it.
    var isKnown: Bool
    var isHidden: Bool
  }

  /// The number and its value.
  private struct Name: Hashable {
    let key: FigureKey
    let value: Int64
  }

  /// `total − parts = 0`, by the places of the numbers.
  private struct Equation {
    let terms: [(place: Int, sign: Int64)]
  }

  private(set) var numbers: [Number] = []
  private let limit: Int64
  private var places: [Name: Int] = [:]
  private var equations: [Equation] = []

  init(limit: Int64) { self.limit = limit }

  /// Takes in what is published or is to be.
  mutating func add(_ counts: SmallNumbers.Counts, isEarlier: Bool) {
    var local: [FigureKey: Int] = [:]
    for cell in counts.cells where local[cell.key] == nil {
      let name = Name(key: cell.key, value: cell.value)
      if places[name] == nil {
        places[name] = numbers.count
        numbers.append(
          Number(
            key: cell.key, value: cell.value, isDifference: cell.isDifference, isNow: false, isKnown: false,
            isHidden: true))
      }
      guard let place = places[name] else { continue }
      local[cell.key] = place
      if isEarlier, cell.isShown { numbers[place].isKnown = true }
      if !isEarlier { numbers[place].isNow = true }
    }
    for sum in counts.sums {
      guard let total = local[sum.total] else { continue }
      let parts = sum.parts.compactMap { local[$0] }
      // A sum of which a part is nowhere told binds nothing.
      guard parts.count == sum.parts.count, !parts.isEmpty else { continue }
      equations.append(Equation(terms: [(total, 1)] + parts.map { ($0, -1) }))
    }
  }

  /// Hides what must be hidden; answers the small numbers that cannot be.
  mutating func solve() -> Set<FigureKey> {
    for place in numbers.indices {
      let number = numbers[place]
      // What no version shows and none will is hidden already.
      numbers[place].isHidden = number.isNow ? isSmall(number) && !number.isKnown : !number.isKnown
    }
    var chosen: [Int] = []
    var lost: Set<Int> = []
    while true {
      let open = unprotected().subtracting(lost)
      guard let first = open.min() else { break }
      if let next = candidate(near: first) {
        numbers[next].isHidden = true
        chosen.append(next)
      } else {
        lost.insert(first)
      }
    }
    // What was hidden for a number that a later choice protects better may be shown after all.
    for place in chosen.reversed() {
      numbers[place].isHidden = false
      if !unprotected().isSubset(of: lost) { numbers[place].isHidden = true }
    }
    let known = numbers.indices.filter { numbers[$0].isNow && numbers[$0].isKnown && isSmall(numbers[$0]) }
    return Set((known + lost).map { numbers[$0].key })
  }

  private func isSmall(_ number: Number) -> Bool {
    !number.isDifference && number.value > 0 && number.value < limit
  }

  /// The hidden small numbers for which no other numbers are found that would look the same from outside.
  private func unprotected() -> Set<Int> {
    let hidden = numbers.indices.filter { numbers[$0].isHidden }
    let columns = Dictionary(uniqueKeysWithValues: hidden.enumerated().map { ($1, $0) })
    var rows: [[Int64]] = []
    for equation in equations {
      var row = [Int64](repeating: 0, count: hidden.count)
      for term in equation.terms {
        if let column = columns[term.place] { row[column] += term.sign }
      }
      if row.contains(where: { $0 != 0 }) { rows.append(row) }
    }
    // Numbers that no shown one binds may all be twice as great.
    let bound = boundPlaces()
    var open = Set(hidden.filter { isSmall(numbers[$0]) && bound.contains($0) })
    // Where the reckoning outgrows 64 bits nothing is proved, and more is hidden.
    for direction in NullSpace.basis(of: rows, columns: hidden.count) ?? [] {
      let steps = room(along: direction, hidden)
      for place in open {
        guard let column = columns[place], direction[column] != 0 else { continue }
        let (span, overflows) = steps.multipliedReportingOverflow(by: Int64(clamping: direction[column].magnitude))
        if overflows || span >= limit { open.remove(place) }
      }
    }
    return open
  }

  /// The hidden numbers that a sum ties to a shown one, itself or through other hidden ones.
  private func boundPlaces() -> Set<Int> {
    var bound: Set<Int> = []
    for equation in equations where equation.terms.contains(where: { !numbers[$0.place].isHidden }) {
      for term in equation.terms where numbers[term.place].isHidden { bound.insert(term.place) }
    }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for equation in equations where equation.terms.contains(where: { bound.contains($0.place) }) {
        for term in equation.terms where numbers[term.place].isHidden && bound.insert(term.place).inserted {
          isGrowing = true
        }
      }
    }
    return bound
  }

  /// How many whole steps may be gone along the direction, both ways together, without a number below nought.
  private func room(along direction: [Int64], _ hidden: [Int]) -> Int64 {
    // More than anybody needs, and twice it still fits.
    var up: Int64 = 1 << 40
    var down: Int64 = 1 << 40
    for (column, place) in hidden.enumerated() where direction[column] != 0 && !numbers[place].isDifference {
      let step = Int64(clamping: direction[column].magnitude)
      let steps = max(0, numbers[place].value) / step
      if direction[column] < 0 { up = min(up, steps) } else { down = min(down, steps) }
    }
    return up + down
  }

  /// The number to hide next so that the one at the place is harder to tell: of the sums that bind it, or bind what is
  /// hidden with it, the one with the fewest hidden, and in it the least number; sums themselves last.
  private func candidate(near place: Int) -> Int? {
    var reached: Set<Int> = [place]
    var best: (rank: (Int, Int, Int64, Int), place: Int)?
    var distance = 0
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for equation in equations where equation.terms.contains(where: { reached.contains($0.place) }) {
        let hidden = equation.terms.count { numbers[$0.place].isHidden }
        for term in equation.terms {
          let number = numbers[term.place]
          guard !number.isHidden, !number.isKnown, number.isNow else { continue }
          // A nought gives little room.
          let size = number.value <= 0 ? Int64.max : number.value
          let rank = (distance, hidden, size, term.sign > 0 ? numbers.count + term.place : term.place)
          if best.map({ rank < $0.rank }) ?? true { best = (rank, term.place) }
        }
      }
      if best != nil { break }
      for equation in equations where equation.terms.contains(where: { reached.contains($0.place) }) {
        for term in equation.terms where numbers[term.place].isHidden && reached.insert(term.place).inserted {
          isGrowing = true
        }
      }
      distance += 1
    }
    return best?.place
  }
}
