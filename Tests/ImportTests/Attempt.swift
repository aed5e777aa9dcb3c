import Access
import Accounts
import Budgeting
import Care
import Closing
import Documents
import Figures
import Forecasting
import Formats
import Importing
import Kernel
import Ledger
import Organisation
import Overview
import Reporting
import Retention
import Storage
import Testing

/// A use case with an input that somebody who may would have carried out.
struct Attempt: Sendable, CustomTestStringConvertible {
  let name: String
  let permission: Permission
  let isCommand: Bool
  let run: @Sendable (Desk) async throws -> Void

  var testDescription: String { name }

  private static func command<C: Command>(_ command: C.Type, _ input: C.Input) -> Attempt {
    Attempt(name: C.name, permission: C.permission, isCommand: true) { _ = try await $0.run(command, input) }
  }

  private static func question<Q: Question>(_ question: Q.Type, _ input: Q.Input) -> Attempt {
    Attempt(name: Q.name, permission: Q.permission, isCommand: false) { _ = try await $0.ask(question, input) }
  }

  static let unit = OrgUnit(
    name: "Stab", level: "enhet", parent: nil, responsibilities: [CodeRange("302")], validFrom: nil, validTo: nil,
    order: 1)
  static let month = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth
  static let file = SourceFile(name: "fil.csv", bytes: Array("konto;belopp\n5010;1\n".utf8))
  static let workbook: SourceFile = {
    var sheet = WorkbookWriter.Sheet("Blad")
    sheet.put(.text("Nämnd"), row: 2, column: 0)
    var writer = WorkbookWriter()
    return SourceFile(name: "central.xlsx", bytes: writer.bytes(of: [sheet]))
  }()
  static let area = NamedSelection(id: "a", name: "A", rules: [FactSelection(["account": [CodeRange("5")]])])
  static let occasion = Occasion(
    month: month, name: "Vårbokslut", registrationNumber: "", decidedBy: "Socialnämnden", meeting: nil, section: "")
  static let statement = Statement(
    name: "Drift", selection: [], outside: [],
    lines: [
      .init(
        id: "allt", name: "Allt", parent: "summa", kind: .leaf, rules: [FactSelection(["account": [CodeRange("")]])]),
      .init(id: "summa", name: "Summa", parent: nil, kind: .sum, rules: []),
    ])
  static let frame = BudgetFrame(
    name: "Ram", year: 2019, amount: Money(ore: -100), decision: "", decidedOn: nil, validFrom: month)
  static let batch = ImportLedger.Input(
    batch: Batch(
      table: LedgerTable.table.name, source: "huvudbok", selection: .everything,
      parts: [.init(month: month, segment: nil, rows: 0, sum: .zero, status: .open)], fileName: file.name,
      file: file.digest, extracted: month.lastDay, warnings: 0),
    file: file, sums: [:])
  static let posting = PostingName(
    source: "huvudbok", month: month, series: "A", number: "17", codes: ["account": "5010", "responsibility": "302"],
    amount: Money(ore: 100), ordinal: 1)
  static let volume = VolumeDraft(
    month: month, unit: "E1", row: .init(line: "allt", area: nil, measure: .careDays, count: Quantity(31)),
    place: Place())
  static let total = ControlTotal(
    source: "huvudbok", month: month, accounts: "3", isCumulative: false, amount: Money(ore: -100))
  static let remark = remark("E1")
  static func remark(_ unit: String) -> ForecastInput.Row {
    ForecastInput.Row(
      unit: unit, area: "", line: "", entered: nil, remark: "En kommentar", place: Place())
  }
  static let adjustment = Adjustment(
    name: "Post", sort: .oneOff, year: 2019,
    parts: [.init(line: "allt", area: nil, unit: nil, months: (1...12).map { Money(ore: $0) })], isBooked: true,
    isInPeriodBudget: false)
  static let followUp = AskFollowUp.Input(month: month)
  static let plan = RetentionPlan(rules: [
    .init(
      id: "k", subject: .remarks, months: 24, counted: .occasion, ground: "Prov", validFrom: month.firstDay,
      decision: "")
  ])
  static let unprotected = ProtectedCodes(entries: [])
  static let agreement = InternalAgreement(
    agreement: "a", name: "Platser", party: "Omsorgsnämnden", direction: .buy, year: 2019,
    months: [Money](repeating: Money(ore: 1), count: 12), rules: area.rules, ground: "", isNotedNotInvoiced: false)

