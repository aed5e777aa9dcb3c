import Storage
import Testing

@Suite("Drafts between locks")
struct DraftRulesTests {
  private static let versions = [(version: 1, event: 3), (2, 5), (3, 6), (4, 9), (5, 12), (6, 14)]

  @Test(
    "Kept are the head, what stood at locks and moments, and what came after the last lock",
    arguments: [
      ([], [], []), ([2], [], []), ([3], [], []), ([7], [], [1, 2]), ([6], [], [1, 2]), ([7], [5], [1]),
      ([7, 12], [], [1, 2, 4]), ([7, 12], [3, 4], [2, 4]), ([99], [], [1, 2, 3, 4, 5]), ([99], [13], [1, 2, 3, 4]),
      ([7], [13], [1, 2]),
    ] as [([Int], [Int], [Int])])
  func drafts(locks: [Int], moments: [Int], expected: [Int]) {
    #expect(DraftRules.drafts(of: Self.versions, lockedAt: locks, standingAt: moments) == expected)
  }

  @Test("A record without versions, or with one, has no drafts")
  func few() {
    #expect(DraftRules.drafts(of: [], lockedAt: [5], standingAt: []) == [])
    #expect(DraftRules.drafts(of: [(1, 3)], lockedAt: [5], standingAt: []) == [])
  }
}
