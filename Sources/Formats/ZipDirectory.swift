/// The central directory of a zip archive: where it lies and what it lists.
///
/// **Source** PKWARE's APPNOTE.TXT, sections 4.3.12–4.3.16 and 4.5.3.
struct ZipDirectory {
  /// How many bytes from the end are searched for the directory's end: its comment, and junk that mail programs add.
  private static let searchLength = 1 << 20

  private let bytes: [UInt8]
  private let span: Range<Int>
  /// How many bytes lie before the archive.
  private let shift: Int
  /// How many files the directory says that it lists.
  let count: Int

  /// Finds the directory.
  init(_ bytes: [UInt8]) throws(ZipFault) {
    self.bytes = bytes
    let first = max(0, bytes.count - ZipDirectory.searchLength)
    var place = bytes.count - 22
    while place >= first {
      // P, K, 5, 6.
      if bytes[place] == 0x50, bytes[place + 1] == 0x4B, bytes[place + 2] == 5, bytes[place + 3] == 6,
        let found = ZipDirectory.directory(bytes, endRecord: place)
      {
        (span, shift, count) = found
        return
      }
      place -= 1
    }
    throw ZipFault("dess innehållsförteckning saknas; filen är troligen avbruten")
  }

  /// The directory that an end record tells of; nil where it cannot be one.
  private static func directory(_ bytes: [UInt8], endRecord end: Int) -> (Range<Int>, shift: Int, count: Int)? {
    var count = bytes.number(at: end + 10, 2)
    var size = bytes.number(at: end + 12, 4)
    var offset = bytes.number(at: end + 16, 4)
    var recordStart = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF, end >= 76,
      bytes.number(at: end - 20, 4) == 0x0706_4B50
    {
      // The wide record lies right before its locator unless something was put in front of the archive.
      let claimed = bytes.number(at: end - 12, 8)
      let candidates = [claimed, end - 20 - 56].filter { $0 >= 0 && $0 <= end - 76 }
      guard let wide = candidates.first(where: { bytes.number(at: $0, 4) == 0x0606_4B50 }) else { return nil }
      count = bytes.number(at: wide + 32, 8)
      size = bytes.number(at: wide + 40, 8)
      offset = bytes.number(at: wide + 48, 8)
      recordStart = wide
    }
    guard count >= 0, size >= 0, offset >= 0, size <= recordStart else { return nil }
    let start = recordStart - size
    guard count == 0 || size >= 46 && bytes.number(at: start, 4) == 0x0201_4B50 else {
      // Some writers leave something between the directory and its end.
      guard offset <= bytes.count - 46, size <= recordStart - offset, size >= 46,
        bytes.number(at: offset, 4) == 0x0201_4B50
      else { return nil }
      return (offset..<offset + size, 0, count)
    }
    return (start..<recordStart, max(0, start - offset), count)
  }

  /// The files that are listed.
  func entries() throws(ZipFault) -> [ZipEntry] {
    var entries: [ZipEntry] = []
    var place = span.lowerBound
    while entries.count < count, place <= span.upperBound - 46, bytes.number(at: place, 4) == 0x0201_4B50 {
      let nameLength = bytes.number(at: place + 28, 2)
      let extraLength = bytes.number(at: place + 30, 2)
      let next = place + 46 + nameLength + extraLength + bytes.number(at: place + 32, 2)
      guard next <= span.upperBound else { break }
      entries.append(try entry(at: place, nameLength: nameLength, extraLength: extraLength))
      place = next
    }
    guard entries.count == count else { throw ZipFault("dess innehållsförteckning är avbruten") }
    return entries.filter { !$0.name.hasSuffix("/") }
  }

  private func entry(at place: Int, nameLength: Int, extraLength: Int) throws(ZipFault) -> ZipEntry {
    let flags = bytes.number(at: place + 8, 2)
    let nameStart = place + 46
    let spelling = Array(bytes[nameStart..<nameStart + nameLength])
    let charset: Charset = flags & 0x800 != 0 || UTF8Check.isValid(spelling) ? .utf8 : .cp437
    let text = String(decoding: charset.utf8(of: spelling), as: UTF8.self)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).flatMap { $0.split(separator: "\\") }
    let isFolder = text.hasSuffix("/") || text.hasSuffix("\\")
    let extra = nameStart + nameLength..<nameStart + nameLength + extraLength
    let wide = wideValues(
      [bytes.number(at: place + 24, 4), bytes.number(at: place + 20, 4), bytes.number(at: place + 42, 4)], in: extra)
    guard wide.allSatisfy({ $0 >= 0 && $0 <= 1 << 48 }) else { throw ZipFault("en storlek i den är orimlig") }
    let method = bytes.number(at: place + 10, 2)
    return ZipEntry(
      name: parts.joined(separator: "/") + (isFolder ? "/" : ""),
      method: method == 0 ? .stored : method == 8 ? .deflated : .other(method), isEncrypted: flags & 0x41 != 0,
      packedSize: wide[1], size: wide[0], crc: UInt32(truncatingIfNeeded: bytes.number(at: place + 16, 4)),
      headerOffset: wide[2] + shift)
  }

  /// The values of size, packed size and offset, where 32 bits are too few for them taken from the extra field.
  private func wideValues(_ narrow: [Int], in extra: Range<Int>) -> [Int] {
    var place = extra.lowerBound
    while place <= extra.upperBound - 4 {
      let length = bytes.number(at: place + 2, 2)
      let end = min(place + 4 + length, extra.upperBound)
      if bytes.number(at: place, 2) == 1 {
        var field = place + 4
        return narrow.map { value in
          guard value == 0xFFFF_FFFF, field <= end - 8 else { return value }
          defer { field += 8 }
          return bytes.number(at: field, 8)
        }
      }
      place = end
    }
    return narrow
  }
}
