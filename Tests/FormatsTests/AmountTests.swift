import Formats
import Kernel
import TestSupport
import Testing

@Test(
  "An amount is read exactly however it is written",
  arguments: [
    ("0", 0), ("1", 100), ("1234", 123_400), ("1234,5", 123_450), ("1234.56", 123_456), ("-1234,56", -123_456),
    ("\u{2212}1234,56", -123_456), ("1 234 567,89", 123_456_789), ("1\u{A0}234", 123_400),
    ("1\u{202F}234,5", 123_450), ("1\u{2009}234", 123_400), ("1 234,56-", -123_456), ("1 234,56 -", -123_456),
    ("1 234\u{2212}", -123_400), ("(1 234,56)", -123_456), ("( 5 )", -500), ("+7", 700), ("- 1 234", -123_400),
    (" 12 ", 1_200), ("\t12\t", 1_200), ("12  ", 1_200), ("\u{A0}12\u{A0}", 1_200), (",5", 50), ("-,05", -5),
    ("0,01", 1), ("-0", 0), ("007", 700), ("100000000000", 10_000_000_000_000),
    ("-100 000 000 000,00", -10_000_000_000_000), ("1\u{2007}234\u{2005}567", 123_456_700),
    ("1'234’567,5", 123_456_750),
    ("1.234,56", 123_456), ("1,234.56", 123_456), ("1.234.567", 123_456_700), ("1,234,567.8", 123_456_780),
    ("-1.234.567,89", -123_456_789), ("12.345,6-", -1_234_560), ("1 234 kr", 123_400), ("1 234kr", 123_400),
    ("-5,50 SEK", -550), ("5 tkr", 500_000), ("1,5 mnkr", 150_000_000), ("(1 234 kr)", -123_400), ("5- Kr ", -500),
    ("–1 234", -123_400), ("1 234–", -123_400), ("\u{2011}5", -500), ("-", 0), ("–", 0), (" - ", 0), ("- kr", 0),
  ] as [(String, Int64)])
func amounts(text: String, ore: Int64) throws {
  #expect(try Amount.money(text) == Money(ore: ore))
}

@Test(
  "What is no amount is refused with its reason",
  arguments: [
    ("", .empty), ("   ", .empty), ("\u{A0}", .empty), ("()", .notAnAmount),
    ("(5", .notAnAmount), ("5)", .notAnAmount), ("(-5)", .notAnAmount), ("-5-", .notAnAmount), ("--5", .notAnAmount),
    ("+-5", .notAnAmount), ("5+", .notAnAmount), ("5,", .notAnAmount), (",", .notAnAmount), ("1,2,3", .notAnAmount),
    ("12 34", .notAnAmount), ("1234 567", .notAnAmount),
    ("1 23", .notAnAmount), ("1 2345", .notAnAmount), ("1  234", .notAnAmount), ("1 234 ,5", .notAnAmount),
    ("1,5 0", .notAnAmount), ("1e3", .notAnAmount), ("0x10", .notAnAmount),
    ("NaN", .notAnAmount), ("1.234.56", .notAnAmount), ("1.23,45", .notAnAmount), ("1234.567,8", .notAnAmount),
    ("1.234,56.7", .notAnAmount), ("1.234 567", .notAnAmount), ("1 234.567,8", .notAnAmount), (",123,4", .notAnAmount),
    ("1'23", .notAnAmount), ("1'", .notAnAmount), ("'1", .notAnAmount), ("1'234.567", .tooManyDecimals),
    ("5 öre", .notAnAmount), ("5 kr 5", .notAnAmount), ("5 k r", .notAnAmount), ("kr", .notAnAmount),
    ("kr 5", .notAnAmount),
    ("5 EUR", .notAnAmount), ("5 kronor", .notAnAmount), ("+", .notAnAmount), ("+ kr", .notAnAmount),
    ("(-)", .notAnAmount),
    ("1.234", .tooManyDecimals), ("1,234 kr", .tooManyDecimals), ("1.234.567.", .notAnAmount),
    ("٣", .notAnAmount), ("1\u{2028}000", .notAnAmount), ("1,234", .tooManyDecimals), ("1,000", .tooManyDecimals),
    ("100000000000,01", .tooLarge), ("999999999999999999999999999999", .tooLarge), ("-100000000001", .tooLarge),
  ] as [(String, Amount.Fault)])
func refusals(text: String, fault: Amount.Fault) {
  #expect(throws: fault) { try Amount.money(text) }
}

@Test(
  "The declared unit says how many decimals are whole öre",
  arguments: [
    ("1,23456", .tkr, 123_456), ("-5,2", .mnkr, -520_000_000), ("0,00000001", .mnkr, 1), ("1 000", .tkr, 100_000_000),
    ("100 000", .mnkr, 10_000_000_000_000), ("1.234", .tkr, 123_400), ("1.234,5", .tkr, 123_450_000),
    ("1 234 kr", .tkr, 123_400), ("-", .mnkr, 0),
  ] as [(String, AmountUnit, Int64)])
func units(text: String, unit: AmountUnit, ore: Int64) throws {
  #expect(try Amount.money(text, unit: unit) == Money(ore: ore))
}

@Test("A unit's amounts have their own limit and precision")
func unitLimits() {
  #expect(throws: Amount.Fault.tooManyDecimals) { try Amount.money("1,234567", unit: .tkr) }
  #expect(throws: Amount.Fault.tooLarge) { try Amount.money("100 001", unit: .mnkr) }
  #expect(throws: Amount.Fault.tooLarge) { try Amount.money("100000000000000001", unit: .tkr) }
}

@Test("Bytes cut in the middle of a character are no amount")
func cutCharacter() {
  for bytes: [UInt8] in [[0xE2], [0x31, 0xC2], [0x31, 0xE2, 0x80], [0xFF], [0xE2, 0x31], [0xC2, 0x31]] {
    #expect(throws: Amount.Fault.notAnAmount) { try Amount.money(bytes) }
  }
}

@Test("Every amount that is printed is read back")
func printAndParse() throws {
  let seed = UInt64.random(in: 0...UInt64.max)
  print("seed \(seed)")
  var generator = SeededChance(seed: Int(truncatingIfNeeded: seed))
  for _ in 0..<5_000 {
    let bits = Int64.random(in: 0...43, using: &generator)
    let ore = Int64.random(in: -Money.limit...Money.limit, using: &generator) >> bits
    let swedish = SwedishText.number(ore, decimals: 2)
    #expect(try Amount.money(swedish).ore == ore, "\(swedish)")
    #expect(try Amount.money(SwedishText.number(ore, decimals: 5), unit: .tkr).ore == ore)
    #expect(try Amount.money(SwedishText.number(ore, decimals: 8), unit: .mnkr).ore == ore)
  }
}

@Test("No bytes make the reader of amounts stop the program")
func anyBytes() {
  var generator = SeededChance(seed: 7)
  let alphabet: [UInt8] =
    Array("0123456789 ,.-+()".utf8) + [0xC2, 0xA0, 0xE2, 0x80, 0xAF, 0x89, 0x88, 0x92, 0x00, 0xFF]
  var read = 0
  for _ in 0..<50_000 {
    let count = Int.random(in: 0...24, using: &generator)
    let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
    // A refusal is as good as an amount here: what counts is that either comes.
    if let money = try? Amount.money(bytes, unit: .mnkr) {
      read += 1
      #expect(abs(money.ore) <= Money.limit)
    }
  }
  #expect(read > 100)
}
