package import Kernel

/// Where a chain of events ends, or ended: the number, hash and time of an event.
package struct ChainEnd: Hashable, Sendable {
  /// The event's number.
  package let number: Int
  /// The event's hash.
  package let hash: Digest
  /// When it was recorded.
  package let recordedAt: Instant

  // What is counted on from, so that a damaged number is found before the program counts past its end.
  static let numbers = 1...(1 << 53)
  // The years 1970–9999, which have four digits in a header.
  private static let times: ClosedRange<Int64> = 0...253_402_300_799

  /// The end that a store's row tells of.
  ///
  /// **Throws** a `Fault` where the row holds what the program never writes.
  package init(number: Int, hash: [UInt8], recordedAt: Int64) throws {
    guard let hash = Digest(bytes: hash) else { throw Fault.damagedStore("event \(number) has no valid hash") }
    guard ChainEnd.numbers.contains(number), ChainEnd.times.contains(recordedAt) else {
      throw Fault.damagedStore("event \(number) has a number or time that the program never writes")
    }
    self.number = number
    self.hash = hash
    self.recordedAt = Instant(seconds: recordedAt)
  }
}

extension Fault {
  /// The fault that a store holds something that the program never writes.
  package static func damagedStore(_ what: String, doing: String = "reading the store") -> Fault {
    Fault(doing: doing, underlying: what, damagedStore: "")
  }
}
