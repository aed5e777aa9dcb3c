import Figures
import Forecasting
import Kernel
import Organisation
import Reporting
import Storage
import Testing

/// A record that only those see the history of who may read what is confidential.
private struct Secret: RecordKind {
  static let kind = "secret"
  static let tag = "secret/1"
  static let terms = KindTerms("hemlighet", "hemligheter", isConfidential: true)

  let text: String
}

@Suite("History: who sees what")
struct HistoryTests {
  private static let kinds = KindCatalogue([
    Board.self, OrgUnit.self, ForecastSheet.self, Remark.self, Secret.self,
  ])

  /// A board with two units under a department, a forecast and a remark for each, and a secret.
  private func workplace() async throws -> Workplace {
    let place = try Workplace()
    let desk = place.desk()
    _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
    let units = [("A", nil), ("A1", "A"), ("B1", nil)].map { id, parent in
      UnitDraft(
        id: id,
        unit: OrgUnit(
          name: id, level: "enhet", parent: parent, responsibilities: id == "A" ? [] : [CodeRange("30" + id)],
          validFrom: nil, validTo: nil, order: 1), place: Place())
    }
    _ = try await desk.run(ImportUnits.self, units)
    for unit in ["A1", "B1"] {
      _ = try await desk.run(ImportForecast.self, .init(month: Attempt.month, rows: [Attempt.remark(unit)]))
      let key = FigureKey("actual", [.init("unit", unit)], Period(Attempt.month))
      _ = try await desk.run(WriteRemark.self, .init(month: Attempt.month, key: key, text: "Om \(unit)"))
    }
    _ = try await place.store.append("test.write", context: desk.context) { try $0.put(Secret(text: "s"), id: "s") }
    return place
  }

  private func ids(_ desk: Desk, _ kind: String, _ id: String) async throws -> [String] {
    try await desk.ask(ReadHistory.self, .init(kind: kind, id: id, kinds: Self.kinds)).records.map(\.key.id)
  }

