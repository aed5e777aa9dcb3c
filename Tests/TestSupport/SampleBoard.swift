import Kernel
package import Storage

/// A small board with something of everything that a store keeps, for tests that damage it on any database.
package enum SampleBoard {
  /// A record for these tests' own use.
  package struct Note: RecordKind, Hashable {
    package static let kind = "note"
    package static let tag = "note/1"
    package static let retention = RecordRetention.superseded

    package let text: String

    package init(text: String) { self.text = text }
  }

  /// The board's name.
  package static let name = "nämnden"
  /// The board's key.
  package static let key = StoreKey(bytes: [UInt8](repeating: 9, count: StoreKey.length))
  /// A small fact table with a column of each kind.
  package static let postings = FactTable(
    name: "ledger_posting", columns: [.init("account", .code), .init("amount_ore", .integer), .init("text", .text)],
    groupedBy: ["account"], summed: ["amount_ore"])

  private static let attachment = Array("öppen bilaga".utf8)

  /// Three rows for the month, their amounts starting at `first`.
  package static func segment(_ month: String, from first: Int64) throws -> Segment {
    var texts = TextColumn()
    for text in ["hyra", "", "lön å"] { texts.append(text.utf8) }
    return Segment(
      table: postings, month: try needed(Month(month)),
      rows: FactColumns([
        ("account", .code(CodeColumn(dictionary: ["5011", "6011"], codes: [0, 1, 0]))),
        ("amount_ore", .integer([first, first + 1, first + 2])), ("text", .text(texts)),
      ]))
  }

  /// A context at a fixed moment.
  package static func context() throws -> Context {
    let now = try needed(Instant("2019-05-14T08:30:00Z"))
    return Context(actor: .administrator("cli:anna"), now: now) { count in
      (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    }
  }

  /// Writes three events: a note, its second version, and a batch of two segments with its file and the texts of its
  /// first month, both sealed.
  package static func fill(_ store: some Store) async throws {
    for text in ["ett", "två"] {
      _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: text), id: "a") }
    }
    let segments = [try segment("2019-03", from: 100), try segment("2019-04", from: 900)]
    _ = try await store.stage(segments)
    let extracted = try needed(Day("2019-05-02"))
    _ = try await store.append("test.import", context: context()) { transaction in
      _ = transaction.keep(attachment)
      let file = SealableContent(Array("#FLAGGA 0\n".utf8))
      try transaction.keepSealed(file, as: .sourceFile)
      let texts = try transaction.keepSealed(SealableContent(Array("hyra".utf8)), as: .postingTexts)
      let parts = segments.map {
        Batch.Part(
          month: $0.month, segment: $0.digest, rows: 3, sum: Money(ore: 1), status: .preliminary,
          texts: $0.month == segments[0].month ? texts : nil)
      }
      let batch = Batch(
        table: postings.name, source: "ledger", selection: .everything, parts: parts, fileName: "april.se",
        file: file.digest, extracted: extracted, warnings: 0)
      try transaction.put(batch, id: "b1")
    }
  }

  /// Disposes of the first version of the note, the open blob and the rows of the second month.
  package static func disposeOfSome(_ store: some Store) async throws {
    let april = try segment("2019-04", from: 900).digest
    _ = try await store.append("test.dispose", context: context()) { transaction in
      var removal = Removal()
      for row in try transaction.history.versions(of: Note.kind, id: "a").dropLast() { removal.add(row) }
      removal.blobs = [Digest.of(attachment)]
      removal.segments = [april]
      try transaction.dispose(
        removal, Disposal.Grounds(subject: "prov", reason: "prov", ground: "prov"), from: [Note.self])
    }
    _ = try await store.finishDisposals()
  }

  /// Everything that somebody may read, as one text; of what was disposed of, by which event.
  package static func everything(_ store: some Store) async throws -> String {
    var lines: [String] = []
    let extracted = try needed(Day("2019-05-14"))
    for asOf in [AsOf.now, .event(1), .event(2), .event(3), .day(extracted)] {
      do {
        lines += try await store.read(asOf: asOf, scope: .everything) { view in
          var lines = view.state.allStored.map { "\($0)" } + ["\(view.state.event) \(view.state.hash)"]
          for part in try view.state.visibleFacts(postings).segments.map(\.part) {
            guard let segment = part.segment else { continue }
            lines.append("\(try view.facts.sums(of: segment, in: postings))")
            do {
              lines.append("\(try view.facts.rows(of: segment, in: postings, where: [:], limit: nil))")
              lines.append("\(try view.facts.rows(of: segment, in: postings, where: ["account": ["5011"]], limit: 9))")
            } catch StorageProblem.disposed(let event) {
              lines.append("rows disposed of by event \(event)")
            }
          }
          for batch in try view.state.all(Batch.self) { lines.append("\(try view.sourceFile(batch.value.file))") }
          return lines
        }
      } catch StorageProblem.disposed(let event) {
        lines.append("a record disposed of by event \(event)")
      }
    }
    lines += try await store.events(after: 0, limit: 100).map { "\($0)" }
    lines += try await store.versions(of: RecordKey(kind: Note.kind, id: "a")).map { "\($0)" }
    return lines.joined(separator: "\n")
  }

  private struct Unreadable: Error {}

  private static func needed<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Unreadable() }
    return value
  }
}
