import Accounts
import Budgeting
import Documents
import Figures
import Forecasting
import Importing
import Kernel
import Ledger
import Organisation
import Storage
import TestSupport
import Testing

/// A board with random postings and a random budget, a third of them internal.
private struct RandomBoard {
  let place: Workplace
  let desk: Desk
  let month = Attempt.month

  init(seed: Int) async throws {
    var random = SeededChance(seed: seed)
    place = try Workplace()
    desk = place.desk()
    _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
    func unit(_ id: String, _ parent: String?, _ codes: [String], _ order: Int) -> UnitDraft {
      UnitDraft(
        id: id,
        unit: OrgUnit(
          name: "Enhet \(id)", level: parent == nil ? "avdelning" : "enhet", parent: parent,
          responsibilities: codes.map { CodeRange($0) }, validFrom: nil, validTo: nil, order: order), place: Place())
    }
    // A department with codes of its own, one without, and codes that nobody answers for.
    _ = try await desk.run(
      ImportUnits.self,
      [
        unit("A", nil, ["1"], 1), unit("A1", "A", ["2"], 2), unit("A2", "A", [], 3), unit("A21", "A2", ["3"], 4),
        unit("B", nil, [], 5), unit("B1", "B", ["4"], 6), unit("C", nil, ["5"], 7),
      ])
    func rule(_ codes: String...) -> [FactSelection] { [FactSelection(["account": codes.map { CodeRange($0) }])] }
    let lines: [Statement.Line] = [
      .init(id: "in", name: "Intäkter", parent: "netto", kind: .leaf, rules: rule("3")),
      .init(id: "ut", name: "Kostnader", parent: "netto", kind: .leaf, rules: rule("4", "5")),
      .init(id: "netto", name: "Netto", parent: "resultat", kind: .sum, rules: []),
      .init(id: "resultat", name: "Resultat", parent: nil, kind: .sum, rules: []),
    ]
    let drift = Statement(name: "Drift", selection: [], outside: rule("1"), lines: lines)
    _ = try await desk.run(ImportStatements.self, [StatementDraft(id: "drift", statement: drift, places: [:])])
    let parties = ["100", "110", "120", "810", ""]
    func codes() -> (account: String, unit: String, party: String) {
      (
        ["10", "30", "31", "40", "50", "60"].randomElement(using: &random) ?? "30",
        String(Int.random(in: 1...6, using: &random)), parties.randomElement(using: &random) ?? ""
      )
    }
    var text = "period;konto;ansvar;motpart;belopp\n"
    for month in ["2018-02", "2018-04", "2019-01", "2019-02", "2019-03", "2019-04"] {
      for _ in 0..<40 {
        let row = codes()
        let ore = Int64.random(in: -99_999...99_999, using: &random)
        text += "\(month);\(row.account);\(row.unit);\(row.party);\(ore)\n"
      }
    }
    _ = try await LedgerImporter(desk: desk).run(
      SourceFile(name: "l.csv", bytes: Array(text.utf8)),
      .init(
        source: "huvudbok", selection: .everything, period: nil, extracted: Day("2019-05-02"),
        consent: SupersedeConsent(isGeneral: true)))
    let rows = (0..<30).map { _ -> BudgetRow in
      let row = codes()
      let profile: BudgetProfile = Bool.random(using: &random) ? .even : .lastYear
      return BudgetRow(
        codes: [.account: row.account, .responsibility: row.unit, .counterparty: row.party],
        amount: Money(ore: Int64.random(in: -999_999...999_999, using: &random)), profile: profile)
    }
    _ = try await desk.run(
      ImportBudget.self, .init(year: 2019, name: "Budget", rows: rows, file: Attempt.file, isConfirmed: true))
  }

  func bringClasses(from year: Int? = nil) async throws {
    let classes = CounterpartyClasses(members: [
      .init(.municipal, rules: [FactSelection(["counterparty": [CodeRange(from: "110", to: "199")]])]),
      .init(.board, rules: [FactSelection(["counterparty": [CodeRange("100")]])]),
    ])
    _ = try await desk.run(ImportCounterparties.self, .init(classes: classes, file: "k.csv", validFrom: year))
  }

