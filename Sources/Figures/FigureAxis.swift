/// What the axes are called where people read and write of them.
package enum FigureAxis {
  /// The axis by its name in keys, with its Swedish word; the words are told apart without regard to case.
  private static let words: [(axis: String, word: String)] = [
    ("line", "rad"), ("area", "område"), ("unit", "enhet"), ("watched", "bevakningsrad"), ("frame", "rampost"),
    ("reallocation", "omdisponering"), ("item", "post"), ("kind", "slag"), ("layer", "lager"),
    ("counterparty", "motpart"), ("agreement", "överenskommelse"), ("source", "källa"), ("account", "konto"),
    ("phase", "särskild period"), ("assumption", "antagande"), ("month", "månad"), ("cause", "orsak"),
  ]

  /// The Swedish word of the axis; its name in keys where it has none.
  package static func word(_ axis: String) -> String { words.first { $0.axis == axis }?.word ?? axis }

  /// The axis of the Swedish word, or of the name in keys; nil where it is neither.
  package static func axis(_ word: String) -> String? {
    words.first { $0.word == word || $0.axis == word }?.axis
  }

  /// The axes that a text can be repeated for, with the word for the one that it is about just then.
  private static let definites: [(axis: String, word: String)] = [
    ("line", "raden"), ("area", "området"), ("unit", "enheten"), ("watched", "bevakningsraden"),
    ("assumption", "antagandet"), ("agreement", "överenskommelsen"),
  ]

  /// The word for the one on the axis that a text is repeated for, *enheten*; nil where texts are not repeated for it.
  package static func definite(_ axis: String) -> String? { definites.first { $0.axis == axis }?.word }

  /// The axis of the word for the one that a text is repeated for; nil where it is none.
  package static func axis(definite word: String) -> String? { definites.first { $0.word == word }?.axis }

  /// The words for the one that a text is repeated for.
  package static let definiteWords = definites.map(\.word)

  /// Every Swedish word of an axis, longest first.
  package static let allWords = words.map(\.word).sorted { ($1.count, $0) < ($0.count, $1) }
}
