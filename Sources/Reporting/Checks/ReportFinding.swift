package import Kernel

/// Something that a check found in a report that is to be sent.
package struct ReportFinding: Hashable, Sendable {
  /// Where in the document.
  package struct Spot: Hashable, Sendable {
    /// The id of the heading, table or chart; nil where it is about the whole report or its head.
    package let id: String?
    /// The place in words: *tabellen ”Drift”*.
    package let title: String

    /// A place in a document.
    package init(id: String?, title: String) {
      self.id = id
      self.title = title
    }

    /// The whole report.
    package static let whole = Spot(id: nil, title: "hela rapporten")
    /// The lines that head it.
    package static let head = Spot(id: nil, title: "rapportens huvud")
  }

  /// What kind of thing was found.
  package let code: FindingCode
  /// Where.
  package let spot: Spot
  /// What, in one Swedish sentence.
  package let message: String
  /// What to do about it, in one Swedish sentence.
  package let remedy: Remedy

  /// Something found there.
  package init(_ code: FindingCode, _ spot: Spot, _ message: String, remedy: Remedy) {
    self.code = code
    self.spot = spot
    self.message = PersonalNumbers.masked(message).text
    self.remedy = remedy.masked
  }

  /// How grave it is.
  package var severity: Severity { code.severity }
}
