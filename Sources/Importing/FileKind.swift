/// What kind of file some bytes are, as their beginning shows.
package enum FileKind: String, Hashable, Sendable, CaseIterable {
  /// A table of text: CSV with any delimiter.
  case table
  /// A SIE file of records (types 1–4).
  case sie
  /// A SIE 5 file, which is XML.
  case sie5
  /// A spreadsheet or another packed file.
  case spreadsheet
  /// A PDF document.
  case pdf
  /// Another XML or HTML file.
  case markup
  /// Something that is no text.
  case binary

  /// The kind that the bytes look like; what is none of the others is taken for a table.
  package init(of bytes: [UInt8]) {
    let head = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3).prefix(4_096) : bytes.prefix(4_096)
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if head.starts(with: Array("PK\u{3}\u{4}".utf8)) || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .spreadsheet
    } else if head.starts(with: Array("%PDF".utf8)) {
      self = .pdf
    } else if head.contains(0), !isWide {
      self = .binary
    } else {
      self = FileKind.text(head)
    }
  }

  private static func text(_ head: ArraySlice<UInt8>) -> FileKind {
    let text = head.drop { $0 <= 0x20 }
    let word = text.prefix(7).map { $0 & 0xDF }
    // Letters are compared without their case, and `#` becomes 0x03 by it.
    for label in ["FLAGGA", "SIETYP", "PROGRA", "FORMAT", "RAR", "FNAMN", "GEN", "VER"]
    where text.first == UInt8(ascii: "#") && word.dropFirst().starts(with: label.utf8) {
      return .sie
    }
    guard text.first == UInt8(ascii: "<") else { return .table }
    let markup = String(decoding: text, as: UTF8.self).lowercased()
    let isSIE = markup.contains("sie.se/sie5") || markup.contains("<sie") || markup.contains(":sie")
    return isSIE ? .sie5 : .markup
  }

  /// What the kind is called in a Swedish sentence.
  package var text: String {
    switch self {
    case .table: "en CSV-fil"
    case .sie: "en SIE-fil"
    case .sie5: "en SIE 5-fil"
    case .spreadsheet: "ett kalkylblad eller ett annat packat dokument"
    case .pdf: "ett PDF-dokument"
    case .markup: "ett XML- eller HTML-dokument"
    case .binary: "en binärfil"
    }
  }

  /// What to do where this kind was wanted.
  var advice: String {
    switch self {
    case .table: "Spara eller exportera uppgifterna som CSV med rubrikrad."
    case .sie, .sie5: "Exportera bokföringen som SIE 4 och läs in den filen."
    default: "Kontrollera att det är rätt fil."
    }
  }
}
