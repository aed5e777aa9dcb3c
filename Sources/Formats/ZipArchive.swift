import Kernel

/// The files packed in a zip archive.
///
/// The central directory is what counts; of local headers only their length is taken. Bytes before the archive and
/// after it are passed over. Everything is checked against the bytes that are there: no offset, size or count of the
/// file is believed.
struct ZipArchive: Sendable {
  /// How many files an archive may hold; a workbook has some dozens.
  private static let entryLimit = 20_000

  let bytes: [UInt8]
  /// The file's name as the user gave it.
  let file: String?
  /// The files, in the order of the directory; folders are left out.
  let entries: [ZipEntry]
  private let index: [String: Int]

  /// The archive that the bytes hold; **throws** `Problems` with a `WorkbookProblem` where they hold none.
  init(_ bytes: [UInt8], file: String?) throws(Problems) {
    self.bytes = bytes
    self.file = file
    let found: [ZipEntry]
    do throws(ZipFault) {
      let directory = try ZipDirectory(bytes)
      guard directory.count <= ZipArchive.entryLimit else { throw ZipFault("den innehåller orimligt många filer") }
      found = try directory.entries()
    } catch {
      throw Problems([WorkbookProblem.damagedArchive(Place(file: file), detail: error.detail)])
    }
    entries = found
    // Programs do not agree on which of two files with the same name counts.
    var index: [String: Int] = [:]
    for (place, entry) in found.enumerated() {
      if index.updateValue(place, forKey: ZipArchive.key(entry.name)) != nil {
        let detail = "filen ”\(entry.name)” finns två gånger i den"
        throw Problems([WorkbookProblem.damagedArchive(Place(file: file), detail: detail)])
      }
    }
    self.index = index
  }

  /// The file of that name; case and a slash in front do not matter.
  func entry(_ name: String) -> ZipEntry? { index[ZipArchive.key(name)].map { entries[$0] } }

  /// Where the packed bytes of the file lie.
  func span(of entry: ZipEntry) throws(ZipFault) -> Range<Int> {
    let header = entry.headerOffset
    guard header >= 0, header <= bytes.count - 30, bytes.number(at: header, 4) == 0x0403_4B50 else {
      throw ZipFault("filen ”\(entry.name)” saknar sitt huvud")
    }
    let start = header + 30 + bytes.number(at: header + 26, 2) + bytes.number(at: header + 28, 2)
    guard entry.packedSize >= 0, start <= bytes.count, entry.packedSize <= bytes.count - start else {
      throw ZipFault("filen ”\(entry.name)” är avbruten")
    }
    return start..<start + entry.packedSize
  }

  /// Throws where two files share bytes: a small file made to unpack to a huge one.
  func checkOverlaps() throws(ZipFault) {
    var spans: [Range<Int>] = []
    for entry in entries {
      let span = try span(of: entry)
      spans.append(entry.headerOffset..<span.upperBound)
    }
    spans.sort { $0.lowerBound < $1.lowerBound }
    for (a, b) in zip(spans, spans.dropFirst()) where b.lowerBound < a.upperBound {
      throw ZipFault("filer i den överlappar varandra")
    }
  }

  private static func key(_ name: String) -> String {
    (name.hasPrefix("/") ? String(name.dropFirst()) : name).lowercased()
  }
}

/// Why bytes are no zip archive, as the end of a Swedish sentence.
struct ZipFault: Error {
  let detail: String
  /// Whether what is packed is unreasonably large, rather than damaged.
  let isTooTight: Bool

  init(_ detail: String, isTooTight: Bool = false) {
    self.detail = detail
    self.isTooTight = isTooTight
  }
}

extension [UInt8] {
  /// The number that so many bytes spell, the least significant first; -1 where it has no place in an Int.
  ///
  /// The bytes must be there.
  func number(at offset: Int, _ count: Int) -> Int {
    var number: UInt64 = 0
    for index in (offset..<offset + count).reversed() { number = number << 8 | UInt64(self[index]) }
    return Int(exactly: number) ?? -1
  }
}
