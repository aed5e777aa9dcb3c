package import Kernel

/// What somebody has begun to write in a unit's sheet and has not saved: working data of her own, which is never the
/// source of a figure.
package struct SheetDraft: Hashable, Sendable {
  /// The kind of working data.
  package static let workingKind = "forecast-draft"
  /// How long it is kept.
  ///
  /// **Unit** days
  static let life = 90

  /// When it was last written.
  package let at: Instant
  /// What was typed.
  package let sheet: TypedSheet
}