  func asked(_ desk: Desk? = nil) async throws -> MonthSections {
    try await (desk ?? self.desk).ask(AskMonth.self, .init(month: month))
  }

  /// What there is to look at before the month is closed.
  func checks(_ desk: Desk? = nil) async throws -> [MonthCheck] {
    try await (desk ?? self.desk).ask(CheckMonth.self, .init(.init(month: month))).checks
  }
}

private func amounts(_ row: Table.Row) -> [Int64?] {
  row.cells.compactMap { cell in
    if case .figure(let cell) = cell { .some(cell.value.money?.ore) } else { nil }
  }
}

private func cells(_ table: Table) -> [FigureCell] {
  table.rows.flatMap(\.cells).compactMap { if case .figure(let cell) = $0 { cell } else { nil } }
}

/// The explanation of every cell sums to it, all the way down.
private func expectTraceable(_ table: Table, _ month: MonthSections) throws {
  var waiting = cells(table).filter { $0.value != .missing }.map(\.key)
  var seen = Set(waiting)
  while let key = waiting.popLast() {
    let explanation = try month.catalogue.explanation(of: key)
    #expect(explanation.figure.key == key)
    guard !explanation.parts.isEmpty else { continue }
    let sum = explanation.parts.map { $0.sign < 0 ? -$0.value : $0.value }.sum()
    #expect(explanation.figure.value.money == sum, "\(key)")
    for part in explanation.parts {
      if let key = part.key, seen.insert(key).inserted { waiting.append(key) }
    }
  }
  #expect(seen.count >= cells(table).filter { $0.value != .missing }.count / 2)
}

@Test("External, intra-municipal and intra-board items sum to the whole, line by line", arguments: [1, 2, 3, 4])
func classesSum(seed: Int) async throws {
  print("seed \(seed)")
  let board = try await RandomBoard(seed: seed)
  #expect(try await board.asked().table(ofSection: "interna") == nil)
  try await board.bringClasses()
  let month = try await board.asked()
  let table = try #require(try month.table(ofSection: "interna"))
  for row in table.rows {
    let values = amounts(row).compactMap { $0 }
    #expect(values.count == 8)
    #expect(values[0] + values[1] + values[2] == values[3], "\(row.id)")
    #expect(values[4] + values[5] + values[6] == values[7], "\(row.id)")
  }
  let drift = try #require(month.followUp.table(.drift, unit: nil))
  for (row, whole) in zip(table.rows, drift.rows) {
    #expect(row.id == whole.id && amounts(row)[3] == amounts(whole)[1] && amounts(row)[7] == amounts(whole)[0])
  }
  #expect(amounts(try #require(table.rows.last))[1] != 0)
  try expectTraceable(table, month)
  try board.place.remove()
}

@Test("A table without internal items and what is left out sum to the whole table", arguments: [5, 6])
func elimination(seed: Int) async throws {
  print("seed \(seed)")
  let board = try await RandomBoard(seed: seed)
  await #expect(throws: AccountsProblem.noCounterparties(year: 2019)) {
    try await board.asked().internalItems?.table(.drift, keeping: .external, unit: nil)
  }
  try await board.bringClasses()
  let month = try await board.asked()
  let items = try #require(month.internalItems)
  for name in [FollowUpSections.Name.drift, .units] {
    let whole = try #require(month.followUp.table(name, unit: nil))
    let outside = try #require(try items.table(name, keeping: .outsideBoard, unit: nil))
    let own = try #require(try items.table(name, keeping: .board, unit: nil))
    let external = try #require(try items.table(name, keeping: .external, unit: nil))
    let municipal = try #require(try items.table(name, keeping: .municipal, unit: nil))
    #expect(outside.caption.contains("utan nämndinterna poster") && external.caption.contains("utan kommuninterna"))
    #expect(outside.notes.count == 1 && whole.notes.isEmpty)
    var known = 0
    for row in whole.rows {
      func values(_ table: Table) -> [Int64?] {
        table.rows.first { $0.id == row.id }.map(amounts) ?? amounts(row).map { _ in 0 }
      }
      for (column, value) in amounts(row).enumerated() {
        let isForecast =
          whole.columns[column + 1].name.contains("forecast")
          || whole.columns[column + 1].name == "variance"
        // What has no counterparty is empty, and never a mixture.
        #expect((values(outside)[column] == nil) == isForecast, "\(row.id) \(column)")
        guard let value, !isForecast else { continue }
        known += 1
        #expect((values(outside)[column] ?? 0) + (values(own)[column] ?? 0) == value)
        #expect(
          (values(external)[column] ?? 0) + (values(municipal)[column] ?? 0) + (values(own)[column] ?? 0) == value)
      }
    }
    #expect(known > 10)
    try expectTraceable(outside, month)
    try expectTraceable(external, month)
  }
  try board.place.remove()
}

