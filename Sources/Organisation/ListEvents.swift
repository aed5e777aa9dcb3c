package import Storage

/// The events there have been: who did what, when and why, and what was written.
package enum ListEvents: Question {
  package static let name = "storage.list-events"
  package static let permission = Permission.read
  /// The most events that one answer tells of.
  package static let most = 1_000

  /// How many events are looked at at a time: each may name thousands of records.
  private static let page = 100

  /// Which events.
  package struct Input: Sendable {
    /// Those after the event of this number; nil for the last ones.
    package let after: Int?
    /// At most so many, from 1.
    package let limit: Int
    /// The kinds there are.
    package let kinds: KindCatalogue

    /// At most `limit` events after the number, or the last ones.
    package init(after: Int?, limit: Int, kinds: KindCatalogue) {
      self.after = after
      self.limit = min(max(limit, 1), most)
      self.kinds = kinds
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The events, in order, with what whoever asks sees of their items.
    package let events: [EventHeader]
    /// Whether there are more after the last of them.
    package let hasMore: Bool
  }

  /// The events that wrote something that whoever asks sees.
  package static func answer(_ input: Input, view: View) throws -> Output {
    let sight = try HistorySight(view, input.kinds)
    var found: [EventHeader] = []
    if let after = input.after {
      var last = max(after, 0)
      while last < view.state.event, found.count <= input.limit {
        let read = try headers(after: last, limit: page, view)
        guard let end = read.last else { break }
        found += read.compactMap { seen($0, sight) }
        last = end.number
      }
      return Output(events: Array(found.prefix(input.limit)), hasMore: found.count > input.limit)
    }
    var first = view.state.event
    while first > 0, found.count < input.limit {
      let before = max(first - page, 0)
      found = try headers(after: before, limit: first - before, view).compactMap { seen($0, sight) } + found
      first = before
    }
    return Output(events: Array(found.suffix(input.limit)), hasMore: false)
  }

  private static func headers(after number: Int, limit: Int, _ view: View) throws -> [EventHeader] {
    try view.history.events(after: number, limit: limit).map(\.header).filter { $0.number <= view.state.event }
  }

  /// The event as it is seen; nil where none of its items is.
  private static func seen(_ header: EventHeader, _ sight: HistorySight) -> EventHeader? {
    let seen = sight.seen(header)
    return seen.items.isEmpty ? nil : seen
  }
}
