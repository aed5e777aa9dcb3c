import Kernel
package import Storage

/// The codes of one coding part with their names; the chart of accounts is the list of the part account.
/// The id is the part's column name.
package struct CodeList: RecordKind, Hashable {
  package static let kind = "code-list"
  package static let tag = "code-list/1"
  package static let terms = KindTerms("kodlista", "kodlistor", aliases: ["codes"])

  /// One code.
  package struct Entry: Hashable, Sendable, Codable {
    /// The code; a string, in which leading zeros and letters count.
    package let code: String
    /// Its name.
    package let name: String

    /// A named code.
    package init(code: String, name: String) {
      self.code = code
      self.name = PersonalNumbers.masked(name).text
    }
  }

  /// The codes in order.
  package let entries: [Entry]

  /// A list of codes.
  package init(entries: [Entry]) { self.entries = entries }
}
