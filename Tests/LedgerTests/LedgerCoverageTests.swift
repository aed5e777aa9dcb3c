import Kernel
import Storage
import Testing

@testable import Ledger

/// Which months can be seen, and which are missing.
struct LedgerCoverageTests {
  private func row(_ source: String, _ months: [(Month, PeriodStatus)], visible: [Month]) -> ListBatches.Row {
    ListBatches.Row(
      id: "ledger-0001", event: 1,
      batch: Batch(
        table: "ledger", source: source, selection: .everything,
        parts: months.map { Batch.Part(month: $0.0, segment: nil, rows: 1, sum: .zero, status: $0.1) },
        fileName: "a.se", file: Digest.of([]), extracted: Day(daysSince1970: 18_000), warnings: 0),
      visibleMonths: visible)
  }

  @Test("Ended months of the year that cannot be seen are missing; those before the first and those going on are not")
  func missing() throws {
    let months = try ["2019-01", "2019-02", "2019-03", "2019-04", "2019-05"].map { try #require(Month($0)) }
    let rows = [
      row("huvudbok", [(months[0], .closed), (months[1], .closed)], visible: [months[0], months[1]]),
      row("huvudbok", [(months[3], .preliminary)], visible: [months[3]]),
      row("lön", [(months[3], .open)], visible: [months[3]]),
      row("gammal", [(months[0], .closed)], visible: []),
    ]
    let june = LedgerCoverage(rows, today: try #require(Day("2019-06-14")))
    #expect(june.sources.map(\.name) == ["huvudbok", "lön"])
    #expect(june.sources[0].last == months[3] && june.sources[0].status == .preliminary)
    #expect(june.sources[0].missing == [months[2], months[4]])
    #expect(june.sources[1].missing == [months[4]])
    let may = LedgerCoverage(rows, today: try #require(Day("2019-05-31")))
    #expect(may.sources.map(\.missing) == [[months[2]], []])
  }

  @Test("In January the year before is looked at")
  func january() throws {
    let november = try #require(Month("2019-11"))
    let rows = [row("huvudbok", [(november, .closed)], visible: [november])]
    let found = LedgerCoverage(rows, today: try #require(Day("2020-01-10")))
    #expect(found.sources[0].missing == [november.advanced(by: 1)])
    #expect(LedgerCoverage([], today: try #require(Day("2020-01-10"))).sources.isEmpty)
  }
}
