import Access
import Accounts
import Budgeting
import Care
import Closing
import Forecasting
import Formats
import Importing
import Kernel
import Ledger
import Organisation
import Reporting
import Retention
import Storage
import TestSupport
import Testing

/// One body of each kind of record as it was written, which must be read for ever.
@Suite("Golden: every record that was ever written can be read")
struct GoldenRecordTests {
  private let bodies = GoldenBodies()
  private let day = Day("2019-03-27")
  private let rules = [FactSelection(["account": [CodeRange("3"), CodeRange(from: "50", to: "56")]])]

  private func month(_ text: String) throws -> Month { try #require(Month(text)) }

  @Test("Organisation")
  func organisation() throws {
    let board = Board(name: "Socialnämnden", municipality: "Exempelkommunen")
    #expect(try bodies.findings(Board.self, sample: board) == [])
    let unit = OrgUnit(
      name: "Stab", level: "enhet", parent: "A100", responsibilities: [CodeRange("302"), CodeRange("A-1")],
      validFrom: Day("2018-01-01"), validTo: nil, order: 3)
    #expect(try bodies.findings(OrgUnit.self, sample: unit) == [])
    let occasion = Occasion(
      month: try month("2019-04"), name: "Vårbokslut", registrationNumber: "SN 2019/0056", decidedBy: "Socialnämnden",
      meeting: Day("2019-05-21"), section: "§ 52",
      plan: OccasionPlan(
        template: "varbokslut", cutOff: try #require(Day("2019-05-06")),
        deadlines: [
          .init(.report, due: .afterCutOff(4)), .init(.review, due: .day(try #require(Day("2019-05-13")))),
        ], bodies: [.init("presidium", due: .fromMeeting(-6)), .init("nämnd", due: .fromMeeting(0))],
        thresholds: [
          RemarkThreshold(line: "*", amount: Money(ore: 50_000_000), basisPoints: 500, joining: .both),
          RemarkThreshold(line: "drift.personal", amount: nil, basisPoints: 250),
        ]))
    #expect(try bodies.findings(Occasion.self, sample: occasion) == [])
  }

  @Test("Who may log in")
  func access() throws {
    let permit = LoginPermit(purpose: .reset, isEnded: false, at: try #require(Instant("2019-05-14T08:30:00Z")))
    #expect(try bodies.findings(LoginPermit.self, sample: permit) == [])
    let token = APIToken(
      person: "controller", name: "bi", permissions: [.read, .readLocked], units: ["E310", "E110"],
      until: try #require(day), isEnded: true)
    #expect(try bodies.findings(APIToken.self, sample: token) == [])
  }

  @Test("A word of the installation's")
  func term() throws {
    let forms = TermForms("analys", "analysen", "analyser", "analyserna", .common)
    #expect(try bodies.findings(TermChoice.self, sample: TermChoice(forms, isDefault: true)) == [])
  }

  @Test("The month's work")
  func work() throws {
    let calendar = FollowUpCalendar(
      year: 2019,
      rules: [
        .init(
          name: "Månadsuppföljning", months: [1, 2], decidedBy: "Socialnämnden", template: "manadsuppfoljning",
          cutOff: 4, deadlines: [.init(.compile, due: .fromMeeting(-8))],
          bodies: [.init("expediering", due: .fromMeeting(3))],
          thresholds: [RemarkThreshold(line: "*", amount: Money(ore: 100), basisPoints: nil)])
      ], meetings: [try #require(Day("2019-02-19"))])
    #expect(try bodies.findings(FollowUpCalendar.self, sample: calendar) == [])
    let holder = RoleHolder(
      person: "chef-e230", name: "Chef E230", email: "chef-e230@exempelkommunen.example", role: .unitManager,
      unit: "E230", from: day, to: nil, withdrawn: Day("2019-03-20"))
    #expect(try bodies.findings(RoleHolder.self, sample: holder) == [])
    let standIn = StandIn(
      absent: "chef-e230", person: "chef-e240", name: "Chef E240", email: "", units: ["E230"],
      from: try #require(day), to: try #require(Day("2019-04-30")), withdrawn: Day("2019-03-20"))
    #expect(try bodies.findings(StandIn.self, sample: standIn) == [])
    let id = SectionID(try month("2019-04"), "enhet", "E230")
    let stamp = SectionWork.Stamp(
      actor: "cli:chef-e240", at: Instant(seconds: 1_557_000_000), standsInFor: "Chef E230")
    let work = SectionWork(
      id: id, state: .returned, text: "Två tjänster är vakanta.", written: stamp,
      changed: .init(actor: "cli:controller", at: Instant(seconds: 1_557_000_100)), reason: "Säg hur länge.",
      copiedFrom: try month("2019-03"))
    #expect(try bodies.findings(SectionWork.self, sample: work) == [])
    let lock = SectionLock(holder: "cli:chef-e240", until: Instant(seconds: 1_557_000_000))
    #expect(try bodies.findings(SectionLock.self, sample: lock) == [])
  }

  @Test("Accounts")
  func accounts() throws {
    let codes = CodeList(entries: [.init(code: "0411", name: "Växel och reception")])
    #expect(try bodies.findings(CodeList.self, sample: codes) == [])
    let statement = Statement(
      name: "Drift", selection: rules, outside: [FactSelection(["project": [CodeRange("9")]])],
      lines: [
        .init(id: "personal", name: "Personalkostnader", parent: "resultat", kind: .leaf, rules: rules),
        .init(id: "bidrag", name: "Kommunbidrag", parent: "resultat", kind: .frame, rules: []),
        .init(id: "rubrik", name: "Rubrik", parent: nil, kind: .heading, rules: []),
        .init(id: "resultat", name: "Resultat", parent: nil, kind: .sum, rules: []),
      ])
    #expect(try bodies.findings(Statement.self, sample: statement) == [])
    let selection = NamedSelection(id: "ekb", name: "EKB-verksamheten", rules: rules)
    #expect(try bodies.findings(FollowUpAreas.self, sample: FollowUpAreas(areas: [selection])) == [])
    #expect(try bodies.findings(WatchedLines.self, sample: WatchedLines(lines: [selection])) == [])
    let classes = CounterpartyClasses(members: [.init(.municipal, rules: rules), .init(.board, rules: [])])
    #expect(try bodies.findings(CounterpartyClasses.self, sample: classes) == [])
    let mapping = SourceMapping(
      dimensions: ["1": .responsibility, "20": .serviceArea], columns: ["belopp": "Utfall"],
      vouchersMustBalance: false, sign: .report, unit: AmountUnit.tkr, codeString: [.account, .responsibility],
      sheets: ["Blad1"], selection: FactSelection(["responsibility": [CodeRange("302")]]),
      signature: ["konto", "utfall"])
    #expect(try bodies.findings(SourceMapping.self, sample: mapping) == [])
  }

  @Test("Budget and forecast")
  func money() throws {
    let digest = Digest.of(Array("budget".utf8))
    let version = BudgetVersion(
      year: 2019, name: "Efter ramändring", rows: digest, rowCount: 2, total: Money(ore: 20_390_280_000),
      fileName: "budget.csv", file: digest, includedReallocations: ["2019-1"])
    #expect(try bodies.findings(BudgetVersion.self, sample: version) == [])
    let frame = BudgetFrame(
      name: "Reglering", year: 2019, amount: Money(ore: 780_000_000), decision: "KF 2019-03-27 § 61", decidedOn: day,
      validFrom: try month("2019-01"), sort: .compensation, validTo: try month("2020-06"), profile: .catchUp,
      priceLevel: 2019, compensation: .init(component: "ram", basisPoints: 250, index: "PKV"),
      plan: [.init(year: 2020, amount: Money(ore: 390_000_000))])
    #expect(try bodies.findings(BudgetFrame.self, sample: frame) == [])
    func december(_ ore: Int64) -> [Money] { (0..<12).map { Money(ore: $0 == 11 ? ore : 0) } }
    let reallocation = Reallocation(
      year: 2019, from: try month("2019-12"), decision: "SN 2019-11-19 § 80", reason: "Ny organisation",
      rows: [
        .init(codes: [.account: "6010", .responsibility: "302"], months: december(-7)),
        .init(codes: [.account: "6010", .responsibility: "311"], months: december(7)),
      ], budgetVersion: 2, reverses: nil, fileName: "omdisponering.csv", file: digest)
    #expect(try bodies.findings(Reallocation.self, sample: reallocation) == [])
    let sheet = ForecastSheet(
      month: try month("2019-04"), unit: "E310", layer: .board,
      rows: [
        .init(
          statement: "drift", line: "personal", area: "ekb", entered: .init(.variance, Money(ore: 1)),
          volume: .init(.careDays, Quantity(hundredths: 41_250)), remark: "",
          stamp: .init(
            author: "cli:ekonom", at: Instant(seconds: 1_557_000_000), reason: "Ny bedömning", decision: "SN § 52",
            event: 23)),
        .init(
          statement: nil, line: nil, area: "ekb", entered: nil, remark: "Färre uppdrag.",
          stamp: .init(author: "cli:ekonom"), remarkEvent: 22),
      ])
    #expect(try bodies.findings(ForecastSheet.self, sample: sheet) == [])
    let methods = ForecastMethods(choices: [.init(statement: "drift", line: "personal", method: .runRate)])
    #expect(try bodies.findings(ForecastMethods.self, sample: methods) == [])
    let remark = Remark(
      month: try month("2019-04"), key: "variance:line/drift.personal:2019", text: "Vakanser.", author: "cli:ekonom",
      writtenAt: Instant(seconds: 1_557_000_000))
    #expect(try bodies.findings(Remark.self, sample: remark) == [])
    let template = ReportTemplate(title: "Vårbokslut", text: "@mall Vårbokslut\n\n# Prognos\n\n@avsnitt drift\n")
    #expect(try bodies.findings(ReportTemplate.self, sample: template) == [])
    let workbook = WorkbookTemplate(
      fileName: "central.xlsx", file: Digest.of(Array("central".utf8)),
      cells: [
        .init(
          sheet: "Rapport", cell: "C7", content: "variance:line/drift.personal:{år}", unit: .tkr, sign: .report,
          decimals: 0)
      ])
    #expect(try bodies.findings(WorkbookTemplate.self, sample: workbook) == [])
    let locked = LockedReport(
      month: try month("2019-04"), template: "manadsuppfoljning", templateVersion: 0, number: 2, body: "nämnden",
      title: "Vårbokslut april 2019", reason: "Ansvar 302 var dubbelbokfört.", event: 28,
      document: Digest.of(Array("träd".utf8)), figures: Digest.of(Array("siffror".utf8)),
      files: [.init(name: "rapport.html", format: "html", digest: Digest.of(Array("html".utf8)))],
      decision: .init(day: try #require(Day("2019-05-21")), section: "§ 52"),
      sealed: Digest.of(Array("förseglat".utf8)))
    #expect(try bodies.findings(LockedReport.self, sample: locked) == [])
    let agreement = InternalAgreement(
      agreement: "platser", name: "Platser", party: "Omsorgsnämnden", direction: .sell, year: 2018,
      months: (1...12).map { Money(ore: -$0) }, rules: rules, ground: "Internbudget", isNotedNotInvoiced: true)
    #expect(try bodies.findings(InternalAgreement.self, sample: agreement) == [])
  }

  @Test("Numbers of bought care")
  func care() throws {
    let volumes = CareVolumes(
      month: try month("2019-04"), unit: "E220",
      rows: [
        .init(line: "kop-av-tjanster", area: "familjehem", measure: .careDays, count: Quantity(hundredths: 41_250)),
        .init(line: "personal", area: nil, measure: .placements, count: Quantity(52)),
        .init(line: "ovriga", area: nil, measure: .hours, count: .zero),
      ], origin: "volymer.csv")
    #expect(try bodies.findings(CareVolumes.self, sample: volumes) == [])
  }

  @Test("Adjustments and forecast assumptions")
  func closing() throws {
    let months = (0..<12).map { Money(ore: $0 == 11 ? 41 : 0) }
    let adjustment = Adjustment(
      name: "Uppbokad faktura", sort: .bookedAhead, year: 2019,
      parts: [.init(line: "ovriga", area: "ekb", unit: "E240", months: months)], isBooked: true,
      isInPeriodBudget: false, belongsToPeriod: true, originYear: 2018, reversal: try month("2020-01"),
      decision: "SN § 3", ground: "Fakturan kommer i januari.", isEnded: false)
    #expect(try bodies.findings(Adjustment.self, sample: adjustment) == [])
    let assumption = ForecastAssumption(
      name: "Handlingsplan", year: 2019, amount: Money(ore: -832_500_000), isIncluded: true, line: "personal",
      area: "ekb", unit: "E240", decision: "SN § 41", ground: "Beslutad.", isEnded: true)
    #expect(try bodies.findings(ForecastAssumption.self, sample: assumption) == [])
  }

  @Test("Retention")
  func retention() throws {
    let plan = RetentionPlan(rules: [
      .init(
        id: "texter", subject: .postingTexts, months: 84, counted: .fiscalYear, ground: "LKBR 3 kap. 13 §",
        validFrom: try #require(Day("2019-01-01")), decision: "SN § 52")
    ])
    #expect(try bodies.findings(RetentionPlan.self, sample: plan) == [])
  }

  @Test("Ledger")
  func ledger() throws {
    let total = ControlTotal(
      source: "huvudbok", month: try month("2019-04"), accounts: "3", isCumulative: true,
      amount: Money(ore: -1_729_000_000), unit: .tkr, origin: "summor.csv")
    #expect(try bodies.findings(ControlTotal.self, sample: total) == [])
    let mark = MarkedPosting(
      posting: PostingName(
        source: "huvudbok", month: try month("2019-04"), series: "A", number: "17",
        codes: ["account": "6010", "responsibility": "30210"], amount: Money(ore: 120_000), ordinal: 2), day: day,
      unit: "E120", fault: "Fel enhet", proposal: .init(unit: "E310", account: "6020", words: "Hyran i Norr"),
      reason: "Flytten i mars", mirrors: 1, author: "chef-e120", at: try #require(Instant("2019-05-14T08:30:00Z")),
      settlement: .init(
        outcome: .corrected, words: "Omförd på B23", author: "controller",
        at: try #require(Instant("2019-05-15T08:30:00Z"))))
    #expect(try bodies.findings(MarkedPosting.self, sample: mark) == [])
  }

  @Test("Golden: the rows of a budget, which lie in a blob")
  func budgetRows() throws {
    let rows =
      #"[{"amount":5,"codes":{"account":"0411"},"profile":{"name":"even"}},"#
      + #"{"amount":-7,"codes":{"account":"5"},"profile":{"months":[-7,0,0,0,0,0,0,0,0,0,0,0],"name":"explicit"}},"#
      + #"{"amount":1,"codes":{"account":"5","responsibility":"302"},"profile":{"name":"last-year"}}]"#
    let decoded = try BudgetRows.decode(Array(rows.utf8))
    #expect(decoded.amounts == [5, -7, 1])
    #expect(decoded.months(of: 1)?.first == Money(ore: -7))
    #expect(decoded.codes(of: 2) == [.account: "5", .responsibility: "302"])
    let digest = Digest.of(decoded.encoded()).description
    let golden = "e32e48d6a48eeddbf87a32015d9f72f435495f34624c8a53a0e31e308d0b78b3"
    #expect(digest == golden, "budget-rows/2 is written with other bytes than before")
    #expect(try BudgetRows.decode(decoded.encoded()) == decoded)
  }
}
