import Forecasting
import Kernel
import Testing

private let april = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth

/// Kronor by how many months before April, as they lie among those of other codings.
private func series(_ kronor: [Int: Int64]) -> ArraySlice<Int64> {
  let count = ExpectedEntryRules.monthCount
  var amounts = [Int64](repeating: 77_777, count: count * 3)
  for back in 0..<count { amounts[count + back] = (kronor[back] ?? 0) * 100 }
  return amounts[count..<(2 * count)]
}

private typealias Expected = (ExpectedEntryRules.Rhythm, ExpectedEntryRules.Oddity, Int64)?

@Test(
  "A steady entry is missed when it is gone or far off, and nothing else is",
  arguments: [
    // Each month, and now missing.
    ([1: 40_000, 2: 40_500, 3: 39_900, 4: 40_000], (.monthly, .missing, 40_000)),
    ([1: 40_000, 2: 40_500, 3: 39_900], (.monthly, .missing, 40_000)),
    ([1: 40_000, 2: 40_500, 4: 39_900], (.monthly, .missing, 40_000)),
    // It is there.
    ([0: 41_000, 1: 40_000, 2: 40_500, 3: 39_900], nil),
    // Half, double, and just not.
    ([0: 20_000, 1: 40_000, 2: 40_000, 3: 40_000], (.monthly, .small, 40_000)),
    ([0: 20_001, 1: 40_000, 2: 40_000, 3: 40_000], nil),
    ([0: 80_000, 1: 40_000, 2: 40_000, 3: 40_000], (.monthly, .large, 40_000)),
    ([0: 79_999, 1: 40_000, 2: 40_000, 3: 40_000], nil),
    ([0: -40_000, 1: 40_000, 2: 40_000, 3: 40_000], (.monthly, .small, 40_000)),
    // Too seldom, too uneven, too small, or both ways.
    ([1: 40_000, 2: 40_000], nil),
    ([1: 40_000, 2: 60_000, 3: 20_000, 4: 40_000], nil),
    ([1: 999, 2: 999, 3: 999, 4: 999], nil),
    ([1: 1_000, 2: 1_000, 3: 1_000, 4: 1_000], (.monthly, .missing, 1_000)),
    ([1: 40_000, 2: -40_000, 3: 40_000, 4: 40_000], nil),
    ([:], nil),
    // Revenue is expected as well.
    ([1: -900_000, 2: -900_000, 3: -900_000, 4: -900_000], (.monthly, .missing, -900_000)),
    // Each quarter.
    ([3: 60_000, 6: 60_000, 9: 61_000], (.quarterly, .missing, 60_000)),
    ([3: 60_000, 6: 60_000, 9: 61_000, 12: 59_000], (.quarterly, .missing, 60_000)),
    ([3: 60_000, 6: 60_000, 12: 59_000], (.quarterly, .missing, 60_000)),
    ([0: 60_000, 3: 60_000, 6: 60_000, 9: 61_000], nil),
    // Between the quarters: it is no quarterly entry.
    ([3: 60_000, 5: 60_000, 6: 60_000, 9: 61_000], nil),
    ([2: 60_000, 5: 60_000, 8: 61_000], nil),
  ] as [([Int: Int64], Expected)])
private func findings(kronor: [Int: Int64], expected: Expected) {
  let finding = ExpectedEntryRules.finding(series(kronor), in: april)
  #expect(finding?.rhythm == expected?.0)
  #expect(finding?.oddity == expected?.1)
  #expect(finding?.expected.ore == expected.map { $0.2 * 100 })
}

@Test("The months that the entry was there are named in order, across the turn of the year")
func acrossYears() throws {
  let february = try #require(Month("2019-02"))
  let amounts = series([1: 50_000, 2: 50_000, 3: 50_000, 4: 50_000])
  let finding = try #require(ExpectedEntryRules.finding(amounts, in: february))
  #expect(finding.months.map(\.description) == ["2018-10", "2018-11", "2018-12", "2019-01"])
  #expect(finding.actual == .zero)
}
