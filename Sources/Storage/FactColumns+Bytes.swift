// The bytes of fact columns: what a segment's digest is taken over, and how sums are kept. Arrays are
// written as they lie in memory, which is little-endian on every machine that Swift supports on Linux and macOS.
//
// Layout, all integers little-endian: magic "RFC1", row count u64, column count u32, then for each column its kind u8,
// name (u32 length, bytes) and content: integers as i64 each; codes as dictionary (u32 count, each u32 length and
// bytes) and u32 a row; text as u32 end a row and the joined bytes (u64 length first).
extension FactColumns {
  private static let magic = Array("RFC1".utf8)

  /// The columns as bytes.
  package func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    writeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Hands over the columns' bytes piece by piece.
  func writeBytes(_ write: (UnsafeRawBufferPointer) -> Void) {
    func put(_ bytes: [UInt8]) { bytes.withUnsafeBytes(write) }
    func put(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian, write) }
    func put(string: String) {
      let bytes = Array(string.utf8)
      put(UInt32(bytes.count))
      put(bytes)
    }
    put(FactColumns.magic)
    put(UInt64(count))
    put(UInt32(columns.count))
    for (name, column) in zip(names, columns) {
      switch column {
      case .integer(let values):
        put(UInt8(1))
        put(string: name)
        values.withUnsafeBytes(write)
      case .code(let column):
        put(UInt8(2))
        put(string: name)
        put(UInt32(column.dictionary.count))
        for word in column.dictionary { put(string: word) }
        column.codes.withUnsafeBytes(write)
      case .text(let column):
        put(UInt8(3))
        put(string: name)
        column.ends.withUnsafeBytes(write)
        put(UInt64(column.bytes.count))
        put(column.bytes)
      }
    }
  }

  /// The columns that the bytes hold; nil where they are damaged.
  package init?(encoded bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard reader.take(4).map(Array.init) == FactColumns.magic, let count: UInt64 = reader.integer(),
      let columnCount: UInt32 = reader.integer(), count <= UInt64(bytes.count), columnCount <= 1_000
    else { return nil }
    var named: [(String, FactColumn)] = []
    for _ in 0..<columnCount {
      guard let kind: UInt8 = reader.integer(), let name = reader.string(),
        let column = FactColumns.column(kind, Int(count), &reader)
      else { return nil }
      named.append((name, column))
    }
    guard reader.isAtEnd, !named.isEmpty || count == 0 else { return nil }
    self.init(named)
  }

  private static func column(_ kind: UInt8, _ count: Int, _ reader: inout ByteReader) -> FactColumn? {
    switch kind {
    case 1:
      return reader.array(count).map { .integer($0) }
    case 2:
      guard let size: UInt32 = reader.integer() else { return nil }
      var dictionary: [String] = []
      for _ in 0..<size {
        guard let word = reader.string() else { return nil }
        dictionary.append(word)
      }
      guard let codes: [UInt32] = reader.array(count), codes.allSatisfy({ $0 < size }) else { return nil }
      return .code(CodeColumn(dictionary: dictionary, codes: codes))
    case 3:
      guard let ends: [UInt32] = reader.array(count), let length: UInt64 = reader.integer(),
        length <= UInt64(UInt32.max), let text = reader.take(Int(length)),
        zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }), (ends.last ?? 0) == length
      else { return nil }
      return .text(TextColumn(bytes: Array(text), ends: ends))
    default:
      return nil
    }
  }
}

/// Bytes read from the front, never past the end.
private struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  mutating func integer<Value: FixedWidthInteger>() -> Value? {
    guard let slice = take(MemoryLayout<Value>.size) else { return nil }
    return slice.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(as: Value.self)) }
  }

  mutating func array<Value: FixedWidthInteger>(_ count: Int) -> [Value]? {
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.size)
    guard !overflow, let slice = take(size) else { return nil }
    return [Value](unsafeUninitializedCapacity: count) { buffer, filled in
      slice.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      filled = count
    }
  }

  mutating func string() -> String? {
    guard let length: UInt32 = integer(), let slice = take(Int(length)) else { return nil }
    return String(validating: slice, as: UTF8.self)
  }
}
