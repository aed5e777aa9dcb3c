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
    /// The last ones before the event of this number; nil for the very last.
    package let before: Int?
    /// At most so many, from 1.
    package let limit: Int
    /// The kinds there are.
    package let kinds: KindCatalogue
    /// Which of them.
    package let filter: EventFilter
    /// The numbers of the events, where it is these that are asked for and no run of them.
    let numbers: [Int]?

    /// At most `limit` events after the number, or the last ones, before the other number where there is one.
    package init(
      after: Int?, before: Int? = nil, limit: Int, kinds: KindCatalogue, filter: EventFilter = EventFilter()
    ) {
      self.after = after
      self.before = before
      self.limit = min(max(limit, 1), most)
      self.kinds = kinds
      self.filter = filter
      numbers = nil
    }

    /// The events of these numbers, however far they lie apart; at most `most`.
    package init(numbers: [Int], kinds: KindCatalogue) {
      (after, before) = (nil, nil)
      self.numbers = Array(Set(numbers).sorted().prefix(most))
      limit = max(self.numbers?.count ?? 0, 1)
      self.kinds = kinds
      filter = EventFilter()
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The events, in order, with what whoever asks sees of their items.
    package let events: [EventHeader]
    /// Whether there are more after the last of them, where those after a number were asked for.
    package let hasMore: Bool
    /// Whether there are more before the first of them, where the last ones were asked for.
    package let hasEarlier: Bool
  }

  /// The events that wrote something that whoever asks sees.
  package static func answer(_ input: Input, view: View) throws -> Output {
    let sight = try HistorySight(view, input.kinds)
    if let numbers = input.numbers {
      // Each is read alone: those between them may be many, and none of them was asked for.
      let events = try numbers.compactMap { number in
        try headers(after: number - 1, limit: 1, view).first { $0.number == number }.flatMap { seen($0, sight) }
      }
      return Output(events: events, hasMore: false, hasEarlier: false)
    }
    var found: [EventHeader] = []
    if let after = input.after {
      var last = max(after, 0)
      while last < view.state.event, found.count <= input.limit {
        let read = try headers(after: last, limit: page, view)
        guard let end = read.last else { break }
        found += read.compactMap { seen($0, sight) }.filter(input.filter.keeps)
        last = end.number
      }
      return Output(events: Array(found.prefix(input.limit)), hasMore: found.count > input.limit, hasEarlier: false)
    }
    var first = min(view.state.event, max(input.before.map { $0 - 1 } ?? view.state.event, 0))
    while first > 0, found.count <= input.limit {
      let before = max(first - page, 0)
      let read = try headers(after: before, limit: first - before, view)
      found = read.compactMap { seen($0, sight) }.filter(input.filter.keeps) + found
      first = before
    }
    return Output(
      events: Array(found.suffix(input.limit)), hasMore: false, hasEarlier: found.count > input.limit)
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
