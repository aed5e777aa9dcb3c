/// Numbers that sums tie to each other, with what of them is hidden: chooses what else must be.
///
/// A hidden small number is safe when whole numbers are found, none below nought, that give every sum and every number
/// shown, and in which it lies elsewhere within a span of at least the limit; and when there is another such set in
/// which every hidden small number is small, so that knowing which are small tells none. Where none are, the sum that
/// bounds it names the shown numbers of which at least one must be hidden too. Step by step one of them is, parts
/// before sums in the order that they are told; what proves needless is shown again; and in a small piece every smaller
/// choice is then tried. Which numbers are chosen does not follow from how great they are: else the choice itself
/// would tell.
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
    /// Whether the number lies elsewhere although all small ones are small.
    var isUnsettled: [Bool]

    init(_ isHidden: [Bool]) {
      self.isHidden = isHidden
      least = Array(repeating: 0, count: isHidden.count)
      most = least
      isUnsettled = Array(repeating: false, count: isHidden.count)
    }

    func span(_ place: Int) -> Int64 {
      let (span, overflows) = most[place].subtractingReportingOverflow(least[place])
      return overflows ? .max : span
    }

    mutating func add(_ moves: [Int64], among cells: [Cell]) {
      let common = moves.reduce(UInt64(0)) { Leeway.divisor($0, $1.magnitude) }
      guard common > 0 else { return }
      witnesses.append(moves)
      // One whole step that way, and one back, are enough to unsettle a number.
      let step = moves.map { $0 / Int64(clamping: common) }
      let isModest = Attempt.keepsSmall(step, cells) || Attempt.keepsSmall(step.map { -$0 }, cells)
      for place in moves.indices where moves[place] != 0 {
        if isModest { isUnsettled[place] = true }
        if moves[place] < least[place] { least[place] = moves[place] }
        if moves[place] > most[place] { most[place] = moves[place] }
      }
    }

    /// Whether the moves keep every small number small, and none falls below nought.
    private static func keepsSmall(_ moves: [Int64], _ cells: [Cell]) -> Bool {
      cells.indices.allSatisfy { place in
        guard moves[place] != 0, !cells[place].isFree else { return true }
        let (value, overflows) = cells[place].value.addingReportingOverflow(moves[place])
        guard !overflows else { return false }
        return cells[place].isSmall ? value > 0 && value < cells[place].limit : value >= 0
      }
    }

    /// The same where the number is shown: what moved it is no witness any longer.
    func showing(_ place: Int, among cells: [Cell]) -> Attempt {
      var attempt = Attempt(isHidden)
      attempt.isHidden[place] = false
      for witness in witnesses where witness[place] == 0 { attempt.add(witness, among: cells) }
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
  /// Whether the small number must lie elsewhere also where all small ones are small.
  private var mustBeUnsettled: [Bool]
  private let small: [Int]
  private let isSum: [Bool]
  private var looksLeft = PuzzlePiece.looks

  /// The numbers with their sums, each a factor for every number.
  init(_ cells: [Cell], sums: [[Int64]]) {
    self.cells = cells
    self.sums = sums
    needs = cells.map(\.limit)
    // Where only a single number is small, whoever knows that it is small knows it.
    mustBeUnsettled = cells.map { $0.limit > 2 }
    small = cells.indices.filter { cells[$0].isSmall }
    isSum = cells.indices.map { place in sums.contains { $0[place] > 0 } }
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
        needs[open.place] = min(needs[open.place], attempt.span(open.place))
        mustBeUnsettled[open.place] = mustBeUnsettled[open.place] && attempt.isUnsettled[open.place]
        choice.lost.append(open.place)
      }
    }
    for place in choice.others.sorted(by: comesBefore).reversed() {
      var shown = attempt.showing(place, among: cells)
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
    var wide: Leeway?
    var modest: Leeway?
    for place in small {
      var binding: Set<Int> = []
      if attempt.span(place) < needs[place] {
        var leeway = wide ?? self.leeway(attempt, keepingSmall: false)
        for isUp in [true, false] where attempt.span(place) < needs[place] {
          let beyond = isUp ? -attempt.least[place] : attempt.most[place]
          binding.formUnion(look(&leeway, place, isUp, needs[place] - beyond, &attempt))
        }
        wide = leeway
        if attempt.span(place) < needs[place] { return (place, binding.sorted(by: comesBefore)) }
      }
      guard mustBeUnsettled[place], !attempt.isUnsettled[place] else { continue }
      binding = []
      var leeway = modest ?? self.leeway(attempt, keepingSmall: true)
      for isUp in [true, false] where !attempt.isUnsettled[place] {
        binding.formUnion(look(&leeway, place, isUp, 1, &attempt))
      }
      modest = leeway
      if !attempt.isUnsettled[place] { return (place, binding.sorted(by: comesBefore)) }
    }
    return nil
  }

  /// Looks how far the number can be moved; answers the shown numbers that keep it from the goal.
  private mutating func look(
    _ leeway: inout Leeway, _ place: Int, _ isUp: Bool, _ goal: Int64, _ attempt: inout Attempt
  ) -> [Int] {
    looksLeft -= 1
    let found = leeway.move(place, up: isUp, goal: goal)
    attempt.add(Array(found.moves.prefix(cells.count)), among: cells)
    return found.isDoubtful ? cells.indices.filter { !attempt.isHidden[$0] } : found.binding
  }

  /// The numbers with their sums. To keep small ones small each is counted from 1 and has a number beside it that says
  /// how far it is from the limit.
  private func leeway(_ attempt: Attempt, keepingSmall: Bool) -> Leeway {
    var numbers = zip(cells, attempt.isHidden).map { cell, isHidden in
      Leeway.Cell(
        value: keepingSmall && cell.isSmall ? cell.value - 1 : cell.value, isFree: cell.isFree, isHidden: isHidden)
    }
    guard keepingSmall else { return Leeway(numbers, sums: sums) }
    let width = cells.count + small.count
    var rows = sums.map { $0 + [Int64](repeating: 0, count: small.count) }
    for (index, place) in small.enumerated() {
      numbers.append(
        Leeway.Cell(value: cells[place].limit - 1 - cells[place].value, isFree: false, isHidden: true))
      var row = [Int64](repeating: 0, count: width)
      row[place] = 1
      row[cells.count + index] = 1
      rows.append(row)
    }
    return Leeway(numbers, sums: rows)
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

  /// A part is hidden rather than a sum, else what is told first.
  private func comesBefore(_ a: Int, _ b: Int) -> Bool {
    isSum[a] == isSum[b] ? a < b : isSum[b]
  }
}