@Test("Classes hold from their year, and a year before them knows no internal items")
func classesFromAYear() async throws {
  let board = try await RandomBoard(seed: 7)
  try await board.bringClasses(from: 2020)
  #expect(try await board.asked().table(ofSection: "interna") == nil)
  try await board.bringClasses(from: 2019)
  #expect(try await board.asked().table(ofSection: "interna") != nil)
  try board.place.remove()
}

@Test("A figure of one class leads down to its own vouchers")
func vouchersOfAClass() async throws {
  let board = try await RandomBoard(seed: 8)
  try await board.bringClasses()
  let key = try #require(FigureKey("actual:line/drift.ut:counterparty/board:2019-02"))
  let input = AskFollowUp.Input(month: board.month)
  let explanation = try await board.desk.ask(
    ExplainFigure.self, .init(key: key, followUp: input, protected: Attempt.unprotected))
  #expect(explanation.rowCount > 0 && explanation.rows.allSatisfy { $0.coding.hasSuffix("· 100") })
  #expect(explanation.figure.value.money == explanation.rows.map(\.amount).sum())
  let forecast = try #require(FigureKey("forecast:counterparty/board:2019"))
  let missing = try await board.desk.ask(
    ExplainFigure.self, .init(key: forecast, followUp: input, protected: Attempt.unprotected))
  #expect(missing.figure.value == .missing && missing.parts.isEmpty && !missing.notes.isEmpty)
  for odd in ["actual:counterparty/ingen:2019-02", "actual:counterparty/board:x/y:2019"] {
    let key = try #require(FigureKey(odd))
    await #expect(throws: FigureProblem.self) {
      try await board.desk.ask(ExplainFigure.self, .init(key: key, followUp: input, protected: Attempt.unprotected))
    }
  }
  try board.place.remove()
}

@Test("What the board's units have posted with each other must sum to zero, or the first page says so")
func balance() async throws {
  let board = try await RandomBoard(seed: 9)
  try await board.bringClasses()
  let month = try await board.asked()
  let left = try #require(FigureKey("actual:counterparty/board:2019-01..2019-04"))
  let amount = try #require(try month.catalogue.figure(left).value.money)
  #expect(amount != .zero)
  let check = try #require(try await board.checks().first { $0.code == "intra-board-balance" })
  #expect(check.amount == amount)
  #expect(try month.catalogue.figure(try #require(check.keys.first)).value.money == amount)
  #expect(month.internalItems?.warnings.count == 1)
  // Who sees some units only cannot know what lies on the other side.
  let manager = try await board.asked(board.place.desk("chef", scope: .units(["A"])))
  #expect(manager.internalItems?.warnings.isEmpty == true)
  // The missing side is posted: nothing is left to say.
  let text = "period;konto;ansvar;motpart;belopp\n2019-04;40;1;100;\(Words.kronor(-amount.ore))\n"
  _ = try await LedgerImporter(desk: board.desk).run(
    SourceFile(name: "m.csv", bytes: Array(text.utf8)),
    .init(source: "rättelser", selection: .everything, period: nil, extracted: Day("2019-05-03")))
  let mended = try await board.asked()
  #expect(mended.internalItems?.warnings.isEmpty == true)
  #expect(try await !board.checks().contains { $0.code == "intra-board-balance" })
  try board.place.remove()
}