  static let section = SectionID(month, "enhet", "E1")
  static let calendar = FollowUpCalendar(
    year: 2019,
    rules: [
      .init(name: "Vårbokslut", months: [4], decidedBy: "Socialnämnden", template: "manadsuppfoljning", cutOff: 3)
    ], meetings: [])
  static let holder = RoleHolder(
    person: "chef-e1", name: "Chef E1", email: "", role: .unitManager, unit: nil, from: nil, to: nil)
  static let standIn = StandIn(
    absent: "chef-e1", person: "chef-e2", name: "Chef E2", email: "", units: [], from: month.firstDay,
    to: month.lastDay)
  static let document = Document(title: "Månadsuppföljning april 2019", blocks: [])
  static let snapshot = ReportSnapshot(
    name: "Nu", month: month, event: 1, document: document, figures: LockedFigures([]))
  static let lockOrder: LockOrder = {
    // Nothing in it could not be kept.
    let tree = (try? StoredDocument.bytes(of: document)) ?? []
    // Nor here.
    let figures = (try? LockedFigures([]).bytes()) ?? []
    return LockOrder(
      month: month, template: ReportTemplate.monthlyFollowUp, templateVersion: 0, number: 1, body: "nämnden", event: 1,
      title: document.title, document: tree, figures: figures,
      files: [.init(name: "rapport.txt", format: "text", bytes: Array("Rapport\n".utf8))])
  }()

  static let kinds = KindCatalogue([Board.self, OrgUnit.self])

