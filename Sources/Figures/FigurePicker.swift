/// Finds the best combinations of a measure and members for some tokens.
///
/// Points are added up member by member, so the best of each group of alike members are enough for the best
/// combinations: the work follows the number of names that match, not the number of figures.
struct FigurePicker {
  /// Members that are alike to the tokens: the same axis, the same tokens matched and wholly matched, the same sources.
  private struct Group: Hashable {
    let axis: Int
    let mask: UInt16
    let exact: UInt16
    let sources: UInt64
  }

  /// A member of a group with its points.
  private struct Scored {
    let entry: Int
    let points: Int
  }

  /// A combination in the making, the fewer points the better.
  private struct Candidate {
    let points: Int
    let offer: Int
    let entries: [Int]

    func comes(before other: Candidate) -> Bool {
      (points, offer, entries.first ?? -1, entries.count > 1 ? entries[1] : -1, entries.last ?? -1)
        < (
          other.points, other.offer, other.entries.first ?? -1, other.entries.count > 1 ? other.entries[1] : -1,
          other.entries.last ?? -1
        )
    }
  }

  /// What a name costs for each token of which it has the beginning only.
  private static let begun = 40
  /// What a name costs for each of its words that no token asks for.
  private static let unasked = 6
  /// What each member of a combination costs.
  private static let member = 10
  /// What each level beneath a total costs.
  private static let level = 8

  private let directory: FigureDirectory
  private let tokens: [[UInt8]]
  private let limit: Int
  private var visited = 0
  private var best: [Candidate] = []
  private var groups: [(group: Group, members: [Scored])] = []
  private var offerMasks: [(mask: UInt16, exact: UInt16)] = []

  /// A picker for the tokens; those after the twelfth are left out.
  init(_ directory: FigureDirectory, tokens: [String], limit: Int) {
    self.directory = directory
    self.tokens = tokens.prefix(12).map { Array($0.utf8) }
    self.limit = max(0, min(limit, 1_000))
  }

  /// The best combinations.
  mutating func picks() -> FigurePicks {
    guard limit > 0 else { return FigurePicks(all: [], visited: 0) }
    match()
    for offer in directory.offers.indices { combine(offer) }
    let all = best.map { candidate in
      let measure = directory.offers[candidate.offer].measure
      let axes = directory.axes(of: measure.name)
      let members = candidate.entries.map { directory.entries[$0].member }
      return FigurePick(
        measure: measure,
        members: members.sorted { (axes.firstIndex(of: $0.axis) ?? 0) < (axes.firstIndex(of: $1.axis) ?? 0) })
    }
    return FigurePicks(all: all, visited: visited)
  }

  /// Finds which tokens each name has, and sorts the members into groups.
  private mutating func match() {
    let search = directory.search
    var masks = [(mask: UInt16, exact: UInt16)](repeating: (0, 0), count: directory.entries.count)
    var touched: [Int] = []
    offerMasks = [(mask: UInt16, exact: UInt16)](repeating: (0, 0), count: directory.offers.count)
    for (number, token) in tokens.enumerated() {
      let bit: UInt16 = 1 << UInt16(number)
      for index in search.range(of: token) {
        visited += 1
        let word = search.words[index]
        let exact = word.bytes.count == token.count ? bit : 0
        switch word.target {
        case .offer(let offer):
          offerMasks[offer].mask |= bit
          offerMasks[offer].exact |= exact
        case .entry(let entry):
          if masks[entry].mask == 0 { touched.append(entry) }
          masks[entry].mask |= bit
          masks[entry].exact |= exact
        }
      }
    }
    var members: [Group: [Scored]] = [:]
    for entry in touched {
      let group = Group(
        axis: search.axisOfEntry[entry], mask: masks[entry].mask, exact: masks[entry].exact,
        sources: directory.entries[entry].sources)
      let unasked = max(0, search.nameLengths[entry] - masks[entry].mask.nonzeroBitCount)
      let role = directory.entries[entry].member.role
      let points =
        FigurePicker.member + unasked * FigurePicker.unasked + search.depths[entry] * FigurePicker.level
        + (role == .sum ? 0 : role == .item ? 4 : 12)
      members[group, default: []].append(Scored(entry: entry, points: points))
    }
    groups = members.map { group, scored in
      (group, Array(scored.sorted { ($0.points, $0.entry) < ($1.points, $1.entry) }.prefix(limit)))
    }.sorted { ($0.group.axis, $0.members[0].entry) < ($1.group.axis, $1.members[0].entry) }
  }

