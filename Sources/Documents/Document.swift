package import Kernel

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

  /// What identifies the document, for the file's own properties and its name.
  package struct Identity: Hashable, Sendable {
    /// Whose document it is, *Socialnämnden, Exempelby*.
    package let author: String
    /// The registration number of the matter; empty while there is none.
    package let registrationNumber: String
    /// The day that the document bears; nil while there is none.
    package let day: Day?

    /// What identifies a document; nothing known unless given.
    package init(author: String = "", registrationNumber: String = "", day: Day? = nil) {
      self.author = author
      self.registrationNumber = registrationNumber
      self.day = day
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
  /// What identifies it.
  package let identity: Identity

  /// A document in Swedish unless another language is given.
  package init(
    title: String, language: String = "sv-SE", heading: [HeadingLine] = [], blocks: [Block],
    identity: Identity = Identity()
  ) {
    self.title = title
    self.language = language
    self.heading = heading
    self.blocks = blocks
    self.identity = identity
  }

  /// The tables of the document in reading order, those of charts among them.
  package var tables: [Table] { blocks.compactMap(\.table) }
}