  /// Every use case there is.
  static let all: [Attempt] = [
    command(CreateBoard.self, Board(name: "Andra nämnden", municipality: "Annorstädes")),
    command(ImportUnits.self, [UnitDraft(id: "E1", unit: unit, place: Place())]),
    command(ImportOccasions.self, [occasion]),
    command(ImportCalendar.self, .init(calendar, place: Place())),
    command(PlanOccasions.self, 2019),
    question(ReadCalendar.self, 2019),
    command(ImportRoles.self, [.init(holder, place: Place())]),
    command(ImportStandIns.self, [.init(standIn, place: Place())]),
    command(ImportCodes.self, .init([.account: CodeList(entries: [.init(code: "5010", name: "Arvoden")])])),
    command(ImportStatements.self, [StatementDraft(id: "drift", statement: statement, places: [:])]),
    command(ImportAreas.self, .init(areas: [area], file: file.name)),
    command(ImportWatchedLines.self, .init(areas: [area], file: file.name)),
    command(
      ImportCounterparties.self,
      .init(classes: CounterpartyClasses(members: [.init(.board, rules: area.rules)]), file: file.name)),
    command(ImportMapping.self, ["huvudbok": .standard]),
    question(ReadMapping.self, "huvudbok"),
    command(ImportProtected.self, [.init(selection: area, ground: "26 kap. 1 § OSL")]),
    question(ListProtected.self, ()),
    command(ImportLedger.self, batch),
    question(PreviewImport.self, .init(batch, today: month.lastDay)),
    question(ListBatches.self, ()),
    question(ListDifferences.self, .init("ledger-0001")),
    question(ReadSourceFile.self, "ledger-0001"),
    question(FindPostings.self, .init(PostingQuery(Period(month)), protected: unprotected)),
    question(ReadVoucher.self, .init(PostingID(batch: "ledger-0001", month: month, row: 1), protected: unprotected)),
    question(ReadPosting.self, .init(PostingID(batch: "ledger-0001", month: month, row: 1), protected: unprotected)),
    question(ListMarkedPostings.self, .init(protected: unprotected)),
    command(MarkPosting.self, .init(posting: posting, day: nil, mirrors: 0, fault: "Hör till en annan enhet")),
    command(SettleMarkedPosting.self, .init(mark: "2019-04/E1/1", .corrected, words: "Omförd på B23")),
    command(WithdrawMarkedPosting.self, "2019-04/E1/1"),
    question(ReadSituation.self, .init(month: month, today: month.lastDay)),
    question(ReadLockedSituation.self, .init(month: nil, today: month.lastDay)),
    command(RereadLedger.self, [batch]),
    question(PreviewReread.self, .init(batches: [batch], today: month.lastDay)),
    command(SetControlTotals.self, [total]),
    question(Reconcile.self, month),
    command(
      ImportBudget.self,
      .init(
        year: 2019, name: "Budget",
        rows: [BudgetRow(codes: [.account: "5010"], amount: Money(ore: 100), profile: .even)], file: file)),
    command(ImportFrames.self, [FrameDraft(id: "ram", frame: frame)]),
    command(Reallocate.self, .init(year: 2019, movement: .reversal(of: "2019-1"), decision: "SN § 40")),
    command(
      ImportInternalAgreements.self, [InternalAgreementDraft(agreement, place: Place())]),
    command(
      ImportAdjustments.self,
      [AdjustmentDraft(id: "post", adjustment: adjustment, places: [Place()])]),
    command(
      ImportAssumptions.self,
      [
        AssumptionDraft(
          id: "plan",
          assumption: ForecastAssumption(name: "Plan", year: 2019, amount: Money(ore: -100), isIncluded: true),
          place: Place())
      ]),
    command(ImportVolumes.self, .init([volume], file: "volymer.csv")),
    command(ImportForecast.self, .init(month: month, rows: [remark])),
    command(AdjustForecast.self, .init(month: month, layer: .controller, rows: [remark])),
    command(DecideForecast.self, .init(month: month, layer: .board, decision: "SN § 52", rows: [remark])),
    command(ImportForecastMethods.self, []),
    question(AskFollowUp.self, followUp),
    question(AskMonth.self, followUp),
    question(
      AskDrill.self, .init(line: "drift.allt", query: PostingQuery(), followUp: followUp, protected: unprotected)),
    question(CheckMonth.self, .init(followUp)),
    question(
      ExplainFigure.self,
      .init(
        key: FigureKey("actual", [.init("line", "drift.summa")], Period(month)), followUp: followUp,
        protected: unprotected)
    ),
    question(FindLatestMonth.self, ()),
    question(FindPreviousForecast.self, month),
    question(FindRemarkEvents.self, month),
    command(
      WriteRemark.self,
      .init(month: month, key: FigureKey("actual", [], Period(month)), text: "Högre än väntat")),
    question(ReadRemarks.self, month),
    question(PickFigures.self, .init(typed: "utfall", month: month, catalogue: Catalogue([]))),
    question(
      ReadProse.self,
      .init(ProseParser.stored("Text"), ProseResolver(month: month, catalogue: Catalogue([])))),
    question(ReadWork.self, month),
    question(ListReminders.self, .init(month: month, today: month.lastDay)),
    question(ListDemandedRemarks.self, .init(id: section, demanded: [])),
    command(WriteSection.self, .init(id: section, text: "Enheten följer budget.")),
    command(CopySection.self, section),
    command(MarkSectionReady.self, .init(id: section, demanded: [])),
    command(ReturnSection.self, .init(id: section, reason: "Säg varför.")),
    command(ApproveSection.self, section),
    command(TakeSection.self, section),
    command(ReleaseSection.self, section),
    command(LiftSectionLock.self, section),
    question(ReadReport.self, .init(month: month)),
    command(
      SaveWorkbook.self,
      .init(
        id: "central", file: workbook,
        rows: [
          .init(
            cell: .init(
              sheet: "Blad", cell: "B2", content: "{nämnd}", unit: .tkr, sign: .report, decimals: nil), place: Place())
        ])),
    question(ReadWorkbook.self, "central"),
    command(LockReport.self, lockOrder),
    command(CorrectReport.self, .init(lockOrder, reason: "En rättelse")),
    command(
      EstablishReport.self,
      .init(id: "2019-04/manadsuppfoljning/1", decision: .init(day: month.lastDay, section: "§ 52"))),
    question(ListLocked.self, month), question(ListOccasions.self, ()),
    question(ListVariants.self, "2019-04/manadsuppfoljning/1"),
    question(PrepareVariant.self, .init(document, measures: [], variant: .public)),
    question(ReadLocked.self, .init("2019-04/manadsuppfoljning/1")),
    question(ChangesSinceLock.self, .init("2019-04/manadsuppfoljning/1", now: LockedFigures([]), kinds: kinds)),
    question(CompareReports.self, .init(snapshot, snapshot, kinds: kinds)),
    question(CheckReport.self, ReportEvidence(document, month: month)),
    question(ReadHistory.self, .init(kind: "board", id: "board", kinds: kinds)),
    question(ListRecordKinds.self, kinds), question(ListCodes.self, month),
    question(ListEvents.self, .init(after: nil, limit: 10, kinds: kinds)),
    command(
      SaveTemplate.self,
      .init(
        id: ReportTemplate.monthlyFollowUp, template: ReportTemplate(title: "Prov", text: "@avsnitt drift"),
        place: Place())),
    question(ReadTemplate.self, ReportTemplate.monthlyFollowUp),
    question(ListTemplates.self, ()),
    command(IssueLink.self, .init("chef-e1", .invitation)),
    command(EndLogin.self, "chef-e1"),
    question(ListLogins.self, month.lastDay),
    command(MakeToken.self, .init(name: "bi", permissions: [.read], units: nil, until: month.lastDay)),
    command(RevokeToken.self, "chef-e1/bi"),
    question(ListTokens.self, "chef-e1"),
    command(SetTerm.self, .init(.remark, TermForms("analys", "analysen", "analyser", "analyserna", .common))),
    question(ReadTerms.self, ()),
    Attempt(name: ReadingLog.name, permission: ReadingLog.permission, isCommand: false) {
      _ = try await ReadingLog($0).latest(10)
    },
    command(ImportRetentionPlan.self, plan),
    question(ListDue.self, .init(DisposalOrder(subject: nil), today: month.lastDay)),
    question(ListDisposals.self, nil),
    command(
      DisposeDue.self,
      DisposalSearch(DisposalOrder(subject: .remarks, before: month.firstDay, ground: "Prov"))),
    command(
      ReplayDisposals.self, .init(DisposalList(board: Digest.of([]), entries: []), file: "board.roder.disposals")),
  ]
}
