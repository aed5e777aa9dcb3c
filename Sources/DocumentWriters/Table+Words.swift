import Documents

extension Table.RowKind {
  /// What part the row plays, in Swedish.
  var word: String {
    switch self {
    case .item: "Rad"
    case .heading: "Rubrik"
    case .subtotal: "Delsumma"
    case .total: "Summa"
    case .remainder: "Rest"
    }
  }
}

extension Table.Row {
  /// The word that must stand before the row's label for a reader who sees neither weight nor rules; nil where the
  /// label says it already, and for ordinary rows and headings.
  func spokenWord(label: String) -> String? {
    let words: [String]
    switch kind {
    case .item, .heading: return nil
    case .subtotal: words = ["summa", "totalt"]
    case .total: words = ["summa", "totalt"]
    case .remainder: words = ["rest", "övrig", "ofördela", "utanför"]
    }
    let lowered = label.lowercased()
    return words.contains { lowered.contains($0) } ? nil : kind.word
  }

  /// The row's only words where everything else is empty: then the heading stands over the whole width.
  func headingAlone() -> String? {
    var label: String?
    for cell in cells {
      switch cell {
      case .empty: continue
      case .text(let text) where label == nil: label = text
      case .text, .figure: return nil
      }
    }
    return label
  }
}
