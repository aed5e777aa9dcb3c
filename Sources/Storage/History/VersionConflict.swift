/// A write that was made from an old version: what it was made from, what stands now, and what would have been written.
package struct VersionConflict: Hashable, Sendable {
  /// What it was made from; nil where the record was not there.
  package let base: RecordVersion?
  /// What stands.
  package let current: RecordVersion
  /// What would have been written; nothing was.
  package let own: RecordVersion
  /// The event that wrote what stands.
  package let event: EventHeader
  /// What the kind is called.
  package let kind: String
  /// What stands now that the base did not say; nil where they cannot be compared.
  package let theirChanges: [BodyChange]?
  /// What would have been written that the base did not say; nil where they cannot be compared.
  package let ownChanges: [BodyChange]?

  /// A write of a record of the kind.
  package init<Kind: RecordKind>(
    _ kind: Kind.Type, base: RecordVersion?, current: RecordVersion, writtenBy event: EventHeader, own: RecordVersion
  ) {
    self.base = base
    self.current = current
    self.own = own
    self.event = event
    self.kind = kind.terms.singular
    theirChanges = RecordHistory.changes(kind, from: base, to: current)
    ownChanges = RecordHistory.changes(kind, from: base, to: own)
  }

  /// Both versions beside what they were made from, a line each.
  package var lines: [String] {
    let reason = event.reason.isEmpty ? "" : " (\(event.reason))"
    return ["Det som står nu, version \(current.version)\(reason):"] + VersionConflict.lines(theirChanges)
      + ["Det du ville skriva:"] + VersionConflict.lines(ownChanges)
  }

  private static func lines(_ changes: [BodyChange]?) -> [String] {
    guard let changes else { return ["  går inte att jämföra med det du utgick från"] }
    return changes.isEmpty ? ["  detsamma som du utgick från"] : changes.map { "  " + $0.text }
  }
}
