/// One piece of a document.
package enum Block: Hashable, Sendable {
  /// A heading; level 2 is the chapter under the document's title. The id is unique in the document and
  /// safe in a URL.
  case heading(level: Int, text: String, id: String)
  /// Running text.
  case paragraph([Inline])
  /// A bulleted list, an item each.
  case list([[Inline]])
  /// A numbered list, an item each, from 1.
  case numbered([[Inline]])
  /// A table.
  case table(Table)
  /// A chart; its data table stands with it.
  case chart(Chart)
  /// Something the reader must not miss: a warning shown in a frame, with its grade in words.
  case notice(Notice)
  /// What follows begins on a new page, where there are pages: an appendix.
  case pageBreak
}

/// A remark that stands out from the running text.
package struct Notice: Hashable, Sendable {
  /// What kind of remark it is; never shown by colour alone.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Good to know.
    case information
    /// Something is incomplete or doubtful.
    case warning
    /// Something is wrong.
    case error

    /// The word that opens the remark.
    package var word: String {
      switch self {
      case .information: "Att veta"
      case .warning: "Obs"
      case .error: "Fel"
      }
    }
  }

  /// Its kind.
  package let kind: Kind
  /// What it says.
  package let text: [Inline]

  /// A remark.
  package init(_ kind: Kind, _ text: [Inline]) {
    self.kind = kind
    self.text = text
  }
}

/// A run of text within a paragraph.
package enum Inline: Hashable, Sendable {
  /// Plain words.
  case text(String)
  /// Words that weigh more.
  case strong(String)
  /// Something to be read letter by letter: a code, a digest, a file name.
  case code(String)
  /// A figure in running text.
  case figure(FigureCell, Wording)
  /// Words that lead to a place in the same document: the id of a heading, table or chart.
  case link(String, id: String)
  /// Where a figure should have stood that is not to be had: why, in one sentence. Checks of a report find it by this
  /// case, so nothing else may be used for it.
  case unresolved(String)

  /// How what is said of a figure that is not to be had stands in the text: in brackets, so that nobody takes it for a
  /// part of the sentence.
  package static func unresolvedText(_ why: String) -> String { "[" + why + "]" }
}
