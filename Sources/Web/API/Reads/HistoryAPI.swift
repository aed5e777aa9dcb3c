import Installed
import Kernel
import Ledger
import Organisation
import Storage

/// What has happened, and what has come in.
enum HistoryAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/events", .permission(.read), name: "storage.list-events",
      "The events after a number, in order: who did what, when and why.",
      [
        .query("after", "The number of the last event that is known; 0 unless said.", .whole(0...Int64(Int32.max))),
        .limit,
      ]
    ) { visit in
      let after = try visit.whole("after", in: 0...Int(Int32.max)) ?? 0
      return EventListMessage(
        found: try await visit.ask(
          ListEvents.self, .init(after: after, limit: try visit.limit(), kinds: RecordKinds.all)))
    },
    .get(
      API.root + "/history/{kind}", .permission(.read), name: "storage.history",
      "The versions of records of a kind: who wrote them, when and why, and what was new in each.",
      [
        .path("kind", "The kind, by any of its names; `GET /events` tells those in use.", example: "org-unit"),
        .query(
          "id", "The record's id, or the beginning or end of it up to a slash.", .form(.something), isRequired: true,
          example: "E230"),
      ]
    ) { visit in
      HistoryMessage(
        found: try await visit.ask(
          ReadHistory.self, .init(kind: visit.step("kind"), id: visit.text("id"), kinds: RecordKinds.all)))
    },
    .get(
      API.root + "/batches", .permission(.read), name: "ledger.list-batches",
      "The imports of ledgers, oldest first, and how much of each can still be seen; none for those who see some units "
        + "only.", [.limit, .cursor]
    ) { visit in
      try visit.page(of: try await visit.ask(ListBatches.self, ())) { BatchMessage(row: $0) }
    },
  ]
}

/// An event as programs see it.
struct EventMessage: APIMessage {
  let header: EventHeader

  static let name = "Event"
  static let summary = "One event: who did what, when and why."
  static let members: [APIMember<EventMessage>] = [
    .whole("number", "Its number, from 1 without gaps.") { Int64($0.header.number) },
    .moment("recorded_at", "When it was recorded.") { $0.header.recordedAt },
    .text("actor", "Who acted.") { $0.header.actor },
    .text("use_case", "What was done.") { $0.header.useCase },
    .text("reason", "Why, in the actor's words; may be empty.") { $0.header.reason },
    .list("items", "The record versions that it wrote and that may be seen.") { message in
      message.header.items.map { Item(item: $0) }
    },
  ]

  /// A record version that an event wrote.
  struct Item: APIMessage {
    let item: EventHeader.Item

    static let name = "EventItem"
    static let summary = "A record version that an event wrote."
    static let members: [APIMember<Item>] = [
      .text("kind", "The record's kind.") { $0.item.kind }, .text("id", "The record's id.") { $0.item.id },
      .whole("version", "The version.") { Int64($0.item.version) },
    ]
  }
}

/// Events as programs see them.
struct EventListMessage: APIMessage {
  let found: ListEvents.Output

  static let name = "EventList"
  static let summary = "Some events, in order."
  static let members: [APIMember<EventListMessage>] = [
    .list("items", "The events, in order.") { message in message.found.events.map { EventMessage(header: $0) } },
    .maybeWhole("next_after", "What `after` must be to get the next part; left out where this is the last.") {
      $0.found.hasMore ? $0.found.events.last.map { Int64($0.number) } : nil
    },
  ]
}

/// The versions of records as programs see them.
struct HistoryMessage: APIMessage {
  let found: ReadHistory.Output

  static let name = "History"
  static let summary = "The versions of records."
  static let members: [APIMember<HistoryMessage>] = [
    .list("records", "The records, by id; at most 20.") { message in message.found.records.map { Record(history: $0) }
    },
    .texts("others", "The ids of further records that could be meant.") { $0.found.others },
  ]

  /// A record.
  struct Record: APIMessage {
    let history: RecordHistory

    static let name = "RecordHistory"
    static let summary = "The versions of a record."
    static let members: [APIMember<Record>] = [
      .text("kind", "Its kind.") { $0.history.key.kind }, .text("id", "Its id.") { $0.history.key.id },
      .list("versions", "Its versions, in order.") { message in message.history.entries.map { Version(entry: $0) } },
    ]
  }

  /// A version.
  struct Version: APIMessage {
    let entry: RecordHistory.Entry

    static let name = "RecordVersion"
    static let summary = "A version of a record."
    static let members: [APIMember<Version>] = [
      .whole("version", "The version, from 1.") { Int64($0.entry.version) },
      .maybeObject("event", "The event that wrote it.") { EventMessage(header: $0.entry.event) },
      .list("changes", "What was new in it; none where it cannot be compared or was disposed of.") { message in
        if case .changes(let changes) = message.entry.content { changes.map { Change(change: $0) } } else { [] }
      },
      .truth("is_disposed", "Whether its content was disposed of.") { message in
        if case .disposed = message.entry.content { true } else { false }
      },
    ]
  }

  /// A change.
  struct Change: APIMessage {
    let change: BodyChange

    static let name = "FieldChange"
    static let summary = "What a version changed in one field."
    static let members: [APIMember<Change>] = [
      .text("sort", "What kind of change it is.") { $0.change.sort.rawValue },
      .text("field", "The field.") { $0.change.field },
      .text("words", "What the field is called, in Swedish.") { $0.change.words },
      .maybeText("before", "What it said before.") { $0.change.before },
      .maybeText("after", "What it says after.") { $0.change.after },
    ]
  }
}

/// An import as programs see it.
struct BatchMessage: APIMessage {
  let row: ListBatches.Row

  static let name = "Batch"
  static let summary = "One import of a ledger."
  static let members: [APIMember<BatchMessage>] = [
    .text("id", "What names it.") { $0.row.id }, .whole("event", "The event that brought it.") { Int64($0.row.event) },
    .text("source", "The source.") { $0.row.batch.source },
    .text("file", "The name of the file.") { $0.row.batch.fileName },
    .text("sha256", "The file's digest.") { $0.row.batch.file.description },
    .text("extracted", "When it was taken out of the source.") { $0.row.batch.extracted.description },
    .whole("warnings", "How many warnings there were.") { Int64($0.row.batch.warnings) },
    .texts("consents", "What it was brought in in spite of.") { $0.row.batch.consents },
    .maybeText("reread_of", "The batch whose file it reads anew.") { $0.row.batch.rereadOf },
    .list("parts", "Its months.") { message in
      message.row.batch.parts.map { part in
        Part(
          month: part.month, status: part.status, rows: part.rows, sum: part.sum,
          isVisible: message.row.visibleMonths.contains(part.month))
      }
    },
  ]

  /// A month of an import.
  struct Part: APIMessage {
    let month: Month
    let status: PeriodStatus
    let rows: Int
    let sum: Money
    let isVisible: Bool

    static let name = "BatchPart"
    static let summary = "A month of an import."
    static let members: [APIMember<Part>] = [
      .month("month", "The month.") { $0.month },
      .choice("status", "How finished it was.") { $0.status },
      .whole("rows", "How many postings it has.") { Int64($0.rows) },
      .whole("sum_ore", "What they come to, in öre; debit positive.") { $0.sum.ore },
      .truth("is_visible", "Whether it can still be seen, in part at least.") { $0.isVisible },
    ]
  }
}
