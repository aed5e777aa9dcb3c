import Documents
import Figures
import Kernel
import Organisation
import Storage
import TestSupport

@testable import Reporting

private typealias Sample = SampleReport

/// Reports in which what people are to write is missing, aged or contradicts its figures.
extension WrongReports {
  /// Every report with something wrong.
  static let all = sums + readable + figures + heads + texts + work

  /// The figures that texts refer to: the board of docs/reference/figures.md.
  static let board = SampleFigures.documented

  /// The board before its figures moved, a line was renamed and a unit was closed.
  static let before = SampleFigures(
    unitNames: ["Familjehem", "Övrigt", "Ungdomsmottagning"],
    lineNames: ["Verksamhetens intäkter", "Lönekostnader", "Köp av tjänster, externa"],
    ids: board.ids.merging(["unit": ["E310", "E320", "E330"]]) { $1 }, factor: 2)

  static func resolver(_ figures: SampleFigures = board) -> ProseResolver {
    ProseResolver(month: Sample.month, catalogue: figures.catalogue)
  }

  private static func reading(
    _ text: String, unit: String? = nil, then: WrittenText.Then = .asNow, hidden: Set<FigureKey> = []
  ) -> (inout ReportEvidence) -> Void {
    { evidence in
      evidence.hidden = hidden
      evidence.resolver = resolver()
      evidence.texts = [
        WrittenText(
          title: "”Enhetens kommentar”", anchors: ["text-enhet", "avsnitt-drift"], unit: unit, text: text,
          stamp: "godkänd 2019-05-13", then: then)
      ]
    }
  }

  private static let staff = "Kostnaderna är {actual:line/drift.personal:to-date | tkr}."

  static let texts: [WrongReport] = [
    WrongReport(
      "a stored text cannot be read", .referenceUnreadable, change: reading("Utfallet är {actual:line/drift.personal")),
    WrongReport(
      "a number contradicts its figure", .numberContradicts,
      change: reading("För personalkostnader är avvikelsen för helår 1 787 tkr.")),
    WrongReport(
      "a number is a figure", .numberTyped,
      change: reading("Prognosen för personalkostnaderna innebär en avvikelse om 1 778 tkr.")),
    WrongReport(
      "a number tells what is not shown", .hiddenNumberTyped,
      change: reading(
        "Prognosen för personalkostnaderna innebär en avvikelse om 1 778 tkr.",
        hidden: Set(FigureKey("variance:line/drift.personal:2019").map { [$0] } ?? []))),
    WrongReport("a figure has moved", .textAged, change: reading(staff, then: .read(resolver(before)))),
    WrongReport(
      "a unit's own figure has moved", .textAged,
      change: reading("Vi har {actual:unit/@:to-date}.", unit: "E310", then: .read(resolver(before)))),
    WrongReport("what figures were cannot be read", .textAged, change: reading(staff, then: .unreadable)),
    WrongReport(
      "a line has another name", .nameAged,
      change: reading("Lönekostnaderna ökar mest.", then: .read(resolver(before)))),
    WrongReport(
      "a unit is gone", .nameAged,
      change: reading("På Ungdomsmottagningen är allt som förut.", then: .read(resolver(before)))),
  ]

  private static func row(_ state: SectionState, reason: String = "") -> ReadWork.Row {
    let id = SectionID(Sample.month, "enhet", "E310")
    let stamp = SectionWork.Stamp(actor: "chef", at: Instant(seconds: 1_557_000_000))
    let work = SectionWork(id: id, state: state, text: "Text.", written: stamp, changed: stamp, reason: reason)
    return ReadWork.Row(
      id: id,
      demand: SectionDemand(
        id: "enhet", title: "Enhetens kommentar", instruction: "", role: .unitManager, reach: .eachUnit),
      unitName: "Familjehem",
      work: state == .notStarted ? nil : Versioned(id: id.description, version: 1, event: 5, value: work), lock: nil,
      last: nil)
  }

  private static func working(_ rows: ReadWork.Row...) -> (inout ReportEvidence) -> Void {
    {
      $0.work = .init(occasion: Sample.occasion, rows: rows, holders: [], standIns: [], tree: UnitTree([]), locked: [])
    }
  }

  private static func remarking(_ now: FigureValue?, then: FigureValue?) -> (inout ReportEvidence) -> Void {
    { evidence in
      let key = FigureKey("variance", [FigureSelection("line", "drift.personal")], Period(Sample.month))
      let remark = Remark(
        month: Sample.month, key: key.description, text: "Vakanser.", author: "cli:ekonom",
        writtenAt: Instant(seconds: 1_557_000_000))
      evidence.remarks = [
        RemarkRow(
          remark: Versioned(id: remark.id, version: 1, event: 3, value: remark), title: "Avvikelse, personal",
          now: now.map { Figure(key: key, value: $0, status: nil, provenance: Provenance(event: 1)) }, then: then)
      ]
    }
  }

  private static let locked: LockChanges = {
    let report = LockedReport(
      month: Sample.month, template: ReportTemplate.monthlyFollowUp, templateVersion: 0, number: 1, body: "nämnden",
      title: "Månadsuppföljning april 2019", event: 7, document: Digest.of([]), figures: Digest.of([]), files: [])
    return LockChanges(
      report: Versioned(id: report.id, version: 1, event: 8, value: report),
      figures: [
        FigureDifference(
          label: "Personal", old: Sample.money("personal-a", 1), new: Sample.money("personal-a", 2), places: [],
          position: 0, causes: [])
      ])
  }()

  private static let demanded: MissingRemark = {
    let key = FigureKey(
      "variance", [FigureSelection("line", "drift.personal"), FigureSelection("unit", "E310")], Period(Sample.month))
    return MissingRemark(
      DemandedRemark(key: key, line: "Personalkostnader", variance: Money(ore: 1_600_000_00), threshold: "1 500 tkr"),
      unitName: "Familjehem (E310)", anchors: [])
  }()

  static let work: [WrongReport] = [
    WrongReport("nobody has begun", .sectionNotReported, change: working(row(.notStarted), row(.approved))),
    WrongReport("somebody has begun", .sectionNotReported, change: working(row(.started))),
    WrongReport("a part is sent back", .sectionReturned, change: working(row(.returned, reason: "Varför?"))),
    WrongReport("a part is not approved", .sectionNotApproved, change: working(row(.ready))),
    WrongReport(
      "a remark's figure has moved", .remarkAged,
      change: remarking(.money(Money(ore: 5_000_000)), then: .money(Money(ore: 1)))),
    WrongReport("a remark's figure is gone", .remarkAged, change: remarking(nil, then: nil)),
    WrongReport("a variance is not explained", missing: [demanded], .remarkMissing) { _ in },
    WrongReport("a section cannot be made", .sectionUnknown) { $0.unknownSections = ["vader"] },
    WrongReport("small numbers are no secret", .numbersExposed) {
      $0.variantProblems = [.exposed([FigureKey("placed", [], Period(Sample.month))])]
    },
    WrongReport("a locked version's figures have moved", .lockedChanged) { $0.changes = [locked] },
  ]
}
