import Crypto

/// A SHA-256 digest: the address of content.
///
/// **Source** FIPS 180-4.
package struct Digest: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The 32 bytes.
  package let bytes: [UInt8]

  /// The digest with these 32 bytes; nil for any other number of bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  private init(_ digest: SHA256.Digest) { bytes = Array(digest) }

  /// The digest of the bytes, one part after the other.
  package static func of(_ parts: [UInt8]...) -> Digest {
    var hash = SHA256()
    for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return Digest(hash.finalize())
  }

  /// The digest of what `write` hands over, piece by piece, without a copy of the whole.
  package static func of(_ write: ((UnsafeRawBufferPointer) -> Void) -> Void) -> Digest {
    var hash = SHA256()
    write { hash.update(bufferPointer: $0) }
    return Digest(hash.finalize())
  }

  /// The digest in 64 hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first twelve hexadecimal digits: enough to tell files apart in a report.
  package var short: String { String(description.prefix(12)) }

  /// The digest that 64 hexadecimal digits spell, or nil.
  package init?(_ text: String) {
    let digits = text.utf8.map { digit -> UInt8? in
      switch digit {
      case 48...57: digit - 48
      case 97...102: digit - 87
      default: nil
      }
    }
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    self.bytes = bytes
  }

  /// The digest that 64 hexadecimal digits spell, as it is stored.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let digest = Digest(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no digest: \(text)"))
    }
    self = digest
  }

  /// Stores the digest as 64 hexadecimal digits.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
