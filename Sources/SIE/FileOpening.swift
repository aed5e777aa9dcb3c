/// What the first bytes of a file tell: whether it is text at all, and of what kind.
struct FileOpening {
  enum Kind {
    case records
    case sie5
    case other
  }

  private(set) var kind = Kind.records
  /// Why the file is no SIE file, where that is plain from its beginning.
  private(set) var reason: Finding.NotSIE?
  /// Where the text begins, after a byte order mark.
  private(set) var start = 0

  init(_ view: ByteView) {
    if view[0] == 0xEF, view[1] == 0xBB, view[2] == 0xBF { start = 3 }
    let head = FileOpening.head(view, from: start)
    if view[0] == 0xFF && view[1] == 0xFE || view[0] == 0xFE && view[1] == 0xFF {
      refuse(.utf16)
    } else if head.hasPrefix("PK\u{3}\u{4}") {
      refuse(.spreadsheet)
    } else if head.hasPrefix("%PDF") {
      refuse(.pdf)
    } else if head.utf8.contains(0) {
      // A UTF-16 text without a mark has a zero beside each ASCII letter.
      refuse(view[0] == .numberSign && view[1] == 0 || view[0] == 0 && view[1] == .numberSign ? .utf16 : .binary)
    } else {
      recogniseMarkup(head)
    }
  }

  private mutating func recogniseMarkup(_ head: String) {
    let text = head.drop { $0.isWhitespace }
    guard text.hasPrefix("<") else { return }
    let small = text.lowercased()
    if small.contains("sie.se/sie5") || small.contains("<sie") || small.contains(":sie") {
      kind = .sie5
    } else {
      refuse(small.hasPrefix("<!doctype html") || small.contains("<html") ? .html : .otherXML)
    }
  }

  private mutating func refuse(_ reason: Finding.NotSIE) {
    kind = .other
    self.reason = reason
  }

  private static func head(_ view: ByteView, from start: Int) -> String {
    let end = min(view.count, start + 4096)
    return start < end ? String(decoding: view.slice(start..<end), as: UTF8.self) : ""
  }
}