/// Amounts as files write them.
private enum Words {
  static func kronor(_ ore: Int64) -> String {
    (ore < 0 ? "-" : "") + String(ore.magnitude / 100) + "," + Digits.padded(Int(ore.magnitude % 100), 2)
  }
}

@Test("A department is the sum of what lies beneath it, to any depth, and the table sums to the result")
func departments() async throws {
  let board = try await RandomBoard(seed: 10)
  let month = try await board.asked()
  let table = try #require(month.followUp.table(.units, unit: nil))
  #expect(table.rows.map(\.id) == ["A", "A.egen", "A1", "A2", "A21", "B", "B1", "C", "-", "summa"])
  #expect(table.rows.map(\.level) == [0, 1, 1, 1, 2, 0, 1, 0, 0, 0])
  #expect(table.rows[0].kind == .subtotal && table.rows[1].kind == .item)
  for row in table.rows where !row.sumOf.isEmpty {
    for column in amounts(row).indices {
      let sum = row.sumOf.compactMap { amounts(table.rows[$0])[column] }.reduce(0, +)
      #expect(amounts(row)[column] == sum, "\(row.id)")
    }
  }
  let drift = try #require(month.followUp.table(.drift, unit: nil))
  let result = try #require(drift.rows.last)
  #expect(amounts(try #require(table.rows.last))[2] == amounts(result)[1])
  try expectTraceable(table, month)
  let followUp = month.followUp.driftFollowUp
  let whole = try #require(followUp.unit(withID: "A"))
  let department = try #require(month.followUp.table(.drift, unit: whole))
  let parts = try ["A.egen", "A1", "A2"].map { id in
    let unit = try #require(followUp.unit(withID: id))
    return try #require(month.followUp.table(.drift, unit: unit))
  }
  for (index, row) in department.rows.enumerated() {
    for column in amounts(row).indices {
      let sum = parts.compactMap { amounts($0.rows[index])[column] }.reduce(0, +)
      #expect(amounts(row)[column] == sum)
    }
  }
  #expect(followUp.unit(withID: "A3") == nil)
  try board.place.remove()
}

@Test("Who answers for a department sees and forecasts its units, and nothing outside leaks")
func departmentScope() async throws {
  let board = try await RandomBoard(seed: 11)
  try await board.bringClasses()
  let all = try #require(try await board.asked().followUp.table(.units, unit: nil))
  let manager = board.place.desk("chef A2", scope: .units(["A2"]))
  let seen = try await board.asked(manager)
  let table = try #require(seen.followUp.table(.units, unit: nil))
  // A lies above, and no more than a part of it may be seen.
  #expect(table.rows.map(\.id) == ["A2", "A21", "summa"])
  #expect(table.rows.map(\.level) == [0, 1, 0])
  for row in table.rows.dropLast() {
    #expect(amounts(row) == amounts(try #require(all.rows.first { $0.id == row.id })))
  }
  #expect(amounts(try #require(table.rows.last)) == amounts(table.rows[0]))
  for id in ["A", "A1", "A.egen", "B", "C", "-"] {
    #expect(seen.followUp.driftFollowUp.unit(withID: id) == nil)
    let key = try #require(FigureKey("actual:unit/\(id):2019-02"))
    await #expect(throws: FigureProblem.self) {
      try await manager.ask(
        ExplainFigure.self, .init(key: key, followUp: .init(month: board.month), protected: Attempt.unprotected))
    }
  }
  let key = try #require(FigureKey("actual:line/drift.ut:2019-02"))
  let explained = try await manager.ask(
    ExplainFigure.self, .init(key: key, followUp: .init(month: board.month), protected: Attempt.unprotected))
  #expect(explained.rows.allSatisfy { $0.coding.contains("· 3") })
  let interna = try #require(try seen.table(ofSection: "interna"))
  #expect(amounts(try #require(interna.rows.last))[3] == amounts(table.rows[0])[2])
  func forecast(_ unit: String) async throws {
    _ = try await manager.run(ImportForecast.self, .init(month: board.month, rows: [Attempt.remark(unit)]))
  }
  try await forecast("A21")
  for unit in ["A1", "A", "B1", ""] {
    await #expect(throws: StorageProblem.outsideScope(unit: unit.isEmpty ? "-" : unit)) { try await forecast(unit) }
  }
  try board.place.remove()
}

