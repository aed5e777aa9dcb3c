package import Storage

/// Single events, with what each changed.
package struct HistoryDesk: Sendable {
  /// One event: who did what, and what was new in the records that it wrote.
  package struct Story: Sendable {
    /// The event, with what whoever asks sees of its items.
    package let event: EventHeader
    /// The records that are told of, each with the version that the event wrote.
    package let records: [Written]
    /// How many more it wrote.
    package let others: Int
  }

  /// A record and the version of it that an event wrote.
  package struct Written: Sendable {
    /// Which record.
    package let key: RecordKey
    /// What its kind is called.
    package let terms: KindTerms
    /// The version.
    package let entry: RecordHistory.Entry
  }

  /// How many records of an event are told of one by one.
  package static let limit = 20

  private let desk: Desk
  private let kinds: KindCatalogue

  /// Histories of these kinds, as whoever works at the desk sees them.
  package init(_ desk: Desk, kinds: KindCatalogue) {
    self.desk = desk
    self.kinds = kinds
  }

  /// The event of that number.
  ///
  /// **Throws** `StorageProblem.nothingAsOf` where there is none, or nothing of it is seen.
  package func event(_ number: Int, asOf: AsOf = .now) async throws -> Story {
    let found = try await desk.ask(
      ListEvents.self, .init(after: number - 1, limit: 1, kinds: kinds), asOf: asOf
    ).events.first
    guard let event = found, event.number == number else { throw StorageProblem.nothingAsOf("händelse \(number)") }
    var written: [Written] = []
    for item in event.items.prefix(HistoryDesk.limit) where kinds.kind(named: item.kind) != nil {
      let history = try await desk.ask(
        ReadHistory.self, .init(kind: item.kind, id: item.id, kinds: kinds), asOf: asOf
      ).records.first { $0.key.id == item.id }
      guard let history, let entry = history.entries.first(where: { $0.version == item.version }) else { continue }
      written.append(Written(key: history.key, terms: history.terms, entry: entry))
    }
    return Story(event: event, records: written, others: event.items.count - written.count)
  }
}
