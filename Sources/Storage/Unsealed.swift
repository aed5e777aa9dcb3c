/// Content that was sealed, or why it cannot be read.
package enum Unsealed: Hashable, Sendable {
  /// The content.
  case content([UInt8])
  /// It cannot be read.
  case unreadable(SealFault)

  /// The content; nil where it cannot be read.
  package var bytes: [UInt8]? { if case .content(let bytes) = self { bytes } else { nil } }
  /// Why it cannot be read; nil where it can.
  package var fault: SealFault? { if case .unreadable(let fault) = self { fault } else { nil } }
}