@Test("The name of an account is that of the figure's year")
func codesFromAYear() async throws {
  let board = try await RandomBoard(seed: 12)
  func list(_ name: String) -> [CodingPart: CodeList] { [.account: CodeList(entries: [.init(code: "40", name: name)])] }
  _ = try await board.desk.run(ImportCodes.self, .init(list("Gammalt namn")))
  _ = try await board.desk.run(ImportCodes.self, .init(list("Nytt namn"), validFrom: 2019))
  _ = try await board.desk.run(ImportCodes.self, .init(list("Framtida namn"), validFrom: 2020))
  for (period, name) in [("2019-02", "Nytt namn"), ("2018-02", "Gammalt namn")] {
    let key = try #require(FigureKey("actual:line/drift.ut:\(period)"))
    let explanation = try await board.desk.ask(
      ExplainFigure.self, .init(key: key, followUp: .init(month: board.month), protected: Attempt.unprotected))
    let rows = explanation.rows.filter { $0.coding.hasPrefix("40") }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.coding.contains(name) })
  }
  try board.place.remove()
}

@Test("An agreement that nothing is invoiced of is found before the month is closed")
func agreementChecks() async throws {
  let board = try await RandomBoard(seed: 13)
  func agreement(_ id: String, _ rules: [FactSelection], months: Int64, isNoted: Bool = false) -> InternalAgreementDraft
  {
    InternalAgreementDraft(
      InternalAgreement(
        agreement: id, name: "Plats \(id)", party: "Omsorgsnämnden", direction: .buy, year: 2019,
        months: [Money](repeating: Money(ore: months), count: 12), rules: rules, ground: "Beslut",
        isNotedNotInvoiced: isNoted), place: Place())
  }
  let posted = [FactSelection(["account": [CodeRange("40")], "counterparty": [CodeRange("110")]])]
  _ = try await board.desk.run(
    ImportInternalAgreements.self,
    [
      agreement("tom", [FactSelection(["account": [CodeRange("77")]])], months: 100, isNoted: true),
      agreement("b", posted, months: 1),
    ])
  let month = try await board.asked()
  let table = try #require(try month.table(ofSection: "overenskommelser"))
  #expect(table.rows.map(\.id) == ["b", "tom", "summa"])
  #expect(amounts(table.rows[1]) == [1_200, 400, 0, 1_200])
  #expect(table.rows[1].cells.last == .text("ej fakturerat (noterat)"))
  let missing = try await board.checks().filter { $0.code == "agreement-not-invoiced" }
  let check = try #require(missing.first { $0.keys.contains { $0.id(on: "agreement") == "tom" } })
  #expect(check.amount == Money(ore: 400))
  try expectTraceable(table, month)
  let key = try #require(FigureKey("agreement-posted:agreement/b:2019-01..2019-04"))
  let explanation = try await board.desk.ask(
    ExplainFigure.self, .init(key: key, followUp: .init(month: board.month), protected: Attempt.unprotected))
  #expect(explanation.figure.value.money == explanation.rows.map(\.amount).sum())
  #expect(explanation.rowCount > 0)
  let manager = try await board.asked(board.place.desk("chef", scope: .units(["A"])))
  #expect(try manager.table(ofSection: "overenskommelser") == nil)
  let seen = try await board.checks(board.place.desk("chef", scope: .units(["A"])))
  #expect(!seen.contains { $0.code.hasPrefix("agreement") })
  try board.place.remove()
}
