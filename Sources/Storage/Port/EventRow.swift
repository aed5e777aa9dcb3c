import Kernel

/// An event as it lies in a store, before anybody has checked it.
package struct EventRow: Hashable, Sendable {
  /// The number that it is kept under.
  package let number: Int
  /// The recorded time that it is kept under, in seconds since 1970.
  package let recordedAt: Int64
  /// The header's bytes.
  package let header: [UInt8]
  /// What should be the hash of the event before it.
  package let predecessor: [UInt8]
  /// What should be its own hash.
  package let hash: [UInt8]

  /// A row that was read.
  package init(number: Int, recordedAt: Int64, header: [UInt8], predecessor: [UInt8], hash: [UInt8]) {
    self.number = number
    self.recordedAt = recordedAt
    self.header = header
    self.predecessor = predecessor
    self.hash = hash
  }

  /// The row that keeps the event.
  package init(_ event: Event) {
    number = event.header.number
    recordedAt = event.header.recordedAt.seconds
    header = event.headerBytes
    predecessor = event.predecessor.bytes
    hash = event.hash.bytes
  }

  /// The event that the row holds; its place in the chain is not checked.
  ///
  /// **Throws** a `Fault` where it cannot be read.
  package func event() throws -> Event {
    guard let predecessor = Digest(bytes: predecessor), let hash = Digest(bytes: hash) else {
      throw Fault.damagedStore("event \(number) has no valid hash")
    }
    do {
      return Event(header: try EventHeader.decode(header), headerBytes: header, predecessor: predecessor, hash: hash)
    } catch {
      throw Fault.damagedStore("event \(number) has a header that cannot be read: \(error)")
    }
  }
}
