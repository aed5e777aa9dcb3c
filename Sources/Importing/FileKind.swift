import Formats
import Kernel

/// What kind of file some bytes are, as their beginning and, where they are packed, their contents show.
package enum FileKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// A table of text: CSV with any delimiter.
  case table
  /// A SIE file of records (types 1–4).
  case sie
  /// A SIE 5 file, which is XML.
  case sie5
  /// A workbook (.xlsx, .xlsm).
  case workbook
  /// A workbook of binary parts (.xlsb).
  case binaryWorkbook
  /// A workbook in the old format (.xls).
  case oldWorkbook
  /// A spreadsheet in the OpenDocument format (.ods).
  case openDocument
  /// A document that is encrypted under a password.
  case encrypted
  /// A text document, as Word writes it.
  case textDocument
  /// A presentation.
  case presentation
  /// A drawing, a message or another document.
  case otherDocument
  /// A picture: a photograph, a copy of the screen.
  case picture
  /// Another packed file.
  case archive
  /// A PDF document.
  case pdf
  /// Another XML or HTML file.
  case markup
  /// Something that is no text.
  case binary

  /// The kind that the whole file's bytes look like; what is none of the others is taken for a table.
  package init(of bytes: [UInt8]) {
    if let packed = PackedKind(bytes) {
      self = FileKind(packed)
      return
    }
    let head = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3).prefix(4_096) : bytes.prefix(4_096)
    let isWide = Charset.isWide(bytes)
    if head.starts(with: Array("%PDF".utf8)) {
      self = .pdf
    } else if head.starts(with: Array("{\\rtf".utf8)) {
      self = .textDocument
    } else if FileKind.isPicture(head) {
      self = .picture
    } else if FileKind.isArchive(head) {
      self = .archive
    } else if head.contains(0), !isWide {
      self = .binary
    } else {
      self = FileKind.text(head)
    }
  }

  private init(_ packed: PackedKind) {
    switch packed {
    case .workbook: self = .workbook
    case .binaryWorkbook: self = .binaryWorkbook
    case .openDocument: self = .openDocument
    case .textDocument: self = .textDocument
    case .presentation: self = .presentation
    case .otherDocument: self = .otherDocument
    case .archive: self = .archive
    case .oldWorkbook: self = .oldWorkbook
    case .encrypted: self = .encrypted
    }
  }

  /// **Source** the first bytes of PNG, JPEG, GIF, TIFF, BMP, WebP and of pictures in ISO base media files.
  private static func isPicture(_ head: ArraySlice<UInt8>) -> Bool {
    let starts: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
    ]
    if starts.contains(where: { head.starts(with: $0) }) { return true }
    // Words may begin with these letters; the zeros in the size of a picture are none of a text.
    if head.starts(with: Array("BM".utf8)) { return head.prefix(16).contains(0) }
    let brand = head.dropFirst(8)
    if head.starts(with: Array("RIFF".utf8)) { return brand.starts(with: Array("WEBP".utf8)) }
    return head.dropFirst(4).starts(with: Array("ftyp".utf8))
      && ["heic", "heix", "heif", "mif1", "avif"].contains { brand.starts(with: Array($0.utf8)) }
  }

  /// Whether it is packed by gzip, 7-Zip or RAR.
  private static func isArchive(_ head: ArraySlice<UInt8>) -> Bool {
    let starts: [[UInt8]] = [[0x1F, 0x8B, 0x08], [0x37, 0x7A, 0xBC, 0xAF], [0x52, 0x61, 0x72, 0x21, 0x1A]]
    return starts.contains { head.starts(with: $0) }
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
    case .workbook: "ett kalkylblad (.xlsx)"
    case .binaryWorkbook: "ett kalkylblad i binärt format (.xlsb)"
    case .oldWorkbook: "ett kalkylblad i äldre format (.xls)"
    case .openDocument: "ett kalkylblad i OpenDocument-format (.ods)"
    case .encrypted: "ett dokument som är skyddat med lösenord"
    case .textDocument: "ett textdokument (Word eller liknande)"
    case .presentation: "en presentation"
    case .otherDocument: "ett dokument av annat slag"
    case .picture: "en bild"
    case .archive: "ett packat arkiv"
    case .pdf: "ett PDF-dokument"
    case .markup: "ett XML- eller HTML-dokument"
    case .binary: "av okänt slag"
    }
  }

  /// Whether something is read from files of this kind.
  package var isRead: Bool {
    switch self {
    case .table, .sie, .sie5, .workbook: true
    default: false
    }
  }

  /// What to do with a file of this kind where another was wanted; nil where that depends on what was wanted.
  var remedy: Remedy? {
    switch self {
    case .binaryWorkbook, .oldWorkbook, .openDocument:
      "Öppna filen i ett kalkylprogram och spara den som .xlsx eller som CSV."
    case .encrypted: "Öppna dokumentet, ta bort lösenordet och spara det som .xlsx."
    case .archive: "Packa upp arkivet och välj filen i det."
    default: nil
    }
  }

  /// What to do with a file of this kind, from which nothing is read.
  var alternative: Remedy {
    switch self {
    case .textDocument, .presentation, .otherDocument, .markup:
      "Öppna filen, klistra in tabellen i ett kalkylprogram och spara den som .xlsx, eller ta ut uppgifterna ur "
        + "systemet som SIE, .xlsx eller CSV."
    default: "Ta ut uppgifterna ur systemet som SIE, .xlsx eller CSV."
    }
  }

  /// What to do where this kind was wanted.
  var advice: Remedy {
    switch self {
    case .table: "Spara eller exportera uppgifterna som CSV med rubrikrad."
    case .workbook: "Spara eller exportera uppgifterna som .xlsx eller som CSV med rubrikrad."
    case .sie, .sie5: "Exportera bokföringen som SIE 4 och läs in den filen."
    default: "Kontrollera att det är rätt fil."
    }
  }
}
