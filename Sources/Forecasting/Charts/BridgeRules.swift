/// Chooses which causes of a move a bridge shows by themselves, and which it takes together.
package enum BridgeRules {
  /// How many causes are shown at most.
  package static let most = 7
  /// How many are shown however small they are beside the others.
  package static let least = 3
  /// How many per cent of all moves, up and down alike, a cause is at least to be shown by itself.
  package static let percent = 5

  /// The causes of a move, by index; those that have not moved are in neither list.
  package struct Choice: Hashable, Sendable {
    /// Those shown by themselves, greatest first.
    package let steps: [Int]
    /// Those taken together, in their own order.
    package let rest: [Int]
  }

  /// The causes that are shown and those that are not.
  ///
  /// - Parameter neverAlone: causes that stand for what is left over, and are taken together with the small ones.
  package static func choice(of moves: [Int64], neverAlone: Set<Int> = []) -> Choice {
    let moved = moves.indices.filter { moves[$0] != 0 }
    let sum = moved.reduce(Int128(0)) { $0 + Int128(moves[$1].magnitude) }
    let ranked = moved.filter { !neverAlone.contains($0) }
      .sorted { (moves[$1].magnitude, $0) < (moves[$0].magnitude, $1) }
    var shown = ranked.prefix(most).enumerated().prefix { place, cause in
      place < least || Int128(moves[cause].magnitude) * 100 >= Int128(percent) * sum
    }.map(\.element)
    // One cause alone is no more to read than the word for the rest.
    if ranked.count == moved.count, shown.count < most, shown.count + 1 == ranked.count { shown = ranked }
    let isShown = Set(shown)
    return Choice(steps: shown, rest: moved.filter { !isShown.contains($0) })
  }
}
