import Care
import Formats
import Kernel
import TestSupport
import Testing

private func read(_ rows: String...) throws -> [VolumeDraft] {
  let text = (["månad;enhet;område;rad;mått;antal"] + rows).joined(separator: "\n") + "\n"
  return try VolumesCSV.read(name: "volymer.csv", bytes: Array(text.utf8))
}

@Test(
  "Numbers are read exactly, with at most two decimals",
  arguments: [
    ("412", 41_200), ("0", 0), ("37,5", 3_750), ("37.25", 3_725), ("1 204", 120_400), ("1\u{A0}204,05", 120_405),
  ] as [(String, Int64)])
func numbers(_ text: String, _ hundredths: Int64) throws {
  #expect(try CareNumber.read(text, at: Place()) == Quantity(hundredths: hundredths))
  #expect(try read("2019-04;E220;familjehem;kop;vårddygn;\(text)").first?.row.count.hundredths == hundredths)
}

@Test(
  "What is no number is refused",
  arguments: [
    ("", CareProblem.notANumber("", Place())), ("många", .notANumber("många", Place())),
    ("12 tkr", .notANumber("12 tkr", Place())), ("(12)", .notANumber("(12)", Place())),
    ("-", .notANumber("-", Place())), ("1,234", .tooManyDecimals("1,234", Place())),
    ("-3", .belowNothing("-3", Place())), ("100000001", .tooLarge("100000001", Place())),
    ("99999999999999999999", .tooLarge("99999999999999999999", Place())),
  ])
func noNumbers(_ text: String, _ problem: CareProblem) {
  #expect(throws: problem) { try CareNumber.read(text, at: Place()) }
}

@Test("Each mistake of a file is told at its place, and none of it is read")
func mistakes() throws {
  do {
    _ = try read("2019-04;E220;a;b;dygn;1", "2019-04;E220;a;b;vårddygn;många", "2019-13;E220;a;b;vårddygn;1")
    Issue.record("It was read")
  } catch let problems as Problems {
    #expect(problems.all.map(\.code).prefix(2) == ["care.unknown-measure", "care.not-a-number"])
    #expect(problems.all.count == 3)
    #expect(problems.all.first?.place.line == 2)
  }
}

@Test("Numbers that are written are read as the same, whatever they are")
func roundTrip() throws {
  var chance = SeededChance(seed: 20_191)
  for _ in 0..<500 {
    let number = Quantity(hundredths: Int64(chance.next() % UInt64(Quantity.limit)))
    #expect(try CareNumber.read(number.text, at: Place()) == number)
  }
}

@Test("No bytes stop the program")
func anyBytes() {
  var chance = SeededChance(seed: 4_711)
  let letters = Array("0123456789,.- −()kr;\n\u{A0}å".utf8)
  for _ in 0..<2_000 {
    let bytes = (0..<Int(chance.next() % 24)).map { _ in letters[Int(chance.next() % UInt64(letters.count))] }
    // Whether it is a number does not matter here.
    _ = try? CareNumber.read(String(decoding: bytes, as: UTF8.self), at: Place())
  }
}
