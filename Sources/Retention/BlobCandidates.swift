import Kernel
import Reporting
import Storage

/// The blobs that may be disposed of, and who names each: a blob goes only where everybody who names it lets it go.
struct BlobCandidates {
  /// An event that names blobs.
  private struct Namer {
    let event: Int
    let day: Day
    let items: [EventHeader.Item]
    let blobs: [Digest]
  }

  private let past: Past
  private var namers: [Namer] = []
  private var events: [Digest: [Int]] = [:]
  private var batches: [Int: [Batch]] = [:]

  init(_ past: Past) throws {
    self.past = past
    for batch in try past.state.all(Batch.self) { batches[batch.event, default: []].append(batch.value) }
    try past.forEachEvent { event in
      let header = event.header
      // Headers from before blobs were recorded: the batch says where its file lies, which is not sealed.
      let blobs = header.blobs.isEmpty ? (batches[header.number] ?? []).map(\.file) : header.blobs
      guard !blobs.isEmpty else { return }
      for blob in blobs { events[blob, default: []].append(namers.count) }
      namers.append(
        Namer(event: header.number, day: header.recordedAt.dayInStockholm, items: header.items, blobs: blobs))
    }
  }

  /// The kept files of ledger imports: what their events name beside the texts.
  func sourceFiles() throws -> Candidates {
    var addresses: [Digest] = []
    for namer in namers {
      guard let batches = batches[namer.event] else { continue }
      let texts = Set(batches.flatMap { $0.parts.compactMap(\.texts) })
      addresses += namer.blobs.filter { !texts.contains($0) }
    }
    return try candidates(addresses) { batch, _ in batch.parts.map(\.month) }
  }

  /// The sealed texts of postings.
  func postingTexts() throws -> Candidates {
    let addresses = namers.flatMap { namer in
      (batches[namer.event] ?? []).flatMap { $0.parts.compactMap(\.texts) }
    }
    return try candidates(addresses) { batch, address in batch.parts.filter { $0.texts == address }.map(\.month) }
  }

  /// The blobs that only ledger imports name, with the latest month that any of them names each for.
  private func candidates(_ addresses: [Digest], _ months: (Batch, Digest) -> [Month]) throws -> Candidates {
    var found = Candidates()
    var seen: Set<Digest> = []
    for address in addresses where seen.insert(address).inserted {
      guard let size = try past.history.blobSize(address) else { continue }
      let named = (events[address] ?? []).map { namers[$0] }
      guard named.allSatisfy({ BlobCandidates.owners($0).allSatisfy { $0.kind == Batch.kind } }),
        let changed = named.map(\.day).max()
      else {
        found.shared += 1
        continue
      }
      let months = named.flatMap { namer in (batches[namer.event] ?? []).flatMap { months($0, address) } }
      found.all.append(
        Candidate(age: RetentionRules.Age(month: months.max(), changed: changed), removal: removal(address, size)))
    }
    return found
  }

  /// The templates that later ones have superseded, and the files that they alone name.
  func templates() throws -> Candidates {
    var found = Candidates()
    let days = try past.days()
    // By the event that wrote a template: the day that a later one took its place.
    var superseded: [Int: [RecordKey: Day]] = [:]
    for kind in [ReportTemplate.kind, WorkbookTemplate.kind] {
      for rows in try past.byRecord(kind) {
        for (row, next) in zip(rows, rows.dropFirst()) {
          guard let day = days[next.event] else { continue }
          superseded[row.event, default: [:]][row.key] = day
          guard row.content != nil else { continue }
          var removal = Removal()
          removal.add(row)
          found.all.append(Candidate(age: RetentionRules.Age(month: nil, changed: day), removal: removal))
        }
      }
    }
    for (address, indices) in events.sorted(by: { $0.key.description < $1.key.description }) {
      let named = indices.map { namers[$0] }
      let owners = named.map { namer in (namer.event, BlobCandidates.owners(namer)) }
      guard owners.contains(where: { $0.1.contains { $0.kind == WorkbookTemplate.kind } }),
        let size = try past.history.blobSize(address)
      else { continue }
      let ends = owners.flatMap { event, items in
        items.map { superseded[event]?[RecordKey(kind: $0.kind, id: $0.id)] }
      }
      // The file goes with the last of the templates: the day that the last one was superseded.
      guard !ends.contains(nil), let last = ends.compactMap({ $0 }).max() else { continue }
      found.all.append(Candidate(age: RetentionRules.Age(month: nil, changed: last), removal: removal(address, size)))
    }
    return found
  }

  /// The records of the event that name its blobs. Records of other kinds name none; where none does that is known, all
  /// of them may.
  private static func owners(_ namer: Namer) -> [EventHeader.Item] {
    let known: Set<String> = [Batch.kind, WorkbookTemplate.kind, "budget-version"]
    let owners = namer.items.filter { known.contains($0.kind) }
    return owners.isEmpty ? namer.items : owners
  }

  private func removal(_ address: Digest, _ size: Int) -> Removal {
    var removal = Removal()
    removal.blobs = [address]
    removal.bytes = size
    return removal
  }
}
