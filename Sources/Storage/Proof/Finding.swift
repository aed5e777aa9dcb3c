/// Something in a store that does not agree with what an event, or the store itself, says of it.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
  /// The first event that vouches for what does not agree; nil where no event does.
  package let event: Int?
  /// What does not agree: one Swedish line.
  package let text: String

  /// A finding.
  package init(event: Int?, _ text: String) {
    self.event = event
    self.text = text
  }

  /// The line.
  package var description: String { text }
}
