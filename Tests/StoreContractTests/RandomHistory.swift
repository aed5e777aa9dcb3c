import Kernel
import Storage
import TestSupport
import Testing

/// A random history of notes, imports and disposals: what was written, what could be seen after each event, and what
/// was taken since.
struct RandomHistory {
  /// A version of a record, by the event that wrote it.
  struct Written: Hashable {
    let id: String
    let event: Int
    let text: String
  }

  /// What can be seen at one event.
  struct Seen: Hashable {
    /// The notes, by id; a figure may stand on each.
    var notes: [Written] = []
    /// The event that took some of those notes, so that nobody is told of any; nil where all are there.
    var notesTaken: Int?
    /// The loose notes, by id; those that were taken are not there.
    var loose: [Written] = []
    /// The rows that count, by segment: source, account, responsibility and amount, sorted.
    var rows: [Digest: [String]] = [:]
    /// The events that took rows, by segment.
    var rowsTaken: [Digest: Int] = [:]
    /// The sums of the amounts that count by segment, by account.
    var sums: [Digest: [String: Int64]] = [:]
  }

  /// What disposals have taken, with the event that did.
  private struct Taken {
    var notes: [Written: Int] = [:]
    var loose: [Written: Int] = [:]
    var segments: [Digest: Int] = [:]
  }

  static let months = ["2019-01", "2019-02", "2019-03"]
  private static let sources = ["huvudbok", "lön"]
  private static let accounts = ["3110", "5011", "5012", "6420"]
  private static let selections: [FactSelection] = [
    .everything,
    FactSelection(["account": [CodeRange("50")]]),
    FactSelection(["responsibility": [CodeRange("302"), CodeRange("31")]]),
    FactSelection(["account": [CodeRange("3"), CodeRange("5011")], "responsibility": [CodeRange("302")]]),
  ]

  private var chance: SeededChance
  private var clock: Int64
  private var imports = 0
  private var taken = Taken()

  /// The history that the seed gives.
  init(seed: Int) throws {
    chance = SeededChance(seed: seed)
    clock = try #require(Instant("2019-01-01T00:00:00Z")).seconds
  }

  /// Whether chance says so.
  mutating func happens(one count: Int) -> Bool { Int.random(in: 0..<count, using: &chance) == 0 }

  /// Writes one thing by one of the stores; answers the event, nil where nothing was new.
  mutating func write(to stores: [any Store]) async throws -> Int? {
    clock += Int64.random(in: -3_600...60_000, using: &chance)
    let store = stores[Int.random(in: stores.indices, using: &chance)]
    // True chance for the salts: the same text written twice must be two contents, or a disposal of one is of both.
    let now = Context(actor: .administrator("cli:anna"), reason: "prov", now: Instant(seconds: clock)) { count in
      (0..<count).map { _ in UInt8.random(in: 0...255) }
    }
    if happens(one: 5) { return try await dispose(in: store, now) }
    if happens(one: 3) {
      let batch = try await staged(in: store)
      imports += 1
      let id = "ledger-\(imports)"
      return try await store.append("test.import", context: now) { transaction in
        _ = transaction.keep(Array("fil".utf8))
        try transaction.put(batch, id: id)
      }.event
    }
    var notes: [(String, String)] = []
    for id in Set((0..<3).map { _ in "n\(Int.random(in: 0...5, using: &chance))" }).sorted() {
      notes.append((id, "t\(Int.random(in: 0...3, using: &chance))"))
    }
    let written = notes
    return try await store.append("test.write", context: now) { transaction in
      for (id, text) in written {
        try transaction.put(Note(text: text), id: id)
        // Ids of their own, so that one is taken while the other stays.
        if id < "n3" { try transaction.put(Loose(text: text), id: id) }
      }
    }.event
  }

  /// Disposes of some of what may go: superseded notes, loose notes as they are, rows of segments, or the kept file.
  private mutating func dispose(in store: any Store, _ now: Context) async throws -> Int? {
    let one = Int.random(in: 1...3, using: &chance)
    let what = Int.random(in: 0...3, using: &chance)
    let first = Int.random(in: 0...5, using: &chance)
    let done = try await store.append("test.dispose", context: now) { transaction in
      var removal = Removal()
      var rows: [VersionRow] = []
      switch what {
      case 0:
        let all = try transaction.history.versions(of: Note.kind, id: nil)
        rows = all.filter { row in all.contains { $0.key == row.key && $0.version > row.version } }
      case 1: rows = try transaction.history.versions(of: Loose.kind, id: nil)
      case 2:
        let all = try transaction.state.all(Batch.self).flatMap { $0.value.parts.compactMap(\.segment) }
        let standing = try Set(all).filter { try transaction.history.segment($0)?.emptiedBy == nil }
        removal.segments = Array(standing.sorted { $0.description < $1.description }.dropFirst(first).prefix(one))
      default: if try transaction.history.blobSize(RandomHistory.file) != nil { removal.blobs = [RandomHistory.file] }
      }
      rows = Array(rows.filter { $0.content != nil }.dropFirst(first).prefix(one))
      for row in rows { removal.add(row) }
      try transaction.dispose(
        removal, Disposal.Grounds(subject: "test", reason: "prov", ground: "LKBR"), from: [Note.self, Loose.self])
      return (try rows.map { try RandomHistory.written($0) }, removal.segments)
    }
    guard let event = done.event else { return nil }
    for row in done.output.0 { if what == 0 { taken.notes[row] = event } else { taken.loose[row] = event } }
    for segment in done.output.1 { taken.segments[segment] = event }
    return event
  }

