import Kernel
import Retention
import Storage
import Testing

/// What a disposal reads while everybody else who writes waits for it.
@Suite("Retention: what was found beforehand")
struct DisposalSearchTests {
  /// How often the whole past was read.
  private final class Readings {
    var count = 0
  }

  /// A past of some events, the first of which wrote one remark.
  private struct Past: HistoryReader {
    let all: [Event]
    let readings: Readings

    func events(after number: Int, limit: Int) throws -> [Event] {
      if number == 0, limit > 1 { readings.count += 1 }
      return Array(all.filter { $0.header.number > number }.prefix(limit))
    }
    func eventNumber(at moment: Instant) throws -> Int? { all.last { $0.header.recordedAt <= moment }?.header.number }
    func hash(of number: Int) throws -> Digest? { all.first { $0.header.number == number }?.hash }
    func versions(of kind: String, id: String?) throws -> [VersionRow] {
      readings.count += 1
      return all.flatMap { event in
        event.header.items.filter { $0.kind == kind }.map {
          VersionRow(
            key: RecordKey(kind: $0.kind, id: $0.id), version: $0.version, event: event.header.number, tag: $0.tag,
            digest: $0.digest.bytes, content: VersionRow.Content(salt: [], body: [1, 2, 3]))
        }
      }
    }
    func forEachVersion(_ body: (VersionRow) throws -> Void) throws {}
    func segment(_ digest: Digest) throws -> SegmentRow? { nil }
    func sumsDigest(of segment: Digest) throws -> Digest? { nil }
    func blobSize(_ digest: Digest) throws -> Int? { nil }
    func disposals() throws -> [Versioned<Disposal>] { [] }

    var state: BoardState {
      BoardState(
        event: all.count, hash: all.last?.hash ?? Event.origin,
        recordedAt: all.last?.header.recordedAt ?? Instant(seconds: 0), heads: [])
    }
  }

  private static let order = DisposalOrder(
    subject: .remarks, before: Day(year: 2020, month: 1, day: 1), ground: "Gallringsbeslut")

  /// The events that wrote a version of these records, one each, from 2019 on; `seed` parts one chain from another.
  private static func events(_ written: [(kind: String, id: String)], seed: UInt8 = 0) throws -> [Event] {
    var events: [Event] = []
    for (number, item) in zip(1..., written) {
      let earlier = written.prefix(number - 1).count { $0 == item }
      let header = EventHeader(
        number: number, recordedAt: Instant(seconds: 1_560_000_000 + Int64(number)), actor: "a", useCase: "u",
        reason: "",
        items: [
          .init(
            kind: item.kind, id: item.id, version: earlier + 1, tag: item.kind + "/1",
            digest: Digest.of([UInt8(number), seed]))
        ])
      events.append(try Event(header: header, after: events.last?.hash ?? Event.origin))
    }
    return events
  }

  /// What goes when the search was made after the first events, and the order is carried out after all of them; and how
  /// often the whole past was read for that.
  private func carriedOut(after known: [Event], _ all: [Event]) throws -> (versions: Int, readings: Int) {
    let search = try ListDue.answer(
      .init(Self.order, today: try #require(Day("2030-01-02"))),
      view: View(
        state: Past(all: known, readings: Readings()).state, facts: NoFacts(), scope: .everything,
        history: Past(all: known, readings: Readings()))
    ).search
    let past = Past(all: all, readings: Readings())
    let context = Context(
      actor: .administrator("cli:anna"), reason: "prov", now: try #require(Instant("2030-01-02T08:00:00Z"))
    ) { [UInt8](repeating: 0, count: $0) }
    var transaction = Transaction(
      state: past.state, facts: NoFacts(), context: context, vault: .closed, history: past)
    let done = try DisposeDue.run(search, in: &transaction)
    return (done.reduce(0) { $0 + $1.removal.versions.count }, past.readings.count)
  }

  @Test("What nothing has touched since is not looked for again under the write lock")
  func untouched() throws {
    let all = try Self.events([("remark", "2019-04/a"), ("budget-line", "b"), ("forecast-sheet", "2019-04/E/unit")])
    for known in 1...3 { #expect(try carriedOut(after: Array(all.prefix(known)), all) == (1, 0)) }
  }

  @Test("What was written since is looked at, or half a remark would go")
  func touched() throws {
    let all = try Self.events([("remark", "2019-04/a"), ("remark", "2019-04/a"), ("budget-line", "b")])
    let done = try carriedOut(after: Array(all.prefix(1)), all)
    #expect(done.versions == 2)
    #expect(done.readings > 0)
  }

  /// The versions of the sheet that go as drafts when a remark was written on the month before the last of four.
  private func drafts(remarkOn month: String, isRewritten: Bool = false) throws -> [Int] {
    let sheet = ("forecast-sheet", "2019-04/E/unit")
    var written = [sheet, sheet, ("remark", month + "/a"), sheet, sheet, ("budget-line", "b")]
    if isRewritten { written.insert(("remark", month + "/a"), at: 4) }
    let past = Past(all: try Self.events(written), readings: Readings())
    let meeting = past.all[past.all.count - 2].header.recordedAt.dayInStockholm
    let occasion = StoredRecord(
      key: RecordKey(kind: "occasion", id: "2019-04"), version: 1, tag: "occasion/1",
      body: Array(
        """
        {"decidedBy":"","meeting":"\(meeting)","month":"2019-04","name":"","registrationNumber":"","section":""}
        """.utf8), event: 1)
    let end = past.state
    let state = BoardState(
      event: end.event, hash: end.hash, recordedAt: Instant(seconds: end.recordedAt.seconds + 500_000),
      heads: [occasion])
    let order = DisposalOrder(subject: .drafts, before: Self.order.before, ground: "Gallringsbeslut")
    let due = try ListDue.answer(
      .init(order, today: try #require(Day("2030-01-02"))),
      view: View(state: state, facts: NoFacts(), scope: .everything, history: past))
    return due.proposals.flatMap { $0.removal.versions.map(\.version) }
  }

  // The last of the four stood when the month was finished.
  @Test(
    "A draft stays for a remark on its own month or a later one, as long as the remark is shown",
    arguments: [("2019-03", [1, 2, 3]), ("2019-04", [1, 3]), ("2019-05", [1, 3])])
  func drafts(month: String, gone: [Int]) throws {
    #expect(try drafts(remarkOn: month) == gone)
    // Written anew while the third stood, the remark needs the second no longer.
    #expect(try drafts(remarkOn: month, isRewritten: true) == (month == "2019-03" ? [1, 2, 3] : [1, 2]))
  }

  @Test("What was found in another chain is worth nothing, nor is nothing")
  func otherChain() throws {
    let written = [("remark", "2019-04/a"), ("budget-line", "b")]
    let other = try Self.events([("remark", "2019-04/x"), ("remark", "2019-04/y")], seed: 1)
    for known in [other, []] {
      let done = try carriedOut(after: known, Self.events(written))
      #expect(done.versions == 1)
      #expect(done.readings > 0)
    }
  }
}
