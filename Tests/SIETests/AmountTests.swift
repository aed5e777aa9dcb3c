import Testing

@testable import SIE

@Suite("Amounts")
struct AmountTests {
  private func read(_ amount: String) -> SIEFile {
    SIEReader.read(sample("#IB 0 1910 \(amount)\n"))
  }

  @Test(
    "An amount becomes whole öre exactly",
    arguments: [
      ("0", 0), ("-0", 0), ("1", 100), ("-1", -100), ("+7", 700), ("1.5", 150), ("-1.05", -105), (".5", 50),
      ("-.05", -5), ("5.", 500), ("0.01", 1), ("-0.01", -1), ("007.10", 710), ("0000000000000000000000001", 100),
      ("10000000000000", 1_000_000_000_000_000), ("-9999999999999.99", -999_999_999_999_999),
      ("21474836.48", 2_147_483_648), ("\"12.34\"", 1234), ("0.1", 10), ("4.35", 435), ("1.15", 115),
    ])
  func exact(text: String, ore: Int) {
    let file = read(text)
    #expect(file.balances.map(\.amountOre) == [Int64(ore)])
    #expect(file.problems.isEmpty)
  }

  @Test(
    "What is no amount is a problem at its line and column",
    arguments: [
      "1.234", "1.000", "abc", "1a", "--1", "1-", "1.2.3", "-", ".", "+", "1e5", "0x10",
      "1 000".replacing(" ", with: "_"),
      "10000000000000.01", "99999999999999999999999999", "\"\"", "1\u{E5}", "∞", "\"1 000\"", "1,234",
    ])
  func refused(text: String) {
    let file = read(text)
    #expect(file.balances.isEmpty)
    let problem = file.problems.first
    #expect(problem?.code == (text == "\"\"" ? .missingField : .badAmount))
    #expect(problem?.severity == .error)
    #expect(problem?.line == sampleLines + 1)
    #expect(text == "\"\"" || (12...13).contains(problem?.column ?? 0))
    #expect(file.isRefused)
  }

  @Test("A decimal comma is read, with a warning")
  func comma() {
    let file = read("-12,50")
    #expect(file.balances.map(\.amountOre) == [-1250])
    #expect(file.problems.map(\.code) == [.decimalComma])
    #expect(!file.isRefused)
    let row = SIEReader.read(sample("#VER A 1 20190101\n{\n#TRANS 1910 {} 1,5\n#TRANS 1910 {} -1,50\n}\n"))
    #expect(row.transactions.amountOre == [150, -150])
    #expect(row.problems.count(of: .decimalComma) == 2)
  }

  @Test("A sum too large for 64 bits is a problem, never a trap")
  func overflow() {
    let rows = String(repeating: "#TRANS 1910 {} 9999999999999.99\n", count: 10_000)
    let file = SIEReader.read(sample("#VER A 1 20190101\n{\n\(rows)}\n"))
    #expect(file.transactions.count == 10_000)
    #expect(file.problems.count(of: .sumTooLarge) == 2)
  }

  @Test("Dates are days of the calendar")
  func dates() {
    let cases: [(Int32, Bool)] = [
      (2019_02_28, true), (2019_02_29, false), (2020_02_29, true), (1900_02_29, false), (2000_02_29, true),
      (2019_04_31, false), (2019_12_31, true), (2019_13_01, false), (2019_00_10, false), (2019_01_00, false),
      (0, false), (-2019_01_01, false), (9999_12_31, true), (Int32.min, false), (Int32.max, false),
    ]
    for (number, isDay) in cases { #expect((SIEDate(yyyymmdd: number) != nil) == isDay, "\(number)") }
    #expect(SIEDate(yyyymmdd: 2019_03_01)?.description == "2019-03-01")
  }
}
