/// Which of its two variants a report is in.
package enum ReportVariant: String, Hashable, Sendable, CaseIterable {
  /// What everybody may read: without enclosures that are confidential and without small numbers of people.
  case `public`
  /// With both, for those who may read what is confidential.
  case confidential

  /// What is added to the names of its files.
  package var fileEnding: String { self == .confidential ? "-sekretess" : "" }
  /// What it is called on screen.
  package var title: String { self == .confidential ? "med sekretess" : "offentlig" }
}
