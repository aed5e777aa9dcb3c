import Kernel

/// What a packed or compound file holds, as far as somebody who chose the wrong one must be told apart.
package enum PackedKind: Hashable, Sendable {
  /// A workbook of packed XML, or something so damaged that only its reader can tell.
  case workbook
  /// A workbook of packed binary parts (.xlsb).
  case binaryWorkbook
  /// A spreadsheet in the OpenDocument format (.ods).
  case openDocument
  /// A text document, as Word writes it.
  case textDocument
  /// A presentation.
  case presentation
  /// A drawing, a message or another document.
  case otherDocument
  /// Some other zip archive.
  case archive
  /// A workbook in the old compound format (.xls).
  case oldWorkbook
  /// A document that is encrypted under a password.
  case encrypted

  /// The kind of the whole file; nil where it is neither packed nor compound.
  package init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = PackedKind.compound(bytes)
    } else if PackedKind.mayBe(bytes) {
      self = PackedKind.packed(bytes)
    } else {
      return nil
    }
  }

  /// Whether bytes that begin so may be packed or compound; the whole file then tells.
  package static func mayBe(_ head: some Sequence<UInt8>) -> Bool {
    let head = Array(head.prefix(4))
    return head == [0xD0, 0xCF, 0x11, 0xE0] || head.count == 4 && head.starts(with: "PK".utf8) && head[2] < 9
  }

  private static func packed(_ bytes: [UInt8]) -> PackedKind {
    // The reader of workbooks tells what is wrong with a damaged archive.
    guard let archive = try? ZipArchive(bytes, file: nil) else { return .workbook }
    let names = archive.entries.map { $0.name.lowercased() }
    if names.contains(where: { $0.hasPrefix("xl/") && $0.hasSuffix("workbook.bin") }) { return .binaryWorkbook }
    if let entry = archive.entry("mimetype"), entry.size < 200 {
      var unpacker = ZipUnpacker(archive)
      // A type that cannot be read is no type; the names decide then.
      let type = (try? unpacker.content(of: entry)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      if type.contains("opendocument.spreadsheet") { return .openDocument }
      if type.contains("opendocument.text") { return .textDocument }
      if type.contains("opendocument.presentation") { return .presentation }
      if type.contains("opendocument") { return .otherDocument }
    }
    if !names.contains("xl/workbook.xml") {
      if names.contains(where: { $0.hasPrefix("word/") }) { return .textDocument }
      if names.contains(where: { $0.hasPrefix("ppt/") }) { return .presentation }
    }
    let isWorkbook = names.contains {
      $0 == "[content_types].xml" || $0.hasPrefix("xl/") || $0.hasSuffix("/workbook.xml")
    }
    return isWorkbook ? .workbook : .archive
  }

  /// What the names of a compound file's streams, which it writes in UTF-16, tell.
  private static func compound(_ bytes: [UInt8]) -> PackedKind {
    if holds("EncryptedPackage", bytes) { return .encrypted }
    if holds("Workbook", bytes) { return .oldWorkbook }
    // A text may speak of a book, so what the file is comes before what its older name for a workbook is.
    if holds("WordDocument", bytes) { return .textDocument }
    if holds("PowerPoint Document", bytes) { return .presentation }
    return holds("Book", bytes) ? .oldWorkbook : .otherDocument
  }

  private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
      != nil
  }
}
