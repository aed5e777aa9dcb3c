/// Gives each distinct coding one position, while a file is being read.
///
/// The same account and object list stand thousands of times in a ledger, byte for byte alike. So the first question is
/// asked of a table keyed by those raw bytes, and only a spelling that is new is taken apart.
struct CodingInterner {
  private(set) var table = SIECodingTable()
  private var accountIndex: [String: UInt32] = [:]
  private var objectIndex: [SIECoding.Object: UInt32] = [:]
  private var codingIndex: [[UInt32]: UInt32] = [:]

  private struct Spelling {
    var hash: UInt64
    var start: Int
    var length: Int
    var coding: UInt32
  }
  private var spellings: [Spelling] = []
  /// Positions in `spellings` plus one; 0 is an empty slot. The count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// Bytes chosen to collide must not make reading quadratic: after so many tries a spelling is simply not remembered.
  private static let longestProbe = 32

  /// The coding that these very bytes named before, or nil.
  @inline(__always)
  func known(_ view: ByteView, _ range: Range<Int>, hash: UInt64) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<CodingInterner.longestProbe {
      let entry = slots[slot]
      if entry == 0 { return nil }
      let spelling = spellings[Int(entry) - 1]
      if spelling.hash == hash, spelling.length == range.count,
        view.equals(range, view.slice(spelling.start..<spelling.start + spelling.length))
      {
        return spelling.coding
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Remembers that these bytes name a coding.
  mutating func remember(_ range: Range<Int>, hash: UInt64, coding: UInt32) {
    if spellings.count * 2 >= slots.count { grow() }
    spellings.append(Spelling(hash: hash, start: range.lowerBound, length: range.count, coding: coding))
    if !place(UInt32(spellings.count), hash: hash) { spellings.removeLast() }
  }

  /// The position of a coding given by its parts.
  mutating func index(account: String, objects: [SIECoding.Object] = []) -> UInt32 {
    var key: [UInt32] = []
    key.reserveCapacity(1 + objects.count)
    key.append(index(account: account))
    for object in objects { key.append(index(object: object)) }
    if let known = codingIndex[key] { return known }
    let new = UInt32(table.count)
    codingIndex[key] = new
    table.append(account: key[0], objects: key.dropFirst())
    return new
  }

  private mutating func index(account: String) -> UInt32 {
    if let known = accountIndex[account] { return known }
    let new = UInt32(table.accounts.count)
    accountIndex[account] = new
    table.appendAccount(account)
    return new
  }

  private mutating func index(object: SIECoding.Object) -> UInt32 {
    if let known = objectIndex[object] { return known }
    let new = UInt32(table.objects.count)
    objectIndex[object] = new
    table.appendObject(object)
    return new
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (position, spelling) in spellings.enumerated() { _ = place(UInt32(position + 1), hash: spelling.hash) }
  }

  private mutating func place(_ entry: UInt32, hash: UInt64) -> Bool {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<CodingInterner.longestProbe {
      if slots[slot] == 0 {
        slots[slot] = entry
        return true
      }
      slot = (slot + 1) & mask
    }
    return false
  }

  /// A hash of the bytes of a range, eight at a time.
  @inline(__always)
  static func hash(_ view: ByteView, _ range: Range<Int>) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: range.count) &* factor
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      hash = (hash ^ view.word(at: position)) &* factor
      hash ^= hash >> 29
      position += 8
    }
    let rest = range.upperBound - position
    if rest > 0 {
      hash = (hash ^ (view.word(at: position) & ((1 << UInt64(8 * rest)) &- 1))) &* factor
    }
    return hash ^ (hash >> 32)
  }
}
