/// Remembers what a stretch of a file's bytes stands for, so that the same bytes need not be read again.
///
/// The remembered bytes are copied side by side: looked up in the file itself, each would cost a far memory access.
struct SpellingTable {
  fileprivate struct Slot {
    /// The upper half of the hash; the lower half says where to look.
    var hash: UInt32 = 0
    var meaning: UInt32 = 0
    var start: UInt32 = 0
    /// 0 where the slot is empty.
    var length: UInt32 = 0
  }
  /// The count is a power of two.
  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var bytes: [UInt8] = []
  /// The whole hashes of the remembered spellings, for growing; by order of `start`.
  private var entries: [(hash: UInt64, slot: Slot)] = []

  /// Bytes chosen to collide must not make reading quadratic: after so many tries a spelling is simply not remembered.
  private static let longestProbe = 32
  /// Longer spellings are rare, and a file made of them would be kept twice.
  private static let longestSpelling = 256

  /// What the table answers first about a hash; the first slot, and a byte of what it remembers.
  struct Candidate {
    fileprivate var hash: UInt64
    fileprivate var slot: Slot
    fileprivate var firstByte: UInt8
  }

  /// The first answer about a hash, which only `meaning(_:_:candidate:)` can judge.
  @inline(__always)
  func candidate(_ hash: UInt64) -> Candidate {
    let slot = slots[Int(truncatingIfNeeded: hash) & (slots.count &- 1)]
    return Candidate(hash: hash, slot: slot, firstByte: slot.length == 0 ? 0 : bytes[Int(slot.start)])
  }

  /// What these very bytes stood for before, or nil, given the first answer about their hash.
  @inline(__always)
  func meaning(_ view: ByteView, _ range: Range<Int>, candidate: Candidate) -> UInt32? {
    let slot = candidate.slot
    if slot.length == 0 { return nil }
    if slot.hash == UInt32(truncatingIfNeeded: candidate.hash >> 32), candidate.firstByte == view[range.lowerBound],
      isRemembered(view, range, slot)
    {
      return slot.meaning
    }
    return meaning(view, range, hash: candidate.hash)
  }

  @inline(__always)
  private func isRemembered(_ view: ByteView, _ range: Range<Int>, _ slot: Slot) -> Bool {
    guard Int(slot.length) == range.count else { return false }
    let start = Int(slot.start)
    return bytes.withUnsafeBytes {
      view.equals(range, UnsafeRawBufferPointer(rebasing: $0[start..<start &+ range.count]))
    }
  }

  /// What these very bytes stood for before, or nil.
  @inline(__always)
  func meaning(_ view: ByteView, _ range: Range<Int>, hash: UInt64) -> UInt32? {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    let upper = UInt32(truncatingIfNeeded: hash >> 32)
    for _ in 0..<SpellingTable.longestProbe {
      let slot = slots[place]
      if slot.length == 0 { return nil }
      if slot.hash == upper, isRemembered(view, range, slot) { return slot.meaning }
      place = (place &+ 1) & mask
    }
    return nil
  }

  /// Remembers what these bytes stand for.
  mutating func remember(_ view: ByteView, _ range: Range<Int>, hash: UInt64, meaning: UInt32) {
    guard !range.isEmpty, range.count <= SpellingTable.longestSpelling else { return }
    if entries.count * 2 >= slots.count { grow() }
    let slot = Slot(
      hash: UInt32(truncatingIfNeeded: hash >> 32), meaning: meaning, start: UInt32(bytes.count),
      length: UInt32(range.count))
    guard place(slot, hash: hash) else { return }
    entries.append((hash, slot))
    bytes.append(contentsOf: view.slice(range))
  }

  private mutating func grow() {
    slots = [Slot](repeating: Slot(), count: slots.count * 2)
    for entry in entries { _ = place(entry.slot, hash: entry.hash) }
  }

  private mutating func place(_ slot: Slot, hash: UInt64) -> Bool {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<SpellingTable.longestProbe {
      if slots[place].length == 0 {
        slots[place] = slot
        return true
      }
      place = (place + 1) & mask
    }
    return false
  }

  /// A hash of the bytes of a range, eight at a time.
  @inline(__always)
  static func hash(_ view: ByteView, _ range: Range<Int>) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: range.count) &* factor
    var position = range.lowerBound
    while position &+ 8 <= range.upperBound {
      hash = (hash ^ view.word(at: position)) &* factor
      hash ^= hash >> 29
      position = position &+ 8
    }
    let rest = range.upperBound &- position
    if rest > 0 {
      hash = (hash ^ (view.word(at: position) & ((1 << UInt64(8 &* rest)) &- 1))) &* factor
    }
    return hash ^ (hash >> 32)
  }
}
