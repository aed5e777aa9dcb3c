import Kernel
import Storage
import Testing

/// A record for the contract's own use.
struct Note: RecordKind, Hashable {
  static let kind = "note"
  static let tag = "note/1"
  static let retention = RecordRetention.superseded

  let text: String
}

/// A record of which every version may go.
struct Loose: RecordKind, Hashable {
  static let kind = "loose"
  static let tag = "loose/1"
  static let retention = RecordRetention.whole

  let text: String
}

/// What a test's command may throw.
struct Refused: Error {}

/// The fact table of the contract, with a column of each kind.
let postings = FactTable(
  name: "ledger_posting",
  columns: [
    .init("account", .code), .init("responsibility", .code), .init("voucher_date", .integer),
    .init("amount_ore", .integer), .init("text", .text),
  ], groupedBy: ["account", "responsibility"], summed: ["amount_ore"])

/// The same table with a column more.
let grownPostings = FactTable(
  name: postings.name, columns: postings.columns + [.init("project", .code)],
  groupedBy: postings.groupedBy + ["project"], summed: postings.summed)

/// One row of `postings`.
struct SamplePosting: Hashable {
  var account: String
  var responsibility: String
  var date = 20_190_401
  var amount: Int64
  var text = ""
}

/// The rows as columns, each code column over a dictionary with one word a row: as far from canonical as it gets.
func columns(_ rows: [SamplePosting]) -> FactColumns {
  func code(_ word: (SamplePosting) -> String) -> FactColumn {
    .code(CodeColumn(dictionary: rows.map(word), codes: rows.indices.map(UInt32.init)))
  }
  var texts = TextColumn()
  for row in rows { texts.append(row.text.utf8) }
  return FactColumns([
    ("account", code(\.account)), ("responsibility", code(\.responsibility)),
    ("voucher_date", .integer(rows.map { Int64($0.date) })), ("amount_ore", .integer(rows.map(\.amount))),
    ("text", .text(texts)),
  ])
}

/// The columns as rows.
func rows(_ columns: FactColumns) -> [SamplePosting] {
  (0..<columns.count).map { row in
    let account = columns.code("account")
    let responsibility = columns.code("responsibility")
    return SamplePosting(
      account: account.dictionary[Int(account.codes[row])],
      responsibility: responsibility.dictionary[Int(responsibility.codes[row])],
      date: Int(columns.integer("voucher_date")[row]), amount: columns.integer("amount_ore")[row],
      text: columns.text("text")[row])
  }
}

/// The month written as `2019-04`.
func month(_ text: String) throws -> Month { try #require(Month(text)) }

/// The day written as `2019-04-30`.
func day(_ text: String) throws -> Day { try #require(Day(text)) }

/// A context at that moment, with predictable salts.
func context(_ now: String = "2019-05-14T08:30:00Z", actor: String = "cli:anna") throws -> Context {
  let instant = try #require(Instant(now))
  return Context(actor: .administrator(actor), reason: "prov", now: instant) { count in
    (0..<count).map { UInt8(truncatingIfNeeded: $0) }
  }
}

extension Store {
  /// Writes the notes as one event, and answers its number.
  @discardableResult
  func write(_ notes: [String: String], at now: String = "2019-05-14T08:30:00Z") async throws -> Int? {
    try await append("test.write", context: context(now)) { transaction in
      for (id, text) in notes.sorted(by: { $0.key < $1.key }) { try transaction.put(Note(text: text), id: id) }
    }.event
  }

  /// All notes as of the moment, by id.
  func notes(_ asOf: AsOf = .now) async throws -> [String: String] {
    try await read(asOf: asOf, scope: .everything) { view in
      Dictionary(uniqueKeysWithValues: try view.state.all(Note.self).map { ($0.id, $0.value.text) })
    }
  }

  /// How many events there are.
  func eventCount() async throws -> Int { try await events(after: 0, limit: .max).count }
}
