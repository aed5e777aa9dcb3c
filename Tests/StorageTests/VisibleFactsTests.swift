import Kernel
import Storage
import Testing

@Suite("Visible facts")
struct VisibleFactsTests {
  private func selection(_ prefixes: [String]) -> FactSelection {
    FactSelection(["responsibility": prefixes.map { CodeRange($0) }])
  }

  private func batch(
    _ id: String, months: [String] = ["2019-04"], _ prefixes: [String] = [], source: String = "huvudbok",
    status: PeriodStatus = .open
  ) throws -> Versioned<Batch> {
    let parts = try months.map { text in
      Batch.Part(
        month: try #require(Month(text)), segment: Digest.of(Array((id + text).utf8)), rows: 1, sum: Money(ore: 1),
        status: status)
    }
    let day = try #require(Day("2019-05-02"))
    return Versioned(
      id: id, version: 1, event: 1,
      value: Batch(
        table: "ledger_posting", source: source, selection: selection(prefixes), parts: parts, fileName: "f",
        file: Digest.of(), extracted: day, warnings: 0))
  }

  /// What is seen, as `batch month` with the number of selections that hide some of it.
  private func seen(_ batches: [Versioned<Batch>]) -> [String] {
    VisibleFacts(batches).segments.map { segment in
      "\(segment.batch) \(segment.part.month)" + (segment.hidden.isEmpty ? "" : " hidden \(segment.hidden.count)")
    }
  }

  @Test("A batch of the same selection replaces the month it speaks of and no other")
  func same() throws {
    let first = try batch("a", months: ["2019-03", "2019-04"])
    let second = try batch("b", months: ["2019-04", "2019-05"])
    #expect(seen([first, second]) == ["a 2019-03", "b 2019-04", "b 2019-05"])
    #expect(seen([second, first]) == ["a 2019-03", "a 2019-04", "b 2019-05"])
    #expect(seen([]) == [])
  }

  @Test("A wider selection replaces narrower ones; a narrower masks only its own rows")
  func wideAndNarrow() throws {
    let all = try batch("all")
    let part = try batch("part", ["302"])
    let unit = try batch("unit", ["3025"])
    let other = try batch("other", ["31"])
    #expect(seen([part, other, all]) == ["all 2019-04"])
    #expect(seen([all, part]) == ["all 2019-04 hidden 1", "part 2019-04"])
    #expect(seen([all, part, unit]) == ["all 2019-04 hidden 2", "part 2019-04 hidden 1", "unit 2019-04"])
    #expect(seen([all, unit, part]) == ["all 2019-04 hidden 2", "part 2019-04"])
    #expect(seen([part, other]) == ["part 2019-04", "other 2019-04"])
    #expect(seen([all, part, all]) == ["all 2019-04"])
    let segments = VisibleFacts([all, part]).segments
    #expect(segments[0].hidden == [selection(["302"])])
    #expect(segments[1].hidden == [])
  }

  @Test("Selections over different parts may share rows, so the older is masked")
  func crossing() throws {
    let byUnit = try batch("unit", ["302"])
    let plain = try batch("account")
    let byAccount = Versioned(
      id: "account", version: 1, event: 2,
      value: Batch(
        table: plain.value.table, source: plain.value.source, selection: FactSelection(["account": [CodeRange("5")]]),
        parts: plain.value.parts, fileName: "f", file: Digest.of(), extracted: plain.value.extracted, warnings: 0))
    #expect(seen([byUnit, byAccount]) == ["unit 2019-04 hidden 1", "account 2019-04"])
  }

  @Test("Another source adds to what is seen and hides nothing")
  func otherSource() throws {
    let ledger = try batch("a")
    let invoices = try batch("b", source: "fakturor")
    #expect(seen([ledger, invoices]) == ["a 2019-04", "b 2019-04"])
  }

  @Test("A month without rows hides what it replaces")
  func emptyMonth() throws {
    let april = try #require(Month("2019-04"))
    let first = try batch("a")
    let part = Batch.Part(month: april, segment: nil, rows: 0, sum: Money(ore: 0), status: .closed)
    let value = first.value
    let empty = Versioned(
      id: "b", version: 1, event: 2,
      value: Batch(
        table: value.table, source: value.source, selection: value.selection, parts: [part], fileName: "f",
        file: value.file, extracted: value.extracted, warnings: 0))
    let facts = VisibleFacts([first, empty])
    #expect(facts.segments.map(\.part.segment) == [nil])
  }

  @Test("A period is as finished as its least finished month")
  func status() throws {
    let facts = VisibleFacts([
      try batch("a", months: ["2019-01", "2019-02"], status: .closed),
      try batch("b", months: ["2019-03"], status: .preliminary),
    ])
    let january = try #require(Month("2019-01"))
    func status(_ first: Int, _ last: Int) -> PeriodStatus? {
      Period(january.advanced(by: first), january.advanced(by: last)).flatMap { facts.status(of: $0) }
    }
    #expect(status(0, 1) == .closed)
    #expect(status(0, 2) == .preliminary)
    #expect(status(0, 3) == .open)
    #expect(status(3, 4) == nil)
  }
}
