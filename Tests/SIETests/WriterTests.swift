import Foundation
import Testing

@testable import SIE

@Suite("Writing")
struct WriterTests {
  /// Writes a file, reads that, and writes again: the values and then the bytes must be the same.
  private func check(_ file: SIEFile, _ options: SIEWriter.Options, _ name: String) {
    let first = SIEWriter.write(file, options: options)
    #expect(first.problems.map(\.message) == [], "\(name)")
    let again = SIEReader.read(first.bytes)
    var expected = file
    expected.header.typeNumber = again.header.typeNumber
    expected.header.isEntry = false
    #expect(expected.hasSameContent(as: again), "\(name): values in \(options.encoding)")
    #expect(SIEWriter.write(again, options: options).bytes == first.bytes, "\(name): bytes in \(options.encoding)")
    if options.hasChecksum { #expect(again.checksum?.isRight == true, "\(name)") }
  }

  @Test("Real files keep their values and then their bytes")
  func realFiles() throws {
    guard let folder = SharedFiles.folder("sie", for: "round trip of real files") else { return }
    let sie5 = folder.deletingLastPathComponent().appendingPathComponent("sie5")
    let names =
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      + [sie5.appendingPathComponent("Sample.sie"), sie5.appendingPathComponent("SampleEntry.sie")]
    var count = 0
    for url in names where url.pathExtension.lowercased().hasPrefix("s") {
      let file = SIEReader.read(try SharedFiles.bytes(url))
      guard file.problems.count(of: .notSIE) == 0 else { continue }
      count += 1
      check(file, SIEWriter.Options(encoding: .utf8, hasChecksum: true), url.lastPathComponent)
      // A letter that was lost cannot be written in the old code page.
      if file.problems.count(of: .lostLetters) == 0 {
        check(file, SIEWriter.Options(hasChecksum: true), url.lastPathComponent)
      }
    }
    #expect(count == 34)
  }

  @Test("Texts with quotes, backslashes and Swedish letters come back")
  func texts() {
    let file = SIEReader.read(
      sample(
        """
        #PROSA "a \\"b\\" \\c {d} åäö"
        #KONTO "1 0" "Ü"
        #EGEN {x}   "y"
        #VER "" "" 20190101 "T" "" "ÅÄ"
        {
        #RTRANS 1910 {1 "0123"} 1 20190102 "r" 2 "s"
        #TRANS 1910 {1 "0123"} 1 20190102 "r" 2 "s"
        #TRANS 5010 {} -1 "" "" 3
        #BTRANS 5010 {} 7
        #EGEN2 z
        }
        """))
    #expect(file.transactions.added == [0] && file.removedTransactions.count == 1)
    for encoding in SIEEncoding.allCases { check(file, SIEWriter.Options(encoding: encoding), "texts") }
  }

  @Test("Letters that the code page lacks are a problem")
  func lostLetters() {
    let file = SIEReader.read(Array("#FLAGGA 0\n#SIETYP 1\n#FNAMN \"Šå€\"\n#RAR 0 20190101 20191231\n".utf8))
    let written = SIEWriter.write(file)
    #expect(written.problems.map(\.code) == [.unwritable, .unwritable])
    #expect(written.problems.first?.message == "Formatet eller teckenkodningen saknar plats för tecknet Š.")
    #expect(String(decoding: written.bytes, as: UTF8.self).contains("#FNAMN \"?"))
    check(file, SIEWriter.Options(encoding: .utf8), "letters")
    check(file, SIEWriter.Options(encoding: .windows1252), "letters")
  }

  @Test("A file of transactions to import has no balances")
  func importKind() {
    let file = SIEReader.read(sample("#IB 0 1910 1\n#VER A 1 20190101\n{\n#TRANS 1910 {} 0\n}\n"))
    let bytes = SIEWriter.write(file, options: SIEWriter.Options(kind: .transactionsImport)).bytes
    let again = SIEReader.read(bytes)
    #expect(again.kind == .transactionsImport && again.balances.isEmpty && again.transactions.count == 1)
  }

  @Test("The checksum is a CRC-32 over labels and fields only")
  func checksum() {
    let content = "#KSUMMA\n#FNAMN\t\"a \\\"b\\\" {c}\"\r\n  { } #X {1 \"2 3\"} 4\n"
    let crc = Array("#FNAMNa \"b\" {c}#X12 34".utf8).withUnsafeBytes { bytes in
      var crc = CRC32()
      crc.update(bytes)
      return crc.value
    }
    let file = SIEReader.read(Array((content + "#KSUMMA \(crc)\n").utf8))
    #expect(file.checksum == SIEChecksum(expected: crc, actual: crc))
    let wrong = SIEReader.read(Array((content + "#KSUMMA 1\n").utf8))
    #expect(wrong.problems.contains { $0.code == .wrongChecksum && $0.severity == .error && $0.line == 4 })
    let open = SIEReader.read(Array(content.utf8))
    #expect(open.problems.contains { $0.code == .wrongChecksum && $0.line == 1 })
  }

  @Test("The check value of CRC-32 is the published one")
  func checkValue() {
    let value = Array("123456789".utf8).withUnsafeBytes { bytes in
      var crc = CRC32()
      crc.update(bytes)
      return crc.value
    }
    #expect(value == 0xCBF4_3926)
  }
}
