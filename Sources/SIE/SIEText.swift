/// The place of one text among a file's kept text bytes; `SIEFile.string(_:)` reads it.
///
/// A large ledger holds millions of texts of which few are ever shown, so they stay undecoded until somebody asks.
public struct SIEText: Sendable, Hashable {
  /// The position of the first byte.
  let start: UInt32
  /// The number of bytes.
  let length: UInt32

  /// The text without any letters.
  public static let empty = SIEText(start: 0, length: 0)
  /// Whether the text has no letters.
  public var isEmpty: Bool { length == 0 }
  var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}
