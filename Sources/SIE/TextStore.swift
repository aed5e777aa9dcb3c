/// The kept text bytes of a file, one after the other.
struct TextStore: Sendable {
  private(set) var bytes: [UInt8] = []
  /// The text kept last: files repeat a text from row to row, and a repetition costs nothing.
  private var latest = SIEText.empty

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Keeps bytes as they stand in the file.
  @inline(__always)
  mutating func keep(_ view: ByteView, _ range: Range<Int>) -> SIEText {
    if range.isEmpty { return .empty }
    if equals(latest, view, range) { return latest }
    let start = bytes.count
    bytes.append(contentsOf: view.slice(range))
    return remember(start)
  }

  /// Keeps the text of a field, with `\"` read as a quote.
  mutating func keep(_ view: ByteView, field: Field) -> SIEText {
    guard field.hasEscape else { return keep(view, field.range) }
    let start = bytes.count
    view.forEachUnescaped(field) { bytes.append($0) }
    return start == bytes.count ? .empty : remember(start)
  }

  /// Keeps a decoded text as UTF-8.
  mutating func keep(_ text: String) -> SIEText {
    if text.isEmpty { return .empty }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return remember(start)
  }

  private mutating func remember(_ start: Int) -> SIEText {
    // SIEReader refuses input of 4 GB and more, so positions always fit.
    latest = SIEText(start: UInt32(start), length: UInt32(bytes.count - start))
    return latest
  }

  /// Whether a kept text has these very bytes.
  @inline(__always)
  func equals(_ text: SIEText, _ view: ByteView, _ range: Range<Int>) -> Bool {
    guard Int(text.length) == range.count else { return false }
    return bytes.withUnsafeBytes { view.equals(range, UnsafeRawBufferPointer(rebasing: $0[text.range])) }
  }

  func slice(_ text: SIEText) -> ArraySlice<UInt8> {
    bytes[text.range]
  }
}