  private static let file = Digest.of(Array("fil".utf8))

  private static func written(_ row: VersionRow) throws -> Written {
    let note = try Note.decode(row.content?.body ?? [], tag: Note.tag)
    return Written(id: row.key.id, event: row.event, text: note.text)
  }

  /// What could be seen at an event, as it is to be seen after all that has been taken since: contents are gone, and
  /// every figure is as it was.
  func remaining(of seen: Seen) -> Seen {
    var seen = seen
    seen.notesTaken = seen.notes.compactMap { taken.notes[$0] }.max()
    if seen.notesTaken != nil { seen.notes = [] }
    seen.loose.removeAll { taken.loose[$0] != nil }
    for segment in seen.rows.keys {
      guard let event = taken.segments[segment] else { continue }
      seen.rows[segment] = nil
      seen.rowsTaken[segment] = event
    }
    return seen
  }

  /// Whether something of each kind was taken.
  var hasTakenSomething: Bool { !taken.notes.isEmpty || !taken.loose.isEmpty || !taken.segments.isEmpty }

  /// A batch of random months and a random selection, its segments staged.
  private mutating func staged(in store: any Store) async throws -> Batch {
    let selection = RandomHistory.selections[Int.random(in: RandomHistory.selections.indices, using: &chance)]
    var parts: [Batch.Part] = []
    for name in RandomHistory.months where !happens(one: 3) {
      let month = try month(name)
      let rows = postingsWithin(selection)
      let segment = Segment(table: postings, month: month, rows: columns(rows))
      if !rows.isEmpty { try await store.stage([segment]) }
      parts.append(
        .init(
          month: month, segment: rows.isEmpty ? nil : segment.digest, rows: rows.count,
          sum: Money(ore: rows.reduce(0) { $0 + $1.amount }), status: .preliminary))
    }
    return Batch(
      table: postings.name, source: RandomHistory.sources[Int.random(in: 0...1, using: &chance)], selection: selection,
      parts: parts, fileName: "fil.se", file: Digest.of(Array("fil".utf8)), extracted: try day("2019-04-01"),
      warnings: 0)
  }

  private mutating func postingsWithin(_ selection: FactSelection) -> [SamplePosting] {
    (0..<Int.random(in: 0...6, using: &chance)).map { number in
      SamplePosting(
        account: RandomHistory.accounts[Int.random(in: 0...3, using: &chance)],
        responsibility: ["302", "3021", "311", ""][Int.random(in: 0...3, using: &chance)],
        amount: Int64.random(in: -9_999...9_999, using: &chance), text: "rad \(number)")
    }.filter { row in
      selection.contains { $0 == "account" ? row.account : $0 == "responsibility" ? row.responsibility : "" }
    }
  }

  /// What the store shows at the moment.
  static func seen(_ store: any Store, _ asOf: AsOf) async throws -> Seen {
    try await store.read(asOf: asOf, scope: .everything) { view in
      var seen = Seen()
      do {
        seen.notes = try view.state.all(Note.self).map { Written(id: $0.id, event: $0.event, text: $0.value.text) }
      } catch StorageProblem.disposed(let event) {
        seen.notesTaken = event
      }
      seen.loose = try view.state.all(Loose.self).map { Written(id: $0.id, event: $0.event, text: $0.value.text) }
      for segment in try view.state.visibleFacts(postings).segments {
        guard let digest = segment.part.segment else { continue }
        do {
          let read = try view.facts.rows(of: digest, in: postings, where: [:], limit: nil)
          seen.rows[digest, default: []] += zip(rows(read), read.visibleRows(of: segment)).filter(\.1).map { row, _ in
            "\(segment.source) \(row.account) \(row.responsibility) \(row.amount)"
          }
        } catch StorageProblem.disposed(let event) {
          seen.rowsTaken[digest] = event
        }
        let sums = try view.facts.sums(of: digest, in: postings)
        let account = sums.code("account")
        for (row, counts) in sums.visibleRows(of: segment).enumerated() where counts {
          let code = account.dictionary[Int(account.codes[row])]
          seen.sums[digest, default: [:]][code, default: 0] += sums.integer("amount_ore")[row]
        }
      }
      for segment in seen.rows.keys { seen.rows[segment]?.sort() }
      return seen
    }
  }
}
