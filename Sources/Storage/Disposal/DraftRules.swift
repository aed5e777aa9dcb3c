/// Which versions of a record were drafts: work between two moments that the record was locked at.
package enum DraftRules {
  /// The versions that nothing stands on once the record is locked.
  ///
  /// Kept are the last version there is, what stood at each lock, what stood at each moment that something else refers
  /// to, and everything that was written after the last lock.
  ///
  /// - Parameter versions: the record's versions with their events, oldest first.
  package static func drafts(
    of versions: [(version: Int, event: Int)], lockedAt locks: [Int], standingAt moments: some Collection<Int>
  ) -> [Int] {
    guard let last = locks.max(), let head = versions.last else { return [] }
    var kept: Set<Int> = [head.version]
    for moment in locks + moments {
      if let standing = standing(versions, at: moment) { kept.insert(standing) }
    }
    return versions.filter { $0.event <= last && !kept.contains($0.version) }.map(\.version)
  }

  /// The version that stood at the event; nil where the record was not there yet.
  package static func standing(_ versions: [(version: Int, event: Int)], at event: Int) -> Int? {
    versions.last { $0.event <= event }?.version
  }
}
