/// All numbers that are or will be published, as whoever wants to find out the hidden ones sees them.
struct Puzzle {
  /// One number. The same subject with the same value in two versions is one number: an attentive reader takes it so.
  struct Number {
    let subject: FigureKey
    /// The keys that it has in what is to be published now.
    var keys: Set<FigureKey>
    let value: Int64
    let isDifference: Bool
    /// The least number of its kind that is shown.
    let limit: Int64
    /// Whether it is among what is to be published now.
    var isNow: Bool
    /// Whether an earlier version shows it.
    var isKnown: Bool
    var isHidden: Bool

    /// Whether it tells of too few people.
    var isSmall: Bool { !isDifference && value > 0 && value < limit }
  }

  /// The number and its value.
  private struct Name: Hashable {
    let subject: FigureKey
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
      let name = Name(subject: cell.subject, value: cell.value)
      if places[name] == nil {
        places[name] = numbers.count
        numbers.append(
          Number(
            subject: cell.subject, keys: [], value: cell.value, isDifference: cell.isDifference,
            limit: max(1, cell.limit ?? limit), isNow: false,
            isKnown: false, isHidden: true))
      }
      guard let place = places[name] else { continue }
      local[cell.key] = place
      guard cell.isShown else { continue }
      if isEarlier {
        numbers[place].isKnown = true
      } else {
        numbers[place].isNow = true
        numbers[place].keys.insert(cell.key)
      }
    }
    for sum in counts.sums {
      guard let total = local[sum.total] else { continue }
      let parts = sum.parts.compactMap { local[$0] }
      // A sum of which a part is nowhere told binds nothing.
      guard parts.count == sum.parts.count, !parts.isEmpty else { continue }
      // Neither does one that is no sum of its parts: shares of parts that overlap, a table made wrong.
      let rest = parts.reduce(Int128(numbers[total].value)) { $0 - Int128(numbers[$1].value) }
      guard rest == 0 else { continue }
      equations.append(Equation(terms: [(total, 1)] + parts.map { ($0, -1) }))
    }
  }

  /// Hides what must be hidden; answers the small numbers that cannot be.
  mutating func solve() -> Set<FigureKey> {
    for place in numbers.indices {
      let number = numbers[place]
      // What no version shows and none will is hidden already.
      numbers[place].isHidden = number.isNow ? number.isSmall && !number.isKnown : !number.isKnown
    }
    var exposed = numbers.indices.filter { numbers[$0].isNow && numbers[$0].isKnown && numbers[$0].isSmall }
    for places in pieces() {
      let columns = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
      var sums: [[Int64]] = []
      for equation in equations {
        guard equation.terms.contains(where: { columns[$0.place] != nil }) else { continue }
        var row = [Int64](repeating: 0, count: places.count)
        for term in equation.terms {
          if let column = columns[term.place] { row[column] += term.sign }
        }
        sums.append(row)
      }
      let cells = places.map { place in
        let number = numbers[place]
        return PuzzlePiece.Cell(
          value: number.value, isFree: number.isDifference || number.value < 0,
          isSmall: number.isHidden && number.isSmall, isHidden: number.isHidden, limit: number.limit)
      }
      var piece = PuzzlePiece(cells, sums: sums)
      let choice = piece.solve()
      for other in choice.others { numbers[places[other]].isHidden = true }
      exposed += choice.lost.map { places[$0] }
    }
    return Set(exposed.map { numbers[$0].subject })
  }

  /// The numbers that are or may be hidden, by what sums tie to each other; pieces without a small number left out.
  private func pieces() -> [[Int]] {
    var piece = numbers.indices.map { $0 }
    func root(_ place: Int) -> Int {
      var place = place
      while piece[place] != place { place = piece[place] }
      return place
    }
    func isOpen(_ place: Int) -> Bool { numbers[place].isHidden || numbers[place].isNow && !numbers[place].isKnown }
    for equation in equations {
      let open = equation.terms.map(\.place).filter(isOpen)
      for place in open.dropFirst() {
        let (first, second) = (root(open[0]), root(place))
        piece[max(first, second)] = min(first, second)
      }
    }
    var found: [Int: [Int]] = [:]
    for place in numbers.indices where isOpen(place) { found[root(place), default: []].append(place) }
    return found.sorted { $0.key < $1.key }.map(\.value).filter { places in
      places.contains { numbers[$0].isHidden && numbers[$0].isSmall }
    }
  }
}
