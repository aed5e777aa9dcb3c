import Kernel
import Testing

@testable import Storage

@Suite("Staging in pieces")
struct StagingRulesTests {
  private static let table = FactTable(
    name: "test_pet", columns: [.init("amount_ore", .integer)], groupedBy: [], summed: ["amount_ore"])

  private static func segment(rows: Int) throws -> Segment {
    Segment(
      table: table, month: try #require(Month("2019-01")),
      rows: FactColumns([("amount_ore", .integer([Int64](repeating: 1, count: rows)))]))
  }

  @Test(
    "A piece has at most so many rows, unless one segment alone has more; the order stays",
    arguments: [
      ([], []), ([0], [[0]]), ([10], [[10]]), ([11], [[11]]), ([4, 6], [[4, 6]]), ([4, 7], [[4], [7]]),
      ([11, 1, 12, 3, 3, 4, 1], [[11], [1], [12], [3, 3, 4], [1]]), ([5, 5, 0, 1], [[5, 5, 0], [1]]),
    ] as [([Int], [[Int]])])
  func pieces(rows: [Int], expected: [[Int]]) throws {
    let pieces = StagingRules.pieces(of: try rows.map { try Self.segment(rows: $0) }, rowLimit: 10)
    #expect(pieces.map { $0.map(\.rows.count) } == expected)
  }
}
