import Installed
import Kernel
import Organisation
import Storage

/// A record's history as JSON.
struct HistoryOutput: Encodable {
  struct Version: Encodable {
    let version: Int
    let tag: String
    let event: EventOutput
    let changes: [Change]?
    let isDisposed: Bool
    let disposedByEvent: Int?
  }

  struct Change: Encodable {
    let sort: String
    let field: String
    let words: String
    let before: String?
    let after: String?
  }

  let kind: String
  let id: String
  let versions: [Version]

  init(_ history: RecordHistory) {
    kind = history.key.kind
    id = history.key.id
    versions = history.entries.map { entry in
      var changes: [Change]?
      var disposed: (isDisposed: Bool, event: Int?) = (false, nil)
      switch entry.content {
      case .changes(let found):
        changes = found.map {
          Change(sort: $0.sort.rawValue, field: $0.field, words: $0.words, before: $0.before, after: $0.after)
        }
      case .incomparable: changes = nil
      case .disposed(let event): disposed = (true, event)
      }
      return Version(
        version: entry.version, tag: entry.tag, event: EventOutput(entry.event), changes: changes,
        isDisposed: disposed.isDisposed, disposedByEvent: disposed.event)
    }
  }
}

/// An event as JSON.
struct EventOutput: Encodable {
  struct Item: Encodable {
    let kind: String
    let id: String
    let version: Int
  }

  let number: Int
  let recordedAt: String
  let actor: String
  let useCase: String
  let reason: String
  /// What it wrote; left out where only one of its records is told of.
  let items: [Item]?

  init(_ header: EventHeader, hasItems: Bool = false) {
    number = header.number
    recordedAt = header.recordedAt.description
    actor = header.actor
    useCase = header.useCase
    reason = header.reason
    items = hasItems ? header.items.map { Item(kind: $0.kind, id: $0.id, version: $0.version) } : nil
  }
}

/// A kind of records as JSON.
struct KindOutput: Encodable {
  let kind: String
  let name: String
  let records: Int
  let versions: Int
  let disposed: Int
  let latestEvent: EventOutput?

  init(_ row: ListRecordKinds.Row) {
    kind = row.kind
    name = row.terms.plural
    records = row.records
    versions = row.versions
    disposed = row.disposed
    latestEvent = row.latestEvent.map { EventOutput($0) }
  }
}
