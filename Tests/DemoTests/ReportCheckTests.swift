import Accounts
import Documents
import Figures
import Forecasting
import Foundation
import Importing
import Kernel
import Ledger
import Reporting
import RoderSandbox
import Storage
import Testing

private let april = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth
private let sections: @Sendable (Desk) -> ReportDesk.Sections = { desk in
  { month, asOf, purpose in
    try await FollowUpDesk(desk).month(month, asOf: asOf, isForFigures: purpose == .figures).sources
  }
}

private func check(_ desk: Desk) async throws -> CheckedReport {
  try await CheckDesk(desk, capabilities: { [sections($0)] }).check(.init(month: april), kinds: KindCatalogue([]))
}

/// Writes and hands over what E230 has not reported.
private func write(_ text: String, _ desk: Desk) async throws {
  let id = SectionID(april, "enhet", "E230")
  let work = WorkDesk(desk, sections: [sections(desk)])
  _ = try await work.write(id, shown: text)
  _ = try await work.markReady(id)
}

@Test("The report of April has no error; who has not reported and what is not approved is warned of")
func april2019() async throws {
  let checked = try await check(DemoStore.desk())
  #expect(checked.errors == [])
  let warnings = Dictionary(grouping: checked.warnings, by: \.code).mapValues { $0.compactMap(\.spot.id) }
  #expect(warnings[.sectionNotReported] == ["text-enhet-E230"])
  #expect(
    warnings[.sectionNotApproved] == [
      "text-analys", "text-osakert", "text-beslutat", "text-enhet-E210", "text-enhet-E220", "text-enhet-E240",
      "text-enhet-E320", "text-enhet-E330",
    ])
  #expect(Set(warnings.keys) == [.sectionNotReported, .sectionNotApproved])
}

@Test("Any sum and any difference of the report that is an öre off is found where it stands")
func damagedSums() async throws {
  let desk = try DemoStore.desk()
  let made = try await ReportDesk(desk, sections: [sections(desk)]).report(.init(month: april))
  var damaged = 0
  for (index, block) in made.document.blocks.enumerated() {
    guard case .table(let table) = block else { continue }
    for (row, content) in table.rows.enumerated() where !content.sumOf.isEmpty {
      guard case .figure(let cell)? = content.cells.last(where: { if case .figure = $0 { true } else { false } }),
        let money = cell.value.money
      else { continue }
      var rows = table.rows
      let changed = cell.with(value: .money(money + Money(ore: 1)), status: cell.status)
      rows[row] = Table.Row(
        id: content.id, kind: content.kind, level: content.level,
        cells: content.cells.map { $0 == .figure(cell) ? .figure(changed) : $0 }, sumOf: content.sumOf)
      var blocks = made.document.blocks
      blocks[index] = .table(
        Table(id: table.id, caption: table.caption, columns: table.columns, rows: rows, notes: table.notes))
      let evidence = ReportEvidence(
        Document(title: made.document.title, blocks: blocks), month: april, event: made.event)
      let found = try await desk.ask(CheckReport.self, evidence).errors
      #expect(found.contains { $0.code == .sumWrong && $0.spot.id == table.id }, "\(table.id), \(content.id)")
      damaged += 1
    }
  }
  #expect(damaged > 20, "\(damaged) sums")
}

@Test("What a later file changes of a text's figures, a number typed by hand and a renamed line are each found")
func agedText() async throws {
  let desk = try DemoStore.copy("checked")
  try await write(
    """
    Utfallet är {utfall: hela nämnden, hittills} för nämnden, och {utfall: enheten, hittills} för oss.
    Årets resultat är ett underskott om 6 358 tkr.
    """, desk)
  let typed = try await check(desk)
  #expect(typed.findings.filter { $0.spot.id == "text-enhet-E230" }.map(\.code) == [.numberTyped, .sectionNotApproved])
  let file = ProjectFolder.root.appending(path: "Examples/correction-302.csv")
  let march = try #require(Month("2019-03"))
  _ = try await LedgerImporter(desk: desk).run(
    SourceFile(name: "correction-302.csv", bytes: [UInt8](try Data(contentsOf: file))),
    LedgerImporter.Options(
      source: "huvudbok", selection: FactSelection(["responsibility": [CodeRange("302")]]), period: Period(march)))
  let aged = try await check(desk)
  let own = aged.findings.filter { $0.spot.id == "text-enhet-E230" }
  // What the file does not touch, the unit's own figure, is not aged.
  #expect(own.map(\.code) == [.numberContradicts, .textAged, .sectionNotApproved], "\(own)")
  #expect(own[0].message.contains("6 358 tkr") && own[0].message.contains("−6\u{A0}330\u{A0}tkr"))
  #expect(own[1].message.contains("−6\u{A0}358\u{A0}tkr då") && own[1].message.contains("−6\u{A0}330\u{A0}tkr nu"))
  // The line that the text names gets another name.
  let statements = String(
    decoding: try Data(contentsOf: ProjectFolder.root.appending(path: "Examples/statements.csv")), as: UTF8.self)
  let renamed = Array(statements.replacing(";Årets resultat;", with: ";Periodens resultat;").utf8)
  _ = try await desk.run(ImportStatements.self, try StatementsCSV.read(name: "statements.csv", bytes: renamed))
  let names = try await check(desk).findings.filter { $0.code == .nameAged }
  #expect(names.map(\.spot.id) == ["text-enhet-E230"])
  #expect(names.first?.message.contains("”Årets resultat”, som nu heter ”Periodens resultat”") == true)
  // Who approves the text now stands behind it with the figures of now.
  _ = try await desk.run(ApproveSection.self, SectionID(april, "enhet", "E230"))
  #expect(try await !check(desk).findings.contains { [.textAged, .nameAged].contains($0.code) })
}

@Test("In the copy for review every link leads somewhere, on the page and in the Word file")
func reviewLinks() throws {
  let sandbox = try Sandbox.withExampleStore()
  defer { sandbox.remove() }
  let write = try sandbox.run("roder check report --period 2019-04 --output . --format html,docx")
  #expect(write.code == 0, "\(write.text)")
  let page = try String(contentsOf: sandbox.folder.appending(path: "granskning-2019-04.html"), encoding: .utf8)
  let ids = Set(page.matches(of: /[ ]id=\x22([^\x22]+)\x22/).map(\.1))
  let links = page.matches(of: /href=\x22#([^\x22]+)\x22/).map(\.1)
  #expect(links.contains("text-enhet-E230"))
  #expect(links.filter { !ids.contains($0) } == [])
  let word = try sandbox.run("unzip -p granskning-2019-04.docx word/document.xml")
  guard word.code == 0 else {
    print("SKIPPED: the program unzip is missing")
    return
  }
  let marks = Set(word.answer.matches(of: /<w:bookmarkStart [^>]*w:name=\x22([^\x22]+)\x22/).map(\.1))
  let anchors = word.answer.matches(of: /w:anchor=\x22([^\x22]+)\x22/).map(\.1)
  #expect(anchors.count >= 7)
  #expect(anchors.filter { !marks.contains($0) } == [])
}
