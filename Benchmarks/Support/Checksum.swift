/// FNV-1a over what a benchmark answers, so that nothing can be left out unseen.
package struct Checksum: Sendable, CustomStringConvertible {
  private var value: UInt64 = 14_695_981_039_346_656_037

  /// The checksum of nothing.
  package init() {}

  /// Adds numbers.
  package mutating func add(_ numbers: some Sequence<some BinaryInteger>) {
    for number in numbers { value = (value ^ UInt64(truncatingIfNeeded: number)) &* 1_099_511_628_211 }
  }

  /// The checksum in hexadecimal.
  package var description: String { String(value, radix: 16) }
}