  /// Adds the combinations of the measure with members that have the tokens which its own title lacks.
  private mutating func combine(_ offer: Int) {
    let all = UInt16((1 << tokens.count) - 1)
    let own = offerMasks[offer]
    let unasked = max(0, directory.search.titleLengths[offer] - own.mask.nonzeroBitCount)
    let points =
      (own.mask & ~own.exact).nonzeroBitCount * FigurePicker.begun
      + (own.mask == 0 ? 0 : unasked * FigurePicker.unasked)
    let rest = all & ~own.mask
    guard rest != 0 else {
      add(Candidate(points: points, offer: offer, entries: []))
      return
    }
    let able = groups.indices.filter { groups[$0].group.mask & rest != 0 && isAllowed(offer, groups[$0].group) }
    for first in able {
      add(offer, points, [first], rest)
      guard rest.nonzeroBitCount > 1 else { continue }
      for second in able where groups[second].group.axis > groups[first].group.axis {
        add(offer, points, [first, second], rest)
        guard rest.nonzeroBitCount > 2 else { continue }
        for third in able where groups[third].group.axis > groups[second].group.axis {
          add(offer, points, [first, second, third], rest)
        }
      }
    }
  }

  private func isAllowed(_ offer: Int, _ group: Group) -> Bool {
    let axis = directory.search.axes[group.axis]
    let listing = directory.offers[offer].sources & (directory.search.axisSources[axis] ?? 0)
    return directory.offers[offer].axes.contains { $0.contains(axis) } && (listing == 0 || listing & group.sources != 0)
  }

  /// Adds the best combinations of one member of each group, where each is needed for the rest of the tokens.
  private mutating func add(_ offer: Int, _ base: Int, _ chosen: [Int], _ rest: UInt16) {
    visited += 1
    let own = chosen.map { groups[$0].group }
    guard own.reduce(0, { $0 | $1.mask }) & rest == rest else { return }
    for left in own.indices where own.count > 1 {
      let others = own.indices.filter { $0 != left }.reduce(0) { $0 | own[$1].mask }
      if others & rest == rest { return }
    }
    let axes = own.map { directory.search.axes[$0.axis] }
    guard directory.offers[offer].axes.contains(where: { known in axes.allSatisfy(known.contains) }) else { return }
    let exact = own.reduce(0) { $0 | $1.exact }
    let points = base + (rest & ~exact).nonzeroBitCount * FigurePicker.begun
    combine(offer, points, chosen, 0, [])
  }

  /// Takes one member of each group from `number` on, best first, as long as the sum can be among the best.
  private mutating func combine(_ offer: Int, _ points: Int, _ chosen: [Int], _ number: Int, _ entries: [Int]) {
    guard number < chosen.count else {
      add(Candidate(points: points, offer: offer, entries: entries))
      return
    }
    let least = chosen[(number + 1)...].reduce(0) { $0 + groups[$1].members[0].points }
    for index in groups[chosen[number]].members.indices {
      visited += 1
      let scored = groups[chosen[number]].members[index]
      if best.count == limit, points + scored.points + least > best[limit - 1].points { return }
      combine(offer, points + scored.points, chosen, number + 1, entries + [scored.entry])
    }
  }

  private mutating func add(_ candidate: Candidate) {
    visited += 1
    if best.count == limit {
      guard candidate.comes(before: best[limit - 1]) else { return }
      best.removeLast()
    }
    best.insert(candidate, at: best.firstIndex { candidate.comes(before: $0) } ?? best.count)
  }
}
