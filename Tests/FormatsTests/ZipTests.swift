import Formats
import Kernel
import Testing

/// An archive with each field as a test wants it.
private struct OddZip {
  var flags = 0
  var names: [[UInt8]] = []
  var bodies: [[UInt8]] = []
  var isDescribed = false
  var sameOffset = false
  var claimedSize: Int?
  var isWide = false

  init(_ parts: [(String, String)]) {
    names = parts.map { Array($0.0.utf8) }
    bodies = parts.map { Array($0.1.utf8) }
  }

  func bytes() -> [UInt8] {
    var all: [UInt8] = []
    var directory: [UInt8] = []
    for (name, body) in zip(names, bodies) {
      let offset = sameOffset ? 0 : all.count
      let crc = checksum(body)
      let size = claimedSize ?? body.count
      // With a description behind, the header says nothing of sizes.
      let told = isDescribed ? [0, 0, 0] : [crc, body.count, size]
      let bits = flags | (isDescribed ? 8 : 0)
      all += number(0x0403_4B50, 4) + number(20, 2) + number(bits, 2) + number(0, 6)
      all += told.flatMap { number($0, 4) } + number(name.count, 2) + number(3, 2) + name + [1, 2, 3] + body
      if isDescribed { all += number(0x0807_4B50, 4) + [crc, body.count, size].flatMap { number($0, 4) } }
      let extra =
        isWide ? number(1, 2) + number(24, 2) + number(size, 8) + number(body.count, 8) + number(offset, 8) : []
      let sizes = isWide ? [0xFFFF_FFFF, 0xFFFF_FFFF] : [body.count, size]
      directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(bits, 2) + number(0, 6)
      directory += number(crc, 4) + sizes.flatMap { number($0, 4) } + number(name.count, 2) + number(extra.count, 2)
      directory += number(0, 10) + number(isWide ? 0xFFFF_FFFF : offset, 4) + name + extra
    }
    let start = all.count
    all += directory
    if isWide {
      all += number(0x0606_4B50, 4) + number(44, 8) + number(0, 12) + number(names.count, 8) + number(names.count, 8)
      all += number(directory.count, 8) + number(start, 8)
      all += number(0x0706_4B50, 4) + number(0, 4) + number(start + directory.count, 8) + number(1, 4)
    }
    all += number(0x0605_4B50, 4) + number(0, 4) + number(isWide ? 0xFFFF : names.count, 2)
    all += number(isWide ? 0xFFFF : names.count, 2) + number(isWide ? 0xFFFF_FFFF : directory.count, 4)
    return all + number(isWide ? 0xFFFF_FFFF : start, 4) + number(0, 2)
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  /// The CRC-32, one bit at a time.
  private func checksum(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

private let parts = SampleBook.parts(rows: "<row><c><v>7</v></c></row>")

@Test("Descriptions behind files, wide sizes and junk around an archive make no difference")
func oddArchives() throws {
  var described = OddZip(parts)
  described.isDescribed = true
  var wide = OddZip(parts)
  wide.isWide = true
  let plain = OddZip(parts).bytes()
  let junk = Array("junk before\r\n".utf8)
  for bytes in [
    plain, described.bytes(), wide.bytes(), junk + plain, junk + wide.bytes(), plain + junk,
    plain + [UInt8](repeating: 0, count: 5_000), junk + described.bytes() + junk,
  ] {
    #expect(SampleBook.texts(try Workbook.read(bytes).sheets[0]) == ["A1=7"])
  }
}

@Test("Damaged, encrypted and overlapping archives are refused")
func refusedArchives() {
  var encrypted = OddZip(parts)
  encrypted.flags = 1
  #expect(SampleBook.codes(encrypted.bytes()) == ["formats.encrypted-part"])
  var overlapping = OddZip(parts)
  overlapping.sameOffset = true
  #expect(SampleBook.codes(overlapping.bytes()) == ["formats.damaged-archive"])
  var lying = OddZip(parts)
  lying.claimedSize = 1 << 30
  #expect(SampleBook.codes(lying.bytes()) == ["formats.damaged-archive"])
  let plain = OddZip(parts).bytes()
  var flipped = plain
  flipped[60] ^= 1
  #expect(SampleBook.codes(flipped) == ["formats.damaged-archive"])
  for length in stride(from: 0, to: plain.count, by: 37) {
    #expect(SampleBook.codes(Array(plain.prefix(length))) == ["formats.damaged-archive"], "\(length)")
  }
}

@Test("Of two files with the same name none is taken")
func namedTwice() {
  let other = SampleBook.parts(rows: "<row><c><v>8</v></c></row>").filter { $0.0.contains("sheet1") }
  #expect(!other.isEmpty)
  #expect(SampleBook.codes(OddZip(parts + other).bytes()) == ["formats.damaged-archive"])
}

@Test("A mountain in a molehill is refused, a well packed sheet is not")
func bombs() throws {
  var zip = ZipWriter()
  for part in parts.dropLast() { zip.add(part.0, Array(part.1.utf8)) }
  zip.add(parts[3].0, [UInt8](repeating: 0x20, count: 80 << 20))
  #expect(SampleBook.codes(zip.finish()) == ["formats.packed-too-tightly"])
  let row = "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>"
  let sheet = SampleBook.packed(SampleBook.parts(rows: String(repeating: row, count: 20_000)))
  #expect(sheet.count < row.utf8.count * 20_000 / 200)
  #expect(try Workbook.read(sheet).sheets[0].cells.count == 80_000)
}

@Test("The same files are packed into the same bytes, and each comes back whole")
func packedTwice() {
  let first = SampleBook.packed(parts)
  #expect(first == SampleBook.packed(parts))
  #expect(SampleBook.codes(first) == [])
}

@Test("Packed and compound files are told apart")
func packedKinds() {
  func kind(_ names: [(String, String)]) -> PackedKind? { PackedKind(SampleBook.packed(names)) }
  func compound(_ name: String) -> PackedKind? {
    PackedKind([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + name.utf16.flatMap { [UInt8($0), 0] })
  }
  #expect(kind(parts) == .workbook)
  #expect(kind([("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "")]) == .binaryWorkbook)
  #expect(kind([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]) == .openDocument)
  #expect(kind([("mimetype", "application/vnd.oasis.opendocument.text")]) == .textDocument)
  #expect(kind([("mimetype", "application/vnd.oasis.opendocument.presentation")]) == .presentation)
  #expect(kind([("mimetype", "application/vnd.oasis.opendocument.graphics")]) == .otherDocument)
  #expect(kind([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "")]) == .textDocument)
  #expect(kind([("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "")]) == .presentation)
  #expect(kind([("a.csv", "")]) == .archive)
  #expect(PackedKind(Array("PK\u{3}\u{4}cut".utf8)) == .workbook)
  #expect(compound("Workbook") == .oldWorkbook && compound("EncryptedPackage") == .encrypted)
  #expect(compound("WordDocument") == .textDocument && compound("PowerPoint Document") == .presentation)
  #expect(compound("Book") == .oldWorkbook && compound("WordDocument Bookmark") == .textDocument)
  #expect(compound("__properties_version1.0") == .otherDocument)
  #expect(PackedKind(Array("PKonto;belopp".utf8)) == nil && PackedKind([]) == nil)
}
