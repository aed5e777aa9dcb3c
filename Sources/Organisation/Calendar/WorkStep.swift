/// A step of an occasion's work within the administration.
package enum WorkStep: String, Hashable, Sendable, Codable, CaseIterable {
  /// Units write their parts.
  case report
  /// What they wrote is read, approved or sent back.
  case review
  /// The report is put together.
  case compile
  /// The administration stands behind it.
  case approve

  /// What is done, *rapportera*.
  package var title: String {
    switch self {
    case .report: "rapportera"
    case .review: "granska"
    case .compile: "sammanställa"
    case .approve: "godkänna"
    }
  }
}
