/// The bytes of a file being read, where every position past the end reads as a line feed.
///
/// That rule is both the bounds check and the end of every loop: no scan for a line's end can leave the file.
struct ByteView {
  private let base: UnsafeRawPointer
  let count: Int

  /// A view of the bytes, which must outlive it; nil when there are none.
  init?(_ buffer: UnsafeRawBufferPointer) {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return nil }
    self.base = base
    count = buffer.count
  }

  @inline(__always)
  subscript(position: Int) -> UInt8 {
    UInt(bitPattern: position) < UInt(bitPattern: count)
      ? base.load(fromByteOffset: position, as: UInt8.self) : .lineFeed
  }

  /// The eight bytes from a position, the first in the lowest place; line feeds past the end.
  @inline(__always)
  func word(at position: Int) -> UInt64 {
    if position >= 0, position <= count - 8 {
      return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
    var word: UInt64 = 0
    for offset in 0..<8 { word |= UInt64(self[position + offset]) << UInt64(8 * offset) }
    return word
  }

  /// Whether the next 32 bytes are all there and all below 0x80.
  @inline(__always)
  func hasNoHighBits(at position: Int) -> Bool {
    guard position >= 0, position <= count - 32 else { return false }
    let words = (base + position).loadUnaligned(as: SIMD4<UInt64>.self)
    let either = words.lowHalf | words.highHalf
    return (either.x | either.y) & 0x8080_8080_8080_8080 == 0
  }

  /// The bytes of a range within the file.
  @inline(__always)
  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "A slice lies within the file.")
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  @inline(__always)
  func equals(_ range: Range<Int>, _ other: UnsafeRawBufferPointer) -> Bool {
    guard range.count == other.count, range.upperBound <= count else { return false }
    var offset = 0
    let mine = base + range.lowerBound
    guard let theirs = other.baseAddress else { return range.isEmpty }
    while offset + 8 <= range.count {
      if mine.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != theirs.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    while offset < range.count {
      if mine.load(fromByteOffset: offset, as: UInt8.self) != theirs.load(fromByteOffset: offset, as: UInt8.self) {
        return false
      }
      offset += 1
    }
    return true
  }

  /// Gives the bytes of a field one by one, with `\"` read as a quote.
  func forEachUnescaped(_ field: Field, _ body: (UInt8) -> Void) {
    var position = field.start
    while position < field.end {
      if self[position] == .backslash, position + 1 < field.end, self[position + 1] == .quote { position += 1 }
      body(self[position])
      position += 1
    }
  }

  /// The bytes of a field, with `\"` read as a quote.
  func bytes(_ field: Field) -> [UInt8] {
    guard field.hasEscape else { return [UInt8](slice(field.range)) }
    var bytes: [UInt8] = []
    forEachUnescaped(field) { bytes.append($0) }
    return bytes
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let numberSign: UInt8 = 0x23
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let period: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let backslash: UInt8 = 0x5C
  static let openBrace: UInt8 = 0x7B
  static let closeBrace: UInt8 = 0x7D

  @inline(__always) var isSeparator: Bool { self == .space || self == .tab }
  @inline(__always) var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
  @inline(__always) var isDigit: Bool { self >= .zero && self <= .nine }
}