  @Test("Who answers for a department sees the history of its units, and of nothing else")
  func scope() async throws {
    let place = try await workplace()
    let manager = place.desk("chef", scope: .units(["A"]))
    #expect(try await ids(manager, "forecast-sheet", "2019-04") == ["2019-04/A1/unit"])
    #expect(try await ids(manager, "prognosblad", "2019-04/A1/unit") == ["2019-04/A1/unit"])
    #expect(try await ids(manager, "enhet", "A1") == ["A1"])
    #expect(try await ids(manager, "kommentar", "actual:unit/A1:2019-04").count == 1)
    await #expect(throws: StorageProblem.outsideScope(unit: "B1")) { try await ids(manager, "enhet", "B1") }
    await #expect(throws: StorageProblem.outsideScope(unit: "B1")) {
      try await ids(manager, "forecast-sheet", "2019-04/B1/unit")
    }
    await #expect(
      throws: StorageProblem.noRecord(
        kind: "kommentar", id: "actual:unit/B1:2019-04",
        some: [
          "2019-04/actual:unit/A1:2019-04"
        ])
    ) { try await ids(manager, "remark", "actual:unit/B1:2019-04") }
    await #expect(throws: StorageProblem.outsideScope(unit: Scope.wholeBoard)) {
      try await ids(place.desk("chef", scope: .units(["A", Scope.wholeBoard])), "board", "board")
    }
    let rows = try await manager.ask(ListRecordKinds.self, Self.kinds)
    #expect(rows.map(\.kind) == ["org-unit", "forecast-sheet", "remark"])
    #expect(rows.map(\.records) == [2, 1, 1])
    let events = try await manager.ask(ListEvents.self, .init(after: 0, limit: 100, kinds: Self.kinds)).events
    #expect(events.map(\.number) == [2, 3, 4])
    #expect(events[0].items.map(\.id) == ["A", "A1"])
    #expect(
      try await manager.ask(ReadHistory.self, .init(kind: "enhet", id: nil, kinds: Self.kinds)).others == ["A", "A1"])
    try place.remove()
  }

  /// What the event after that number, which wrote the sheet of A1, is told to be for, wherever it is told of.
  private func reasons(_ desk: Desk, after number: Int) async throws -> [String] {
    let events = try await desk.ask(ListEvents.self, .init(after: number, limit: 1, kinds: Self.kinds)).events
    let input = ReadHistory.Input(kind: "prognosblad", id: "2019-04/A1/unit", kinds: Self.kinds)
    let versions = try await desk.ask(ReadHistory.self, input).records.flatMap(\.entries)
    let latest = try await desk.ask(ListRecordKinds.self, Self.kinds).first { $0.kind == ForecastSheet.kind }
    return [events.first, versions.first?.event, latest?.latestEvent].compactMap { $0?.reason }
  }

  @Test("The reason of an event is told to those alone who see all that it wrote")
  func reasons() async throws {
    let place = try await workplace()
    let plain = place.desk().context
    let context = Context(actor: plain.actor, reason: "Rättar B1", now: plain.now, randomBytes: plain.randomBytes)
    let desk = Desk(store: place.store, context: context)
    let rows = ["A1", "B1"].map { unit in
      ForecastInput.Row(unit: unit, area: "", line: "", entered: nil, remark: "Nytt om \(unit)", place: Place())
    }
    let event = try #require(
      try await desk.run(ImportForecast.self, ForecastInput(month: Attempt.month, rows: rows)).event)
    #expect(try await reasons(place.desk(), after: event - 1) == ["Rättar B1", "Rättar B1", "Rättar B1"])
    #expect(try await reasons(place.desk("chef", scope: .units(["A"])), after: event - 1) == ["", "", ""])
    try place.remove()
  }

  @Test("Confidential kinds are shown to those who may read them")
  func confidential() async throws {
    let place = try await workplace()
    #expect(try await ids(place.desk(), "hemlighet", "s") == ["s"])
    let reader = place.desk("läsare", permissions: [.read])
    await #expect(
      throws: StorageProblem.notPermitted(useCase: ReadHistory.name, permission: .readConfidential)
    ) { try await ids(reader, "secret", "s") }
    await #expect(
      throws: StorageProblem.notPermitted(useCase: ReadHistory.name, permission: .readConfidential)
    ) { try await ids(reader, "secret", "finns inte") }
    #expect(try await !reader.ask(ListRecordKinds.self, Self.kinds).contains { $0.kind == "secret" })
    let events = try await reader.ask(ListEvents.self, .init(after: nil, limit: 100, kinds: Self.kinds)).events
    #expect(events.map(\.number) == [1, 2, 3, 4, 5, 6])
    try place.remove()
  }

  @Test("Histories and events end at the moment that is asked about, and pages follow each other")
  func moments() async throws {
    let place = try await workplace()
    let desk = place.desk()
    _ = try await desk.run(
      WriteRemark.self,
      .init(
        month: Attempt.month, key: FigureKey("actual", [.init("unit", "A1")], Period(Attempt.month)), text: "Mer om A1")
    )
    let input = ReadHistory.Input(kind: "remark", id: "actual:unit/A1:2019-04", kinds: Self.kinds)
    let now = try #require(try await desk.ask(ReadHistory.self, input).records.first)
    #expect(now.entries.map(\.version) == [2, 1])
    guard case .changes(let changes)? = now.entries.first?.content else {
      Issue.record("Version 2 has changes")
      return
    }
    #expect(changes.map(\.text) == ["text: ”Om A1” → ”Mer om A1”"])
    let before = try await desk.ask(ReadHistory.self, input, asOf: .event(7)).records.first
    #expect(before?.entries.map(\.version) == [1])
    var numbers: [Int] = []
    var page: ListEvents.Output
    repeat {
      page = try await desk.ask(ListEvents.self, .init(after: numbers.last ?? 0, limit: 3, kinds: Self.kinds))
      numbers += page.events.map(\.number)
    } while page.hasMore
    #expect(numbers == Array(1...8))
    let last = try await desk.ask(ListEvents.self, .init(after: nil, limit: 2, kinds: Self.kinds), asOf: .event(5))
    #expect(last.events.map(\.number) == [4, 5])
    try place.remove()
  }

  @Test("A forecast cell that somebody wrote after the event it was made from is refused, cell by cell")
  func changedCells() async throws {
    let place = try await workplace()
    let desk = place.desk()
    func write(_ remark: String, since event: Int?) async throws -> Int? {
      let row = ForecastInput.Row(unit: "A1", area: "", line: "", entered: nil, remark: remark, place: Place())
      let input = ForecastInput(month: Attempt.month, rows: [row], basedOn: event.map { .event($0) })
      return try await desk.run(ImportForecast.self, input).event
    }
    let event = try #require(try await write("Nytt", since: nil))
    // What stands is said again: nobody's words are lost.
    #expect(try await write("Nytt", since: 3) == nil)
    do {
      _ = try await write("Annat", since: event - 1)
      Issue.record("The write was let pass")
    } catch let problems as Problems {
      let message = try #require(problems.all.first?.message)
      #expect(problems.all.map(\.code) == ["forecasting.changed-cell"])
      #expect(message.contains("”Nytt”") && message.contains("”Annat”") && message.contains("händelse \(event)"))
    }
    #expect(try await write("Annat", since: event) == event + 1)
    await #expect(throws: StorageProblem.nothingAsOf("händelse 99")) { try await write("Mer", since: 99) }
    try place.remove()
  }

  @Test("The records of structure can be today's where the rest is as it was")
  func structureNow() async throws {
    let place = try await workplace()
    let desk = place.desk()
    let unit = OrgUnit(
      name: "Nytt namn", level: "enhet", parent: "A", responsibilities: [CodeRange("30A1")], validFrom: nil,
      validTo: nil, order: 1)
    let event = try await desk.run(ImportUnits.self, [UnitDraft(id: "A1", unit: unit, place: Place())]).event
    let then = try await desk.moment(.event(3))
    #expect(then?.structureEvent == nil)
    let comparing = try await desk.comparing([OrgUnit.kind])
    #expect(try await comparing.moment(.event(3))?.structureEvent == event)
    #expect(try await comparing.moment(.now) == nil)
    let kinds = try await comparing.ask(ListRecordKinds.self, Self.kinds, asOf: .event(2))
    #expect(kinds.map(\.kind) == ["board", "org-unit"])
    #expect(kinds.last?.latestEvent?.number == event)
    // What is the same at every moment has not changed since a remark was written.
    let remarks = try await comparing.ask(ReadRemarks.self, Attempt.month, asOf: .event(4))
    #expect(remarks.lastChange == 3)
    try place.remove()
  }
}
