import Kernel
import Storage
import TestSupport
import Testing

@Suite("Every store: facts")
struct FactContractTests {
  private static let april = [
    SamplePosting(account: "5011", responsibility: "302", amount: 100_00, text: "Hyra å ä ö"),
    SamplePosting(account: "3110", responsibility: "0302", amount: -50_01),
    SamplePosting(account: "5011", responsibility: "", date: 20_190_331, amount: 1, text: "a,\"b\\c"),
    SamplePosting(account: "5011", responsibility: "302", amount: .min / 4, text: "😀"),
    SamplePosting(account: "é", responsibility: "302", amount: 0),
    SamplePosting(account: "e\u{301}", responsibility: "302", amount: 0),
  ]

  @Test("A staged segment comes back row by row and as its sums", arguments: StoreUnderTest.all)
  func roundTrip(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let segment = Segment(table: postings, month: try month("2019-04"), rows: columns(Self.april))
    #expect(try await store.stage([segment]) == 1)
    let (read, sums) = try await store.read(asOf: .now, scope: .everything) { view in
      (
        try view.facts.rows(of: segment.digest, in: postings, where: [:], limit: nil),
        try view.facts.sums(of: segment.digest, in: postings)
      )
    }
    #expect(read.encoded() == segment.rows.encoded())
    #expect(rows(read) == Self.april)
    #expect(sums.encoded() == segment.sums.encoded())
    #expect(sums.count == 5)
  }

  @Test("A segment is stored once, whatever its columns' order and dictionaries", arguments: StoreUnderTest.all)
  func storedOnce(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let rows = columns(Self.april)
    let segment = Segment(table: postings, month: try month("2019-04"), rows: rows)
    let shuffled = FactColumns(zip(rows.names, rows.columns).reversed().map { ($0, $1) })
    let again = Segment(table: postings, month: try month("2019-04"), rows: shuffled)
    let may = Segment(table: postings, month: try month("2019-05"), rows: rows)
    #expect(again.digest == segment.digest)
    #expect(may.digest != segment.digest)
    #expect(try await store.stage([segment, again]) == 1)
    #expect(try await place.open().stage([again]) == 0)
    #expect(try await store.stage([again, may]) == 1)
    let verification = try await store.verification()
    #expect(verification.segments == 2)
    #expect(verification.rows == 12)
    #expect(verification.unreferencedSegments == 2)
    #expect(verification.findings == [])
  }

  @Test("An empty segment and a segment of one row are kept like any other", arguments: StoreUnderTest.all, [0, 1])
  func small(under test: StoreUnderTest, count: Int) async throws {
    let place = try test.place()
    let store = try place.open()
    let segment = Segment(table: postings, month: try month("2019-04"), rows: columns(Array(Self.april.prefix(count))))
    #expect(try await store.stage([segment]) == 1)
    let read = try await store.read(asOf: .now, scope: .everything) {
      try $0.facts.rows(of: segment.digest, in: postings, where: [:], limit: nil)
    }
    #expect(read.encoded() == segment.rows.encoded())
    #expect(try await store.verify() == [])
  }

  @Test("Staged facts are seen only from the event whose batch names them", arguments: StoreUnderTest.all)
  func invisibleUntilNamed(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"])
    let april = try month("2019-04")
    let segment = Segment(table: postings, month: april, rows: columns(Self.april))
    try await store.stage([segment])
    #expect(try await visible(store, .now) == [])
    let named = try await store.append("test.import", context: context()) { transaction in
      let file = transaction.keep(Array("fil".utf8))
      let part = Batch.Part(
        month: april, segment: segment.digest, rows: segment.rows.count, sum: Money(ore: 0), status: .preliminary)
      let batch = Batch(
        table: postings.name, source: "ledger", selection: .everything, parts: [part], fileName: "april.se",
        file: file, extracted: april.lastDay, warnings: 0)
      try transaction.put(batch, id: "b1")
    }
    #expect(named.event == 2)
    #expect(try await visible(store, .now) == [segment.digest])
    #expect(try await visible(place.open(), .event(2)) == [segment.digest])
    #expect(try await visible(store, .event(1)) == [])
    let verification = try await store.verification()
    #expect(verification.unreferencedSegments == 0)
    #expect(verification.findings == [])
  }

  private func visible(_ store: any Store, _ asOf: AsOf) async throws -> [Digest] {
    try await store.read(asOf: asOf, scope: .everything) { view in
      try view.state.visibleFacts(postings).segments.compactMap(\.part.segment)
    }
  }

  /// What a filter asks for and the rows that it must give.
  struct Filter: Sendable, CustomTestStringConvertible {
    let codes: [String: [String]]
    let limit: Int?
    let rows: [Int]

    init(_ codes: [String: [String]], limit: Int? = nil, _ rows: [Int]) {
      self.codes = codes
      self.limit = limit
      self.rows = rows
    }

    // The list of forty thousand codes would fill the log.
    var testDescription: String { "\(codes)".prefix(80) + " " + (limit.map(String.init) ?? "all") }

