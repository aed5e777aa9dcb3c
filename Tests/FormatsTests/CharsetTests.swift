import Formats
import Testing

private let words = "Köp av vård; 50 % åt Åsa, Östen & é"

@Test("The charset is found and the letters are kept")
func charsets() {
  let dos: [Character: UInt8] = ["ö": 0x94, "å": 0x86, "ä": 0x84, "Å": 0x8F, "Ö": 0x99, "é": 0x82]
  let units = Array(words.utf16)
  let cases: [(Charset, [UInt8])] = [
    (.utf8, Array(words.utf8)), (.utf8, [0xEF, 0xBB, 0xBF] + Array(words.utf8)),
    (.windows1252, words.unicodeScalars.map { UInt8($0.value) }),
    (.cp437, words.map { dos[$0] ?? $0.asciiValue ?? 0 }),
    (.utf16LittleEndian, [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
    (.utf16BigEndian, [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }),
  ]
  for (charset, bytes) in cases {
    #expect(Charset.detected(in: bytes) == charset)
    #expect(String(decoding: charset.utf8(of: bytes), as: UTF8.self) == words, "\(charset)")
  }
}

@Test(
  "Bytes that are no UTF-8 are not taken for it",
  arguments: [
    [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE5], [0xE2, 0x82], [0x80], [0x61, 0xF0, 0x9F, 0x98],
  ] as [[UInt8]])
func invalid(bytes: [UInt8]) {
  #expect(Charset.detected(in: bytes) != .utf8)
  #expect(Charset.detected(in: Array("abcdefghij".utf8) + bytes) != .utf8)
}

@Test("Characters of one to four bytes are UTF-8 wherever they stand")
func valid() {
  for shift in 0..<9 {
    let text = String(repeating: "a", count: shift) + "é€😀\u{10FFFF}\u{D7FF}\u{E000}"
    #expect(Charset.detected(in: Array(text.utf8)) == .utf8)
  }
}

@Test("Every byte of a one-byte charset has a letter")
func oneByteCharsets() {
  let bytes = (0...255).map { UInt8($0) }
  for charset in [Charset.windows1252, .cp437] {
    #expect(String(decoding: charset.utf8(of: bytes), as: UTF8.self).unicodeScalars.count == 256)
  }
  #expect(String(decoding: Charset.cp437.utf8(of: [0x80, 0xE1, 0xFF]), as: UTF8.self) == "Çß\u{A0}")
  #expect(String(decoding: Charset.windows1252.utf8(of: [0x80, 0x96, 0xFF]), as: UTF8.self) == "€–ÿ")
}

@Test("UTF-16 that ends in half a character shows the loss")
func halfUnit() {
  let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0x00, 0x62]
  #expect(String(decoding: Charset.utf16LittleEndian.utf8(of: bytes), as: UTF8.self) == "a\u{FFFD}")
  #expect(Charset.utf16BigEndian.utf8(of: [0xFE, 0xFF]).isEmpty)
}
