import Kernel

/// Writes the texts of keys fast: the same as `FigureKey.description`, without its intermediate strings.
///
/// A report has ten thousand cells and a page hundreds; a test holds the two ways equal.
package struct FigureKeyText {
  /// The period that was spelled last: neighbouring cells share a few.
  private var lastPeriod: Period?
  private var lastPeriodText = ""
  /// Room for the key being spelled, used again for the next.
  private var bytes: [UInt8] = []

  /// Nothing is spelled yet.
  package init() {}

  /// The key as it is stored and shown.
  package mutating func text(of key: FigureKey) -> String {
    if lastPeriod != key.period {
      lastPeriod = key.period
      lastPeriodText = key.period.description
    }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: key.measure.utf8)
    for selection in key.selections {
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: selection.axis.utf8)
      bytes.append(UInt8(ascii: "/"))
      bytes.append(contentsOf: selection.id.utf8)
    }
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: lastPeriodText.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
