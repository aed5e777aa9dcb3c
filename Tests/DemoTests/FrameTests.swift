import Accounts
import Budgeting
import Documents
import Figures
import Forecasting
import Kernel
import Storage
import Testing

private func april(_ desk: Desk) async throws -> MonthSections {
  try await FollowUpDesk(desk).month(try #require(Month("2019-04")))
}

private func checks(_ desk: Desk) async throws -> [MonthCheck] {
  try await FollowUpDesk(desk).checks(try #require(Month("2019-04")))
}

private func figure(_ key: String, _ month: MonthSections) throws -> Int64? {
  try month.catalogue.figure(try #require(FigureKey(key))).value.money?.ore
}

@Test("Frame is detailed budget and what is unallocated, in the example to the krona")
func unallocatedFrame() async throws {
  let month = try await april(DemoStore.desk())
  #expect(try figure("frame:2019", month) == -20_390_300_000)
  #expect(try figure("budget:line/drift.utom-ram:2019", month) == 20_390_280_000)
  #expect(try figure("unallocated:2019", month) == -20_000)
  #expect(try figure("frame-catch-up:frame/reglering-2019:2019-03", month) == 130_000_000)
  #expect(try figure("frame-catch-up:2019", month) == 130_000_000)
  #expect(try await !checks(DemoStore.desk()).contains { $0.code == "over-allocated-frame" })
}

@Test("Every figure of the frame and the plan is found by its key, and its parts sum to it")
func traceableFrames() async throws {
  let month = try await april(DemoStore.desk())
  for section in ["ram", "plan"] {
    let table = try #require(try month.table(ofSection: section))
    let cells = table.rows.flatMap(\.cells).compactMap { if case .figure(let cell) = $0 { cell } else { nil } }
    let inNotes = table.notes.flatMap { $0 }.compactMap { if case .figure(let cell, _) = $0 { cell } else { nil } }
    #expect(cells.count > 5)
    var waiting = (cells + inNotes).map(\.key)
    for cell in cells + inNotes { #expect(try month.catalogue.figure(cell.key).value == cell.value, "\(cell.key)") }
    var seen = Set(waiting)
    while let key = waiting.popLast() {
      let explanation = try month.catalogue.explanation(of: key)
      guard !explanation.parts.isEmpty, let value = explanation.figure.value.money else { continue }
      #expect(explanation.parts.map { $0.sign < 0 ? -$0.value : $0.value }.sum() == value, "\(key)")
      for part in explanation.parts {
        if let key = part.key {
          #expect(try month.catalogue.figure(key).value == .money(part.value), "\(key)")
          if seen.insert(key).inserted { waiting.append(key) }
        }
      }
    }
  }
}

@Test("A detailed budget that is greater than the frame is a warning with its amount and a check")
func overAllocatedFrame() async throws {
  let desk = try DemoStore.copy("over-allocated")
  let january = try #require(Month("2019-01"))
  let cut = BudgetFrame(
    name: "Besparing", year: 2019, amount: Money(tkr: 1_000), decision: "KF § 90", decidedOn: nil, validFrom: january)
  _ = try await desk.run(ImportFrames.self, [FrameDraft(id: "besparing", frame: cut)])
  let month = try await april(desk)
  let checks = try await checks(desk)
  let check = try #require(checks.first { $0.code == "over-allocated-frame" })
  #expect(check.amount == Money(ore: 99_980_000))
  #expect(checks.contains { $0.code == "undecided-frame" })
  let warnings = month.sources.flatMap(\.warnings)
  let notice = warnings.compactMap { block -> String? in
    guard case .notice(let notice) = block else { return nil }
    return notice.text.map { if case .figure(let cell, let words) = $0 { cell.text(words) } else { "" } }.joined()
  }
  #expect(notice.contains { $0.replacing("\u{A0}", with: " ") == "1 000 tkr" })
}

@Test("A reallocation moves budget between units and changes neither lines nor areas nor the year's sum")
func reallocatedBudget() async throws {
  let desk = try DemoStore.copy("reallocated")
  let before = try await april(desk)
  func table(_ section: String, _ month: MonthSections) throws -> [[Table.Cell]] {
    try #require(try month.table(ofSection: section)).rows.map(\.cells)
  }
  let drafts: [ReallocationRules.Draft] = [
    .init(codes: [.account: "5110", .responsibility: "31110"], amount: Money(tkr: -100)),
    .init(codes: [.account: "5110", .responsibility: "30210"], amount: Money(tkr: 100)),
  ]
  let made = try await desk.run(
    Reallocate.self,
    .init(
      year: 2019, movement: .rows(drafts, from: try #require(Month("2019-02")), file: nil), decision: "SN § 99"))
  #expect(made.output.remarks.isEmpty)
  let after = try await april(desk)
  for section in ["drift", "omraden"] { #expect(try table(section, after) == table(section, before)) }
  #expect(try table("enheter", after) != table("enheter", before))
  let key = "budget:line/drift.personal:unit/E120:2019-01..2019-04"
  let moved = try #require(try figure(key, after)) - (try #require(try figure(key, before)))
  #expect(moved == Money(tkr: 100).part(3, of: 11).ore)
  // Taken back, everything is as it was.
  _ = try await desk.run(
    Reallocate.self, .init(year: 2019, movement: .reversal(of: made.output.id), decision: "SN § 100"))
  #expect(try table("enheter", try await april(desk)) == table("enheter", before))
}

@Test("Who may see one unit sees no frame, which would be set against a part of the budget")
func scopeOfFrames() async throws {
  let desk = try DemoStore.copy("frame-scope", scope: .units(["E310"]))
  let month = try await april(desk)
  #expect(try month.table(ofSection: "ram") == nil)
  #expect(try month.table(ofSection: "plan") == nil)
  let reversal = Reallocate.Input(year: 2019, movement: .reversal(of: "2019-1"), decision: "SN § 1")
  await #expect(throws: StorageProblem.outsideScope(unit: "-")) { try await desk.run(Reallocate.self, reversal) }
}
