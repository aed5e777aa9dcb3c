package import Storage

/// In which variants a locked report was kept, as far as whoever asks may know.
package enum ListVariants: Question {
  package static let name = "report.list-variants"
  package static let permission = Permission.readLocked
  /// The id of the locked report.
  package typealias Input = String
  /// The variants, the public one first.
  package typealias Output = [ReportVariant]

  /// **Throws** `LockProblem.unknownVersion`; `VariantProblem.unreadable` without the store's key.
  package static func answer(_ input: String, view: View) throws -> Output {
    let report = try view.lockedReport(input)
    guard view.permissions.contains(.readConfidential), try view.sealed(report.value)?.isVariant == true else {
      return [.public]
    }
    return [.public, .confidential]
  }
}
