import Kernel
import TestSupport
import Testing

@Suite("Personal identity numbers")
struct PersonalNumberTests {
  private static let mark = PersonalNumbers.mark

  @Test(
    "A number is found in every spelling",
    arguments: [
      "191212121212", "19121212-1212", "121212-1212", "121212+1212", "1212121212", "121212 1212", "19121212 1212",
      "121212\u{2011}1212", "121212–1212", "121212−1212", "121212\u{A0}1212", "121212\u{202F}1212", "121212 - 1212",
      "12 12 12-1212", "1912-12-12-1212", "1912 12 12 1212", "12.12.12-1212", "121212\u{AD}1212",
      // A coordination number's day is 60 more.
      "1212" + "72-1219", "191212" + "72-1219", "191212" + "721219",
      // Wrong check digit, but dashed or with a century.
      "121212-1213", "191212121213",
      // A century apart.
      "19 121212-1212", "19 1212121212", "19-121212-1212", "19 121212 1212",
      // Fullwidth digits and hyphens.
      "１２１２１２－１２１２", "１９１２１２１２１２１２", "121212－1212", "１２１２１２-１２１２",
      // Reserve numbers.
      "121212-TF12", "19121212-T123",
      // Leap days, of a century that is not told too.
      "000229-1234", "20240229-1234", "960229-1234",
    ])
  func found(_ number: String) {
    for (text, masked) in [
      (number, Self.mark), ("Fam. Tolvan \(number); maj", "Fam. Tolvan \(Self.mark); maj"),
      ("pnr\(number)x", "pnr\(Self.mark)x"), ("(\(number)),\(number)", "(\(Self.mark)),\(Self.mark)"),
    ] {
      let result = PersonalNumbers.masked(text)
      #expect(result.text == masked)
      #expect(result.count == masked.split(separator: Self.mark, omittingEmptySubsequences: false).count - 1)
    }
  }

  @Test(
    "What is no number stays",
    arguments: [
      "", "Hyra april", "070-123 45 67", "070-1234567", "08-12 34 56", "+46701234567", "2019-04-30", "20190430",
      "201904", "2019-04-30 14:30", "1 234 567,89", "−1 212 121 212", "1212121212,50", "1212121212.50",
      // Ten digits with another check digit.
      "1212121213", "121212 1213", "190430 1234", "121212  1212", "2019-04-05  5520", "121212\t1212", "20190430 1230",
      // Organisations, also with their century.
      "556677-8899", "212000-1355", "165566778899", "5566778899",
      // Longer runs: OCR numbers, accounts.
      "1212121212123", "9121212-1212", "121212-12121", "0121212121212", "8327-9,123 456 789-0", "5051-6905",
      // Days and months that there are not.
      "121312-1212", "1202" + "31-1212", "1202" + "30-1212", "121200-1212", "121232-1212", "1212" + "92-1212",
      "1902" + "29-1234",
      "171212121212", "211212121212", "19121212-T12", "20190430T1230",
    ])
  func stays(_ text: String) {
    #expect(PersonalNumbers.masked(text) == (text, 0))
    #expect(!PersonalNumbers.occur(in: text))
  }

  @Test("The strict reading asks for the check digit, and takes no reserve numbers")
  func strict() {
    #expect(PersonalNumbers.occur(in: "121212-1212", strict: true))
    #expect(PersonalNumbers.occur(in: "191212121212", strict: true))
    #expect(!PersonalNumbers.occur(in: "121212-1213", strict: true))
    #expect(!PersonalNumbers.occur(in: "191212121213", strict: true))
    #expect(!PersonalNumbers.occur(in: "121212-TF12", strict: true))
  }

  @Test("A coordination number of somebody whose day of birth is unknown needs its check digit")
  func unknownDay() {
    let tails = (0...9).filter { PersonalNumbers.occur(in: "120060-123\($0)") }
    #expect(tails.count == 1)
  }

  @Test("No bytes trap, nothing is found twice, and masked text holds no number that was found")
  func anyBytes() {
    let pieces = Array("0123456789-+ –\u{A0}−.,/TFå\u{2011}".utf8) + [0xC2, 0xE2, 0x80, 0xFF, 0x00]
    var chance = SeededChance(seed: 20_190_430)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
        Bool.random(using: &chance)
          ? UInt8.random(in: 48...57, using: &chance)
          : pieces[
            Int.random(in: pieces.indices, using: &chance)]
      }
      let ranges = PersonalNumbers.ranges(bytes[...])
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "seed 20190430")
      // The fast look never hides what the slow one finds.
      #expect((PersonalNumbers.masked(bytes[...])?.count ?? 0) == ranges.count, "seed 20190430")
      if let masked = PersonalNumbers.masked(bytes[...]) {
        #expect(masked.bytes.count <= bytes.count + ranges.count * 14, "seed 20190430")
      }
    }
  }

  @Test("A slice that begins inside other bytes is masked by itself")
  func slices() {
    let bytes = Array("999121212-1212 slut".utf8)
    #expect(PersonalNumbers.masked(bytes[3...])?.bytes == Array("[personnummer] slut".utf8))
  }
}
