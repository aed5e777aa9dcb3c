/// A value that is bound to a statement's parameter, in PostgreSQL's binary form.
enum PostgresValue: Hashable, Sendable {
  /// A `bigint`.
  case integer(Int)
  /// A `text`; the server refuses zero bytes in it.
  case text(String)
  /// A `bytea`.
  case bytes([UInt8])
  /// A `text[]`, for `= ANY($1)`.
  case texts([String])
  /// A `bigint[]`, for `= ANY($1)`.
  case integers([Int])
  /// NULL, of the type that the statement expects there.
  case null

  /// PostgreSQL's number of the type; 0 where the statement decides.
  var type: UInt32 {
    switch self {
    case .integer: 20
    case .text: 25
    case .bytes: 17
    case .texts: 1009
    case .integers: 1016
    case .null: 0
    }
  }

  /// How many bytes it takes at most, its length included.
  var size: Int {
    switch self {
    case .integer: 12
    case .text(let text): 4 + text.utf8.count
    case .bytes(let bytes): 4 + bytes.count
    case .texts(let texts): texts.reduce(24) { $0 + 4 + $1.utf8.count }
    case .integers(let numbers): 24 + 12 * numbers.count
    case .null: 4
    }
  }

  /// Adds the value's bytes; nothing for NULL.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .integer(let number): PostgresValue.append(UInt64(bitPattern: Int64(number)), to: &bytes)
    case .text(let text): bytes.append(contentsOf: text.utf8)
    case .bytes(let value): bytes.append(contentsOf: value)
    case .texts(let texts):
      PostgresValue.appendArray(of: 25, count: texts.count, to: &bytes) { index, bytes in
        bytes.append(contentsOf: texts[index].utf8)
      }
    case .integers(let numbers):
      PostgresValue.appendArray(of: 20, count: numbers.count, to: &bytes) { index, bytes in
        PostgresValue.append(UInt64(bitPattern: Int64(numbers[index])), to: &bytes)
      }
    case .null: break
    }
  }

  /// An array of one dimension, which is counted from 1: dimensions, whether NULL occurs, the type, then each element
  /// after its length. An empty one has no dimension.
  private static func appendArray(
    of type: UInt32, count: Int, to bytes: inout [UInt8], _ element: (Int, inout [UInt8]) -> Void
  ) {
    append(UInt32(count == 0 ? 0 : 1), to: &bytes)
    append(UInt32(0), to: &bytes)
    append(type, to: &bytes)
    guard count > 0 else { return }
    append(UInt32(truncatingIfNeeded: count), to: &bytes)
    append(UInt32(1), to: &bytes)
    for index in 0..<count {
      let start = bytes.count
      append(UInt32(0), to: &bytes)
      element(index, &bytes)
      let length = UInt32(truncatingIfNeeded: bytes.count - start - 4)
      for offset in 0..<4 { bytes[start + offset] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(offset))) }
    }
  }

  /// Adds the number, its highest byte first.
  static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
