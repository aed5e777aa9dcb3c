package import Storage

/// In which variants a locked report was kept, as far as whoever asks may know.
package enum ListVariants: Question {
  package static let name = "report.list-variants"
  package static let permission = Permission.report
  /// The id of the locked report.
  package typealias Input = String
  /// The variants, the public one first.
  package typealias Output = [ReportVariant]

  /// **Throws** `LockProblem.unknownVersion`; `VariantProblem.unreadable` without the store's key.
  package static func answer(_ input: String, view: View) throws -> Output {
    try view.requireWholeBoard()
    guard let report = try view.state.record(LockedReport.self, id: input) else {
      throw LockProblem.unknownVersion(input, known: try view.state.all(LockedReport.self).map(\.id).sorted())
    }
    guard view.permissions.contains(.readConfidential), try view.sealed(report.value)?.isVariant == true else {
      return [.public]
    }
    return [.public, .confidential]
  }
}
