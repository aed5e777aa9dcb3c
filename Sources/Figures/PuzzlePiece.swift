/// Numbers that sums tie to each other, with what of them is hidden: chooses what else must be.
///
/// A hidden small number is safe when whole numbers are found, none below nought, that give every sum and every number
/// shown, and in which it lies elsewhere within a span of at least the limit. Where none are, the sum that bounds it
/// names the shown numbers of which at least one must be hidden too. Step by step the least of them is; what proves
/// needless is shown again; and in a small piece every smaller choice is then tried.
struct PuzzlePiece {
  /// One number.
  struct Cell {
    let value: Int64
    /// Whether it is a difference, which may be below nought.
    let isFree: Bool
    /// Whether it is a small number that must not be told.
    let isSmall: Bool
    let isHidden: Bool
    /// The span that it must be moved within where it is small.
    let limit: Int64
  }

  /// What was chosen.
  struct Choice {
    /// The numbers to be hidden with those that are.
    var others: [Int]
    /// The small numbers that are told within the limit, whatever else is hidden.
    var lost: [Int]
  }

  /// What is hidden, and the sets of numbers that are known to look the same from outside.
  private struct Attempt {
    var isHidden: [Bool]
    /// By how much each number lies elsewhere.
    var witnesses: [[Int64]] = []
    var least: [Int64]
    var most: [Int64]

    init(_ isHidden: [Bool]) {
      self.isHidden = isHidden
      least = Array(repeating: 0, count: isHidden.count)
      most = least
    }

    func span(_ place: Int) -> Int64 {
      let (span, overflows) = most[place].subtractingReportingOverflow(least[place])
      return overflows ? .max : span
    }

    mutating func add(_ moves: [Int64]) {
      guard moves.contains(where: { $0 != 0 }) else { return }
      witnesses.append(moves)
      for place in moves.indices {
        if moves[place] < least[place] { least[place] = moves[place] }
        if moves[place] > most[place] { most[place] = moves[place] }
      }
    }

    /// The same where the number is shown: what moved it is no witness any longer.
    func showing(_ place: Int) -> Attempt {
      var attempt = Attempt(isHidden)
      attempt.isHidden[place] = false
      for witness in witnesses where witness[place] == 0 { attempt.add(witness) }
      return attempt
    }
  }

  /// Pieces with more numbers that could be hidden are not searched for a smaller choice.
  private static let searched = 60
  /// How often the search looks how far a number can be moved before it leaves the choice as it is.
  private static let looks = 1_500

  private let cells: [Cell]
  private let sums: [[Int64]]
  /// The span that each small number must keep: the limit, or what can be had.
  private var needs: [Int64]
  private let small: [Int]
  private var looksLeft = PuzzlePiece.looks

  /// The numbers with their sums, each a factor for every number.
  init(_ cells: [Cell], sums: [[Int64]]) {
    self.cells = cells
    self.sums = sums
    needs = cells.map(\.limit)
    small = cells.indices.filter { cells[$0].isSmall }
  }

  /// What must be hidden beside what is.
  mutating func solve() -> Choice {
    let start = Attempt(cells.map(\.isHidden))
    var choice = Choice(others: [], lost: [])
    var attempt = start
    while let open = open(in: &attempt) {
      if let next = open.others.first {
        attempt.isHidden[next] = true
        choice.others.append(next)
      } else {
        needs[open.place] = attempt.span(open.place)
        choice.lost.append(open.place)
      }
    }
    for place in choice.others.sorted(by: comesBefore).reversed() {
      var shown = attempt.showing(place)
      guard open(in: &shown) == nil else { continue }
      attempt = shown
      choice.others.removeAll { $0 == place }
    }
    if cells.count(where: { !$0.isHidden }) <= PuzzlePiece.searched {
      for count in 0..<choice.others.count {
        guard let fewer = choices(of: count, from: start, without: []) else { continue }
        choice.others = fewer
        break
      }
    }
    return choice
  }

  /// The first small number that is not safe, and the shown numbers of which one must be hidden for it, best first.
  private mutating func open(in attempt: inout Attempt) -> (place: Int, others: [Int])? {
    var leeway: Leeway?
    for place in small where attempt.span(place) < needs[place] {
      var reckoned =
        leeway
        ?? Leeway(
          zip(cells, attempt.isHidden).map { Leeway.Cell(value: $0.value, isFree: $0.isFree, isHidden: $1) },
          sums: sums)
      var binding: Set<Int> = []
      for isUp in [true, false] where attempt.span(place) < needs[place] {
        looksLeft -= 1
        let beyond = isUp ? -attempt.least[place] : attempt.most[place]
        let found = reckoned.move(place, up: isUp, goal: needs[place] - beyond)
        attempt.add(found.moves)
        binding.formUnion(found.isDoubtful ? cells.indices.filter { !attempt.isHidden[$0] } : found.binding)
      }
      leeway = reckoned
      if attempt.span(place) < needs[place] { return (place, binding.sorted(by: comesBefore)) }
    }
    return nil
  }

  /// So many numbers which, hidden, keep every small number safe; nil where there are none or the search grew long.
  private mutating func choices(of count: Int, from start: Attempt, without shown: Set<Int>) -> [Int]? {
    guard looksLeft > 0 else { return nil }
    var attempt = start
    guard let open = open(in: &attempt) else { return [] }
    guard count > 0 else { return nil }
    var shown = shown
    for place in open.others where !shown.contains(place) {
      var next = attempt
      next.isHidden[place] = true
      if let rest = choices(of: count - 1, from: next, without: shown) { return [place] + rest }
      // Every choice with it was tried.
      shown.insert(place)
    }
    return nil
  }

  /// The lesser number is hidden rather; a nought last, for it gives little room.
  private func comesBefore(_ a: Int, _ b: Int) -> Bool {
    func size(_ place: Int) -> Int64 { cells[place].value <= 0 ? .max : cells[place].value }
    return (size(a), a) < (size(b), b)
  }
}
