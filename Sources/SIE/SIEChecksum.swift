/// The checksum of a file: what it says and what its bytes give.
public struct SIEChecksum: Sendable, Hashable {
  /// The number in the second `#KSUMMA`, or nil where it is missing or no number.
  public internal(set) var expected: UInt32?
  /// The CRC-32 of the labels and fields between the two posts.
  public internal(set) var actual: UInt32
  /// Whether the two agree.
  public var isRight: Bool { expected == actual }
}
