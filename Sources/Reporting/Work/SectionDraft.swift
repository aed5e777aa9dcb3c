package import Kernel

/// What somebody has begun to write in a part of a report and has not saved: working data of her own, which no report
/// shows.
package struct SectionDraft: Hashable, Sendable {
  /// The kind of working data.
  package static let workingKind = "section-draft"
  /// How long it is kept.
  ///
  /// **Unit** days
  static let life = 90

  /// When it was last written.
  package let at: Instant
  /// The version of the part that it was made from, 0 for none.
  package let version: Int
  /// What was typed, with references to figures as they are shown.
  package let text: String
}
