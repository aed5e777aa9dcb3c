/// A finished text of resolved figures, the same for every output format.
///
/// Writers are pure functions of this tree and their options: they never look anything up.
package struct Document: Hashable, Sendable {
  /// One line of the block that heads a report: a label and what stands beside it.
  package struct HeadingLine: Hashable, Sendable {
    /// The label, `Diarienummer`.
    package let label: String
    /// What stands beside it; empty where it is still missing.
    package let value: String

    /// A line of the heading block.
    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// The title; the one heading of the first level.
  package let title: String
  /// The language of the text, a BCP 47 tag.
  package let language: String
  /// Kind, board, period and its status, registration number, decision.
  package let heading: [HeadingLine]
  /// What follows, in reading order.
  package let blocks: [Block]

  /// A document in Swedish unless another language is given.
  package init(title: String, language: String = "sv", heading: [HeadingLine] = [], blocks: [Block]) {
    self.title = title
    self.language = language
    self.heading = heading
    self.blocks = blocks
  }

  /// The tables of the document, in reading order.
  package var tables: [Table] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}
