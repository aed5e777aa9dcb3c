import Clibpq

/// The rows of a binary COPY, which go to the server in large pieces.
struct PostgresCopy: ~Copyable {
  /// The server no longer takes rows; its answer says why.
  struct Interrupted: Error {}

  // Larger pieces are no faster; smaller ones cost a call each.
  private static let pieceSize = 1 << 18

  private let handle: OpaquePointer
  private var memory: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var missing = 0

  /// Rows for the connection, which waits for them.
  init(_ handle: OpaquePointer) {
    self.handle = handle
    memory = .allocate(byteCount: PostgresCopy.pieceSize + (PostgresCopy.pieceSize >> 2), alignment: 16)
    // The signature, no flags, no further header.
    for byte in Array("PGCOPY\n".utf8) + [0xFF] + Array("\r\n".utf8) + [0] + [UInt8](repeating: 0, count: 8) {
      put(byte)
    }
  }

  deinit { memory.deallocate() }

  /// Begins a row; so many values must follow before the next.
  mutating func beginRow(columns: Int) throws {
    precondition(missing == 0, "The row before lacks \(missing) values")
    if filled >= PostgresCopy.pieceSize { try send() }
    missing = columns
    reserve(2)
    put(Int16(truncatingIfNeeded: columns))
  }

  /// Adds a `bigint`.
  mutating func integer(_ value: Int64) {
    missing -= 1
    reserve(12)
    put(Int32(8))
    put(value)
  }

  /// Adds a `bigint`.
  mutating func integer(_ value: Int) { integer(Int64(value)) }

  /// Adds a `text` whose UTF-8 bytes these are.
  mutating func text(_ bytes: UnsafeRawBufferPointer) { value(bytes) }

  /// Adds a `text`.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { value(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a `bytea`.
  mutating func bytes(_ bytes: [UInt8]) { bytes.withUnsafeBytes { value($0) } }

  /// Adds a `bytea`.
  mutating func bytes(_ bytes: UnsafeRawBufferPointer) { value(bytes) }

  /// Adds NULL.
  mutating func null() {
    missing -= 1
    reserve(4)
    put(Int32(-1))
  }

  /// Ends the rows.
  mutating func finish() throws {
    precondition(missing == 0, "The last row lacks \(missing) values")
    reserve(2)
    put(Int16(-1))
    try send()
    guard PQputCopyEnd(handle, nil) == 1 else { throw Interrupted() }
  }

  private mutating func value(_ bytes: UnsafeRawBufferPointer) {
    missing -= 1
    reserve(4 + bytes.count)
    put(Int32(truncatingIfNeeded: bytes.count))
    guard let source = bytes.baseAddress else { return }
    memory.baseAddress?.advanced(by: filled).copyMemory(from: source, byteCount: bytes.count)
    filled += bytes.count
  }

  private mutating func put<Number: FixedWidthInteger>(_ number: Number) {
    memory.storeBytes(of: number.bigEndian, toByteOffset: filled, as: Number.self)
    filled += MemoryLayout<Number>.size
  }

  private mutating func reserve(_ bytes: Int) {
    guard filled + bytes > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * (filled + bytes), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<filled]))
    memory.deallocate()
    memory = larger
  }

  private mutating func send() throws {
    // Most of the time the server's refusal shows only when the rows have ended.
    var start = 0
    while start < filled {
      let count = min(filled - start, 1 << 30)
      let piece = memory.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
      guard PQputCopyData(handle, piece, Int32(count)) == 1 else { throw Interrupted() }
      start += count
    }
    filled = 0
  }
}
