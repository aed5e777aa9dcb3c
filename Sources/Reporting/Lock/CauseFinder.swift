import Figures
import Kernel
import Organisation
import Storage

/// Finds what made a figure another: what it is made of now and was not before.
struct CauseFinder {
  private let batches: [String: Versioned<Batch>]
  private let batchesByEvent: [Int: Versioned<Batch>]
  private let kinds: KindCatalogue
  private let history: any HistoryReader
  private let terms: Terms
  private static let others: Set<String> = [
    LockReport.name, CorrectReport.name, EstablishReport.name, WriteRemark.name, SetTerm.name,
  ]

  /// What makes no figure another: what is done with reports, words and logins, and numbers that stand beside amounts.
  private static func isOther(_ useCase: String) -> Bool {
    others.contains(useCase) || useCase.hasPrefix("access.") || useCase.hasPrefix("care.")
  }

  /// Somebody who looks for causes in the board's batches and events.
  init(_ view: View, kinds: KindCatalogue) throws {
    var batches: [String: Versioned<Batch>] = [:]
    var batchesByEvent: [Int: Versioned<Batch>] = [:]
    for batch in try view.state.all(Batch.self) {
      batchesByEvent[batch.event] = batch
      // Unchanged months are the segments of the batch that first brought them.
      for part in batch.value.parts {
        guard let segment = part.segment?.short, batches[segment] == nil else { continue }
        batches[segment] = batch
      }
    }
    self.batches = batches
    self.batchesByEvent = batchesByEvent
    self.kinds = kinds
    history = view.history
    terms = try view.state.terms()
  }

  /// The causes in words, each once: the batches and records that the later figure is made of and the earlier was not,
  /// or else those that it is no longer made of, or else the events between.
  func causes(from old: Provenance?, to new: Provenance?, events: (Int, Int)) throws -> [String] {
    let before = Provenance(segments: old?.segments ?? [], records: old?.records ?? [], event: events.0)
    let after = Provenance(segments: new?.segments ?? [], records: new?.records ?? [], event: events.1)
    let added = named(after, without: before)
    if !added.isEmpty { return added }
    let removed = named(before, without: after).map { $0 + " räknas inte längre" }
    if !removed.isEmpty { return removed }
    return try between(min(events.0, events.1), max(events.0, events.1))
  }

  private func named(_ made: Provenance, without other: Provenance) -> [String] {
    let segments = Set(other.segments)
    let records = Set(other.records)
    var seen: Set<String> = []
    return
      (made.segments.filter { !segments.contains($0) }.map(name(ofSegment:))
      + made.records.filter { !records.contains($0) }.map(name(ofRecord:)))
      .filter { seen.insert($0).inserted }
  }

  private func name(ofSegment segment: String) -> String {
    batches[segment].map(name(of:)) ?? "bokföring \(segment)"
  }

  private func name(of batch: Versioned<Batch>) -> String {
    "inläsning \(batch.id) (\(batch.value.fileName), händelse \(batch.event))"
  }

  /// `budget-version/2019@3` in words.
  private func name(ofRecord record: String) -> String {
    let parts = record.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return record }
    let end = parts[1].lastIndex(of: "@")
    let id = end.map { String(parts[1][..<$0]) } ?? parts[1]
    let version = end.map { ", version " + parts[1][parts[1].index(after: $0)...] } ?? ""
    return terms.own(kinds.terms(of: parts[0]).singular) + " " + id + version
  }

  private func between(_ first: Int, _ last: Int) throws -> [String] {
    guard last > first else { return [] }
    let events = try history.events(after: first, limit: min(last - first, 50))
      .filter { $0.header.number <= last && !CauseFinder.isOther($0.header.useCase) }
    // What brought a file is called by it, as where the figure itself is made of the file.
    let brought = events.compactMap { batchesByEvent[$0.header.number] }.map(name(of:))
    let rest = events.filter { batchesByEvent[$0.header.number] == nil }
    guard !rest.isEmpty else { return brought }
    return brought + ["händelse " + SwedishText.list(rest.map(words))]
  }

  /// The event by its number and what was done: `84 (läste in uppföljningstillfällen)`.
  private func words(_ event: Event) -> String {
    "\(event.header.number) (\(terms.own(EventWords.deed(event.header.useCase)).lowercasedFirst))"
  }
}
