import Documents
import Figures
import Foundation
import Kernel
import Testing

@testable import Reporting

private typealias Sample = SampleReport

@Test("A report in which all is right has no findings")
func allRight() {
  #expect(ReportCheckRules.findings(Sample.evidence(), missing: []) == [])
}

@Test("What is not shown or not there is no fault where no reader can add it up")
func notShown() {
  func codes(_ total: FigureCell, _ difference: FigureCell) -> [FindingCode] {
    let table = Sample.table(total: [total, Sample.money("summa-b", 17_000_00), difference])
    return Sample.codes(Sample.evidence(Sample.document(table)))
  }
  let hidden = Sample.figure("summa-x", .suppressed)
  #expect(codes(hidden, hidden) == [])
  #expect(codes(hidden, Sample.figure("summa-y", .missing)) == [.sumMissing])
  // A part that is missing counts as nothing.
  let rows: [Table.Row] = [
    .init(id: "a", cells: [.text("A"), .figure(Sample.money("a", 5))]),
    .init(id: "b", cells: [.text("B"), .figure(Sample.figure("b", .missing))]),
    .init(id: "c", kind: .total, cells: [.text("C"), .figure(Sample.money("c", 5))], sumOf: [0, 1]),
  ]
  let table = Table(
    id: "t", caption: "T.", columns: [.init("line", "Rad", .label), .init("a", "Utfall")], rows: rows)
  #expect(Sample.codes(Sample.evidence(Sample.document(table, more: []))) == [])
}

@Test("A text that nobody needs to read anew is not aged")
func notAged() {
  func codes(_ text: String, unit: String? = nil) -> [FindingCode] {
    var evidence = Sample.evidence()
    evidence.resolver = WrongReports.resolver()
    evidence.texts = [
      WrittenText(
        title: "Text", anchors: [], unit: unit, text: text, stamp: "godkänd",
        then: .read(WrongReports.resolver(WrongReports.before)))
    ]
    return Sample.codes(evidence)
  }
  #expect(codes("Personalkostnaderna ökar mest på Familjehem.") == [])
  #expect(codes("Vi köpte cyklar för 450 tkr.") == [])
  // A figure of a moment of its own is what it was.
  #expect(codes("Då var det {actual:line/drift.personal:to-date@e3}.") == [])
}

@Test("No finding tells a figure that the report does not show")
func toldNowhere() throws {
  let key = FigureKey("actual", [FigureSelection("line", "drift.personal")], try #require(Period("2019-01..2019-04")))
  var evidence = Sample.evidence()
  evidence.hidden = [key, try #require(FigureKey("variance:line/drift.personal:2019"))]
  evidence.resolver = WrongReports.resolver()
  evidence.texts = [
    WrittenText(
      title: "Text", anchors: [], unit: nil,
      text: "{actual:line/drift.personal:to-date}. För personalkostnader är avvikelsen för helår 1 787 tkr.",
      stamp: "godkänd", then: .read(WrongReports.resolver(WrongReports.before)))
  ]
  let found = ReportCheckRules.findings(evidence, missing: [])
  #expect(found.map(\.code) == [.textAged])
  #expect(found.first.map { !$0.message.contains("tkr då") && !$0.message.contains("1\u{A0}778") } == true, "\(found)")
}

@Test("Each thing that is put wrong is found, and nothing else", arguments: WrongReports.all)
func putWrong(_ wrong: WrongReport) {
  let found = ReportCheckRules.findings(wrong.evidence, missing: wrong.missing)
  #expect(found.map(\.code) == wrong.found, "\(found)")
  #expect(found.map(\.severity) == found.map(\.severity).sorted(by: >))
  for finding in found {
    #expect(finding.message.hasSuffix(".") || finding.message.hasSuffix("?"), "\(finding)")
    #expect(finding.remedy.text(for: .command).hasSuffix(".") && !finding.spot.title.isEmpty, "\(finding)")
  }
}

@Test("There is a report with each thing wrong that can be found")
func everyCode() {
  let found = Set(WrongReports.all.flatMap(\.found))
  #expect(FindingCode.allCases.filter { !found.contains($0) } == [])
}

@Test("Every finding of the copy for review leads to its place, and the report stands whole after the list")
func review() throws {
  for wrong in WrongReports.all {
    let findings = ReportCheckRules.findings(wrong.evidence, missing: wrong.missing)
    let checked = CheckedReport(document: wrong.evidence.document, event: 12, findings: findings)
    let copy = ReviewDocument.document(of: checked)
    #expect(Array(copy.blocks.suffix(checked.document.blocks.count)) == checked.document.blocks)
    let own = LinkRules.findings(PlacedDocument(copy)).map(\.code)
    #expect(own == LinkRules.findings(PlacedDocument(checked.document)).map(\.code), "\(wrong.name)")
    var places: [String?] = []
    for case .numbered(let items) in copy.blocks.prefix(copy.blocks.count - checked.document.blocks.count) {
      places += items.map { if case .link(_, let id)? = $0.first { id } else { nil } }
    }
    #expect(places == findings.map(\.spot.id), "\(wrong.name)")
  }
}

@Test("The page of checks lists every code with its grade, and no other")
func codesPage() throws {
  let page = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("../../docs/reference/report-checks.md")
  let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").compactMap { line in
    line.firstMatch(of: /^\| `([a-z-]+)` \| (fel|varning) \|/).map { [String($0.1), String($0.2)] }
  }
  #expect(rows == FindingCode.allCases.map { [$0.rawValue, $0.severity == .error ? "fel" : "varning"] })
}
