import Installed
import Kernel
import Organisation
import Storage

/// Histories, events and kinds of records as lines of text.
enum HistoryText {
  /// The record and its versions, latest first.
  static func lines(_ history: RecordHistory) -> [String] {
    let count = Words.count(history.entries.count, "version", "versioner")
    return ["\(history.terms.singular) \(history.key.id): \(count)"] + history.entries.flatMap(lines)
  }

  private static func lines(_ entry: RecordHistory.Entry) -> [String] {
    let event = entry.event
    let head =
      "  version \(entry.version)  \(event.recordedAt.textInStockholm)  \(event.actor)  händelse \(event.number)  "
      + event.useCase
    return [head] + (event.reason.isEmpty ? [] : ["    varför: " + event.reason]) + lines(entry.content)
  }

  private static func lines(_ content: RecordHistory.Content) -> [String] {
    switch content {
    case .changes(let changes): changes.isEmpty ? ["    inget ändrat"] : changes.map { "    " + $0.text }
    case .incomparable: ["    går inte att jämföra med versionen före"]
    case .disposed(let event?): ["    gallrad genom händelse \(event)"]
    case .disposed(nil): ["    gallrad"]
    }
  }

  /// A kind: how many records, and the last event.
  static func line(_ row: ListRecordKinds.Row) -> String {
    let records = Words.count(row.records, "uppgift", "uppgifter")
    let versions = Words.count(row.versions, "version", "versioner")
    let disposed = row.disposed > 0 ? ", \(SwedishText.number(Int64(row.disposed))) gallrade" : ""
    let latest = row.latestEvent.map { event in
      "  senast \(event.recordedAt.textInStockholm) av \(event.actor), händelse \(event.number)"
    }
    return "\(row.terms.singular)  \(records), \(versions)\(disposed)" + (latest ?? "")
  }

  /// An event: number, when, who, what was done, why, and what was written.
  static func line(_ event: EventHeader) -> String {
    let reason = event.reason.isEmpty ? "" : "  ”\(event.reason)”"
    return "\(event.number)  \(event.recordedAt.textInStockholm)  \(event.actor)  \(event.useCase)\(reason)  "
      + EventWords.what(event.items, RecordKinds.all)
  }
}
