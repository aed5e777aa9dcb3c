package import Documents
import Kernel

/// A part of a report that only its confidential variant holds, with the legal ground.
package struct Enclosure: Hashable, Sendable {
  /// What it is called, in the confidential variant alone.
  package let title: String
  /// The legal ground: *OSL 26 kap. 1 §*.
  package let ground: String
  /// What it holds.
  package let blocks: [Block]

  /// A confidential part.
  package init(title: String, ground: String, blocks: [Block]) {
    self.title = PersonalNumbers.masked(title).text
    self.ground = PersonalNumbers.masked(ground).text
    self.blocks = blocks
  }
}
