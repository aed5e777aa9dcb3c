extension Transaction {
  /// Disposes of the drafts of records that were locked at these events: what a report does when it is locked.
  ///
  /// - Parameter moments: events that something else refers to; what stood at them is kept.
  /// - Parameter kinds: the kinds that the records are of.
  package mutating func thinDrafts(
    of keys: [RecordKey], _ kinds: [any RecordKind.Type], lockedAt locks: [Int], standingAt moments: Set<Int> = [],
    _ grounds: Disposal.Grounds
  ) throws {
    var removal = Removal()
    for key in keys {
      let rows = try history.versions(of: key.kind, id: key.id)
      let drafts = DraftRules.drafts(
        of: rows.map { ($0.version, $0.event) }, lockedAt: locks, standingAt: moments)
      for row in rows where drafts.contains(row.version) { removal.add(row) }
    }
    try dispose(removal, grounds, from: kinds)
  }
}
