/// What a sealed item holds.
package enum SealedKind: UInt8, Sendable, CaseIterable {
  /// A source file as it came.
  case sourceFile = 1
  /// The texts and suppliers of a month's postings.
  case postingTexts = 2
  /// What is confidential of a locked report.
  case lockedReport = 3
}
