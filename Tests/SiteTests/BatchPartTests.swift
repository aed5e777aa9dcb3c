import Kernel
import Storage
import Testing

@testable import Ledger
@testable import Web

/// Which imports a page shows.
struct BatchPartTests {
  private static func batches(_ count: Int) -> [ListBatches.Row] {
    (0..<count).map { place in
      ListBatches.Row(
        id: "ledger-\(place + 1)", event: 10 * (place + 1),
        batch: Batch(
          table: "postings", source: "huvudbok", selection: .everything, parts: [], fileName: "f", file: Digest.of([]),
          extracted: Day(daysSince1970: 18_000), warnings: 0),
        visibleMonths: [])
    }
  }

  @Test(
    "Every import stands on one page, the latest first, and each page leads to its neighbours",
    arguments: [0, 1, 24, 25, 26, 50, 51, 120])
  func pages(_ count: Int) {
    let all = BatchPartTests.batches(count)
    var (ids, before, pages) = ([String](), Int?.none, [BatchPart]())
    repeat {
      let part = BatchPart(all, before: before)
      #expect(part.rows.count <= BatchPart.size && part.count == count)
      // The way back leads to the page that one came from.
      let back = part.later.map { BatchPart(all, before: $0.before).rows.map(\.id) }
      #expect(back == pages.last?.rows.map(\.id))
      pages.append(part)
      ids += part.rows.map(\.id)
      before = part.earlier
    } while before != nil
    #expect(ids == all.reversed().map(\.id))
    #expect(pages.count == max(1, (count + 24) / 25))
  }

  @Test("An event before the first import, or one that is none, shows the latest")
  func strays() {
    let all = BatchPartTests.batches(30)
    #expect(BatchPart(all, before: 5).rows.first?.id == "ledger-30")
    #expect(BatchPart(all, before: 256).rows.first?.id == "ledger-25")
    #expect(BatchPart(all, before: 256).later == .init(before: nil))
  }
}