    static let all = [
      Filter([:], [0, 1, 2, 3, 4, 5]), Filter([:], limit: 2, [0, 1]), Filter([:], limit: 0, []),
      Filter(["account": ["5011"]], [0, 2, 3]), Filter(["account": ["5011"]], limit: 1, [0]),
      Filter(["account": ["5011", "3110"]], [0, 1, 2, 3]), Filter(["account": []], []),
      Filter(["account": ["501"]], []), Filter(["responsibility": ["302"]], [0, 3, 4, 5]),
      Filter(["responsibility": [""]], [2]), Filter(["account": ["5011"], "responsibility": ["302"]], [0, 3]),
      Filter(["account": ["é"]], [4]), Filter(["account": ["e\u{301}"]], [5]), Filter(["account": ["%"]], []),
      Filter(["account": ["' OR 1=1 --", "\"", "\\", "a,b"]], []), Filter(["text": ["a,\"b\\c"]], [2]),
      Filter(["account": (0..<40_000).map(String.init)], [0, 1, 2, 3]),
      Filter(["project": [""]], [0, 1, 2, 3, 4, 5]), Filter(["project": ["7"]], []),
    ]
  }

  @Test("Rows are found by their codes, compared byte by byte", arguments: StoreUnderTest.all, Filter.all)
  func filters(under test: StoreUnderTest, filter: Filter) async throws {
    let place = try test.place()
    let store = try place.open()
    let segment = Segment(table: postings, month: try month("2019-04"), rows: columns(Self.april))
    let other = Segment(table: postings, month: try month("2019-05"), rows: columns(Self.april.reversed()))
    try await store.stage([other, segment])
    let read = try await store.read(asOf: .now, scope: .everything) {
      try $0.facts.rows(of: segment.digest, in: postings, where: filter.codes, limit: filter.limit)
    }
    #expect(rows(read) == filter.rows.map { Self.april[$0] })
  }

  @Test("A table grows by columns; older segments stay as they were", arguments: StoreUnderTest.all)
  func grown(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let april = try month("2019-04")
    let older = Segment(table: postings, month: april, rows: columns(Self.april))
    try await store.stage([older])
    let before = try await store.read(asOf: .now, scope: .everything) {
      try $0.facts.rows(of: older.digest, in: grownPostings, where: ["project": ["", "7"]], limit: nil)
    }
    #expect(rows(before) == Self.april)
    let column = FactColumn.code(CodeColumn(dictionary: ["7", ""], codes: [0, 0, 1, 1, 0, 0]))
    let plain = columns(Self.april)
    let newer = Segment(
      table: grownPostings, month: april,
      rows: FactColumns(zip(plain.names, plain.columns).map { ($0, $1) } + [("project", column)]))
    #expect(try await store.stage([newer]) == 1)
    let (seven, all, sums) = try await store.read(asOf: .now, scope: .everything) { view in
      (
        try view.facts.rows(of: newer.digest, in: grownPostings, where: ["project": ["7"]], limit: nil),
        try view.facts.rows(of: older.digest, in: grownPostings, where: [:], limit: nil),
        try view.facts.sums(of: older.digest, in: grownPostings)
      )
    }
    #expect(rows(seven) == [0, 1, 4, 5].map { Self.april[$0] })
    #expect(all.names == postings.columns.map(\.name))
    #expect(sums.code("project").dictionary == [""])
    #expect(try await store.stage([older, newer]) == 0)
    #expect(try await store.verify() == [])
  }

  @Test("A segment that is not there, or of another table, is a fault", arguments: StoreUnderTest.all)
  func missing(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let segment = Segment(table: postings, month: try month("2019-04"), rows: columns(Self.april))
    try await store.stage([segment])
    let other = FactTable(name: "staff_month", columns: postings.columns, groupedBy: [], summed: [])
    await #expect(throws: Fault.self) {
      _ = try await store.read(asOf: .now, scope: .everything) { try $0.facts.sums(of: Digest.of([1]), in: postings) }
    }
    await #expect(throws: Fault.self) {
      _ = try await store.read(asOf: .now, scope: .everything) {
        try $0.facts.rows(of: segment.digest, in: other, where: [:], limit: nil)
      }
    }
  }

  @Test("Random facts come back as they went in, and verification agrees", arguments: StoreUnderTest.all, 1...4)
  func randomFacts(under test: StoreUnderTest, seed: Int) async throws {
    var chance = SeededChance(seed: seed)
    let place = try test.place()
    let store = try place.open()
    var segments: [Segment] = []
    for number in 1...6 {
      let facts = (0..<Int.random(in: 0...300, using: &chance)).map { _ in
        SamplePosting(
          account: String(Int.random(in: 30...99, using: &chance)),
          responsibility: String(Int.random(in: 1...9, using: &chance)),
          amount: Int64.random(in: -1_000_000_000...1_000_000_000, using: &chance),
          text: String(repeating: "ä", count: Int.random(in: 0...5, using: &chance)))
      }
      segments.append(Segment(table: postings, month: try month("2019-0\(number)"), rows: columns(facts)))
    }
    #expect(try await store.stage(segments) == 6, "seed \(seed)")
    for segment in segments {
      let read = try await store.read(asOf: .now, scope: .everything) {
        try $0.facts.rows(of: segment.digest, in: postings, where: [:], limit: nil)
      }
      #expect(read == segment.rows, "seed \(seed)")
    }
    #expect(try await store.verify() == [], "seed \(seed)")
  }
}
