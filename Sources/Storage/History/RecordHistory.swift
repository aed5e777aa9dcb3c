package import Kernel

/// The versions of one record, with who wrote them and what was new in each.
package struct RecordHistory: Sendable {
  /// What a version says.
  package enum Content: Hashable, Sendable {
    /// What it says otherwise than the version before.
    case changes([BodyChange])
    /// It cannot be compared: the version before was disposed of, or a newer program wrote one of the two.
    case incomparable
    /// It was disposed of by the event; nil where its disposal is not known.
    case disposed(by: Int?)
  }

  /// One version.
  package struct Entry: Sendable {
    /// The version, from 1.
    package let version: Int
    /// The schema of the body.
    package let tag: String
    /// The event that wrote it: who, when, why.
    package let event: EventHeader
    /// What it says.
    package let content: Content
  }

  /// Which record.
  package let key: RecordKey
  /// What its kind is called.
  package let terms: KindTerms
  /// The versions, latest first.
  package let entries: [Entry]

  /// The history of the record's versions, oldest first, where `event` gives the header of an event.
  package init(
    _ kind: any RecordKind.Type, _ key: RecordKey, versions: [RecordVersion], limit: Int = BodyDifference.listLimit,
    words: Terms = .standard,
    event: (Int) throws -> EventHeader
  ) rethrows {
    self.key = key
    terms = kind.terms
    var entries: [Entry] = []
    var before: RecordVersion?
    for version in versions {
      entries.append(
        Entry(
          version: version.version, tag: version.tag, event: try event(version.event),
          content: RecordHistory.content(kind, from: before, to: version, limit: limit, words)))
      before = version
    }
    self.entries = entries.reversed()
  }

  private static func content(
    _ kind: any RecordKind.Type, from before: RecordVersion?, to version: RecordVersion, limit: Int, _ words: Terms
  ) -> Content {
    guard version.body != nil else { return .disposed(by: version.disposedBy) }
    return changes(kind, from: before, to: version, limit: limit, words: words).map { .changes($0) } ?? .incomparable
  }

  /// What the second version says otherwise than the first, nil for none; nil where they cannot be compared.
  package static func changes(
    _ kind: any RecordKind.Type, from before: RecordVersion?, to after: RecordVersion,
    limit: Int = BodyDifference.listLimit, words: Terms = .standard
  ) -> [BodyChange]? {
    func tree(_ version: RecordVersion) -> BodyTree? {
      // A body that cannot be read is told as one that cannot be compared; reading it is refused elsewhere.
      version.body.flatMap { try? BodyTree(kind.upcast($0, tag: version.tag)) }
    }
    guard let new = tree(after) else { return nil }
    guard let before else {
      return BodyDifference(
        from: nil, to: new, sign: kind.terms.sign, own: kind.terms.fields, limit: limit, terms: words
      ).changes
    }
    guard let old = tree(before) else { return nil }
    return BodyDifference(from: old, to: new, sign: kind.terms.sign, own: kind.terms.fields, limit: limit, terms: words)
      .changes
  }
}
