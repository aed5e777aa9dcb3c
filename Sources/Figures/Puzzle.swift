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
    var exposed = numbers.indices.filter { numbers[$0].isNow && numbers[$0].isKnown && isSmall(numbers[$0]) }
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
          isSmall: number.isHidden && isSmall(number), isHidden: number.isHidden)
      }
      var piece = PuzzlePiece(cells, sums: sums, limit: limit)
      let choice = piece.solve()
      for other in choice.others { numbers[places[other]].isHidden = true }
      exposed += choice.lost.map { places[$0] }
    }
    return Set(exposed.map { numbers[$0].key })
  }

  private func isSmall(_ number: Number) -> Bool {
    !number.isDifference && number.value > 0 && number.value < limit
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
      places.contains { numbers[$0].isHidden && isSmall(numbers[$0]) }
    }
  }
}
