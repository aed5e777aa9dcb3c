import Kernel

/// An enclosure as somebody wrote it: text with headings, lists, tables and figures by reference.
package struct EnclosureText: Hashable, Sendable {
  /// The name of its file, for problems.
  package let file: String
  /// The text, with personal identity numbers masked.
  package let text: String
  /// The legal ground.
  package let ground: String

  /// A text that is to be enclosed on that ground.
  package init(_ text: String, file: String, ground: String) {
    self.text = PersonalNumbers.masked(text).text
    self.file = PersonalNumbers.masked(file).text
    self.ground = ground
  }
}
