/// A figure that may be meant by what a person types: a measure of some members, the period left open.
package struct FigurePick: Hashable, Sendable {
  /// What is measured.
  package let measure: Measure
  /// What it is asked of, in the order in which keys name them; none for the whole board.
  package let members: [FigureMember]

  /// The members as keys name them.
  package var selections: [FigureSelection] { members.map { FigureSelection($0.axis, $0.id) } }
}

/// The best figures for what was typed, and how much was looked at to find them.
package struct FigurePicks: Hashable, Sendable {
  /// The figures, best first.
  package let all: [FigurePick]
  /// How many words and combinations were looked at: what the answer costs, on any machine.
  package let visited: Int
}

extension FigureDirectory {
  /// The figures whose names have all the words typed, whole or begun, at most `limit`.
  ///
  /// Whole words come before begun ones, names that say little else before longer ones, totals before details, and few
  /// members before many. Without any word the measures of the whole board come in their order.
  package func picks(_ typed: String, limit: Int = 12) -> FigurePicks {
    var picker = FigurePicker(self, tokens: SearchText.words(String(typed.prefix(200))), limit: limit)
    return picker.picks()
  }
}
