import Testing

@testable import SIE

@Suite("Letters")
struct LetterTests {
  private let text = "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 1\n#FNAMN \"Åmåls räksmörgås ÄÖ\"\n#RAR 0 20190101 20191231\n"

  private func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  @Test("The encoding is found from the letters, whatever the file claims")
  func detection() {
    let cases: [([UInt8], SIEEncoding)] = [
      (bytes437(text), .cp437), (latin1(text), .windows1252), (Array(text.utf8), .utf8),
      ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
    ]
    for (bytes, encoding) in cases {
      let file = SIEReader.read(bytes)
      #expect(file.encoding == encoding)
      #expect(file.header.companyName == "Åmåls räksmörgås ÄÖ")
      #expect(file.problems.isEmpty)
    }
  }

  @Test("Mixed encodings are told with their place, and each text is still read rightly")
  func mixed() {
    let more = "#PROSA \"Ölåda\"\n"
    let cases = [bytes437(text) + latin1(more), bytes437(text) + Array(more.utf8), latin1(text) + bytes437(more)]
    for bytes in cases {
      let file = SIEReader.read(bytes)
      #expect(file.problems.map(\.code) == [.mixedEncoding])
      #expect(file.problems.first?.line == 6 && file.problems.first?.column == 9)
      #expect(file.header.companyName == "Åmåls räksmörgås ÄÖ")
      #expect(file.header.comments == ["Ölåda"])
    }
  }

  @Test("Letters that were lost before are told with their number and place")
  func lost() {
    let file = SIEReader.read(
      Array("#FLAGGA 0\n#SIETYP 1\n#FNAMN \"B\u{FFFD}t\u{FFFD}\"\n#RAR 0 20190101 20191231\n".utf8))
    #expect(file.problems.map(\.code) == [.lostLetters])
    #expect(file.problems.first?.line == 3 && file.problems.first?.column == 10)
    #expect(file.problems.first?.message.hasPrefix("2 bokstäver") == true)
  }

  @Test("Every byte of code page 437 has a letter and every letter its byte")
  func codePage() {
    #expect(CodePage.cp437.count == 128 && CodePage.bytesOf437.count == 128 && CodePage.windows1252.count == 32)
    let decoder = TextDecoder(legacy: .cp437, mayBeUTF8: false)
    #expect(decoder.string([0x8F, 0x8E, 0x99, 0x86, 0x84, 0x94, 0x82, 0x81]) == "ÅÄÖåäöéü")
  }

  @Test(
    "What is no SIE file is refused in one sentence",
    arguments: [
      ("", "Filen är tom."), ("\n\n  \n", "Filen är tom."), ("\u{FEFF}", "Filen är tom."),
      ("<!DOCTYPE html><p>#KONTO", "webbsida"), ("<html>", "webbsida"), ("<?xml version=\"1.0\"?><a/>", "XML"),
      ("PK\u{3}\u{4}xxxx", "kalkylblad"), ("%PDF-1.7", "PDF"), ("abc\u{0}def", "ingen textfil"),
      ("konto;belopp\n1910;5\n", "saknar SIE-poster"), ("# Rubrik\n\ntext\n", "saknar SIE-poster"),
      ("{}\n", "saknar SIE-poster"), ("#IB\n" + String(repeating: "x\n", count: 99), "saknar SIE-poster"),
    ])
  func notSIE(text: String, part: String) {
    let file = SIEReader.read(Array(text.utf8))
    #expect(file.problems.map(\.code) == [.notSIE])
    #expect(file.isRefused)
    #expect(file.problems.first?.message.contains(part) == true)
  }

  @Test("UTF-16 is named as such")
  func utf16() {
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for start in [[], [0xFF, 0xFE]] as [[UInt8]] {
      #expect(SIEReader.read(start + bytes).problems.first?.message.contains("UTF-16") == true)
    }
  }
}
