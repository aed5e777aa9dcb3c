import Importing
import SIE
import Testing

@Suite("Amounts whose sums are exact")
struct MagnitudeRulesTests {
  private static let limit = Int64(MagnitudeRules.limit)

  @Test(
    "Amounts may come to the limit, signs left out, and no further",
    arguments: [
      ([], true), ([0], true), ([limit], true), ([-limit], true), ([limit + 1], false), ([-limit - 1], false),
      ([limit, 0, 0], true), ([limit, 1], false), ([limit, -1], false), ([limit / 2, -limit / 2], true),
      ([limit / 2 + 1, -limit / 2], false), ([.max], false), ([.min], false), ([.max, .max, .max], false),
      ([.min, .min], false), ([.max, .min], false),
    ] as [([Int64], Bool)])
  func isWithinLimit(amounts: [Int64], isSummable: Bool) {
    #expect(MagnitudeRules.areSummable(amounts) == isSummable)
    #expect(MagnitudeRules.areSummable(amounts.reversed()) == isSummable)
  }

  // The reader takes no amount beyond a hundredth of the limit.
  @Test(
    "A SIE file is refused when one of its tables comes to more than the limit",
    arguments: [
      "#TRANS 5110 {} AMOUNT", "#UB 0 5110 AMOUNT", "#RES 0 5110 AMOUNT", "#PSALDO 0 201904 5110 {} AMOUNT",
      "#PBUDGET 0 201904 5110 {} AMOUNT",
    ])
  func tables(record: String) {
    func file(_ more: [String]) -> SIEFile {
      let rows = ([String](repeating: "10000000000000.00", count: 100) + more)
        .map { record.replacing("AMOUNT", with: $0) }.joined(separator: "\n")
      return SampleFile.sie(record.hasPrefix("#TRANS") ? "#VER A 1 20190401\n{\n\(rows)\n}" : rows)
    }
    #expect(throws: Never.self) { try MagnitudeRules.require(file([]), name: "l.se") }
    #expect(throws: ImportingProblem.amountsTooLarge(file: "l.se")) {
      try MagnitudeRules.require(file(["-0.01"]), name: "l.se")
    }
  }
}
