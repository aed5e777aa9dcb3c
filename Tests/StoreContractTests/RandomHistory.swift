import Kernel
import Storage
import TestSupport
import Testing

/// A random history of notes and imports: what was written, and what could be seen after each event.
struct RandomHistory {
  /// What can be seen at one event.
  struct Seen: Hashable {
    /// The notes, by id.
    var notes: [String: String] = [:]
    /// The rows that count, by month: source, account, responsibility and amount, sorted.
    var rows: [String: [String]] = [:]
    /// The sums of the amounts that count by month, by account.
    var sums: [String: [String: Int64]] = [:]
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
    let now = try context(Instant(seconds: clock).description)
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
      for (id, text) in written { try transaction.put(Note(text: text), id: id) }
    }.event
  }

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
      for note in try view.state.all(Note.self) { seen.notes[note.id] = note.value.text }
      for segment in try view.state.visibleFacts(postings).segments {
        guard let digest = segment.part.segment else { continue }
        let name = segment.part.month.description
        let read = try view.facts.rows(of: digest, in: postings, where: [:], limit: nil)
        for (row, counts) in zip(rows(read), read.visibleRows(of: segment)) where counts {
          seen.rows[name, default: []].append("\(segment.source) \(row.account) \(row.responsibility) \(row.amount)")
        }
        let sums = try view.facts.sums(of: digest, in: postings)
        let account = sums.code("account")
        for (row, counts) in sums.visibleRows(of: segment).enumerated() where counts {
          let code = account.dictionary[Int(account.codes[row])]
          seen.sums[name, default: [:]][code, default: 0] += sums.integer("amount_ore")[row]
        }
      }
      for name in seen.rows.keys { seen.rows[name]?.sort() }
      return seen
    }
  }
}
