import Documents
import Figures
import Forecasting
import Foundation
import Importing
import Kernel
import Ledger
import Organisation
import Reporting
import RoderSandbox
import Storage
import Testing

private let april = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth

private func locks(_ desk: Desk) -> LockDesk {
  LockDesk(
    desk,
    capabilities: { desk in
      [
        { month, asOf, purpose in
          try await FollowUpDesk(desk).month(month, asOf: asOf, isForFigures: purpose == .figures).sources
        }
      ]
    })
}

/// Locks the report of April, its title for its only file.
private func lock(_ desk: Desk, unit: String? = nil, correcting reason: String? = nil) async throws -> LockedReport {
  try await locks(desk).lock(.init(month: april, unit: unit), body: "revisorerna", correcting: reason) {
    document, name in
    [.init(name: name + ".txt", format: "text", bytes: Array(document.title.utf8))]
  }
}

/// Brings in a corrected ledger of one responsibility in March.
private func correct(_ desk: Desk) async throws -> String {
  let path = ProjectFolder.root.appending(path: "Examples/correction-302.csv")
  let file = SourceFile(name: "correction-302.csv", bytes: [UInt8](try Data(contentsOf: path)))
  let march = try #require(Month("2019-03"))
  let options = LedgerImporter.Options(
    source: "huvudbok", selection: FactSelection(["responsibility": [CodeRange("302")]]), period: Period(march))
  return try #require(try await LedgerImporter(desk: desk).run(file, options).batch)
}

@Test("A figure that a new ledger file changes is found in every place, with the file for its cause")
func everyPlace() async throws {
  let desk = try DemoStore.copy("locked")
  let locked = try await lock(desk)
  let before = try await locks(desk).snapshot(locked.id)
  let batch = try await correct(desk)
  let after = try await locks(desk).snapshot(ReadReport.Input(month: april))
  let found = try await desk.ask(CompareReports.self, .init(before, after, kinds: KindCatalogue([])))
  #expect(!found.figures.isEmpty)
  // The actual of the year to date: in the drift table, in tables by unit and area, and in charts.
  let actual = try #require(FigureKey("actual:line/drift.resultat:2019-01..2019-04"))
  let difference = try #require(found.figures.first { $0.new?.key == actual })
  #expect(difference.old?.value != difference.new?.value)
  #expect(difference.causes.contains { $0.contains(batch) && $0.contains("correction-302.csv") })
  // Every place of the later document that shows a changed figure is named, and no other.
  var places: [FigureKey: Set<String>] = [:]
  for figure in found.figures { if let key = figure.new?.key { places[key] = Set(figure.places) } }
  for table in after.document.tables {
    for row in table.rows {
      for case .figure(let cell) in row.cells {
        guard let named = places[cell.key] else { continue }
        #expect(
          named.contains { $0.contains(table.caption.prefix { $0 != "." }) || $0.hasPrefix("diagrammet") },
          "\(cell.key)")
      }
    }
  }
  let kinds = Set(found.figures.flatMap(\.places).compactMap { $0.split(separator: " ").first })
  #expect(kinds == ["tabellen", "diagrammet", "texten"], "\(kinds)")
  // What is not made of the file is as it was.
  #expect(!found.figures.contains { $0.new?.key.measure == "budget" })
  // Nothing differs from itself.
  let same = try await desk.ask(CompareReports.self, .init(after, after, kinds: KindCatalogue([])))
  #expect(same.figures.isEmpty && same.words.isEmpty)
}

@Test("A locked report's tree and figures are those of its event, whatever is imported later")
func lockedStays() async throws {
  let desk = try DemoStore.copy("locked-stays")
  let now = try await locks(desk).snapshot(ReadReport.Input(month: april))
  let locked = try await lock(desk)
  _ = try await correct(desk)
  let read = try await locks(desk).snapshot(locked.id)
  #expect(read.event == now.event)
  #expect(read.figures == now.figures)
  #expect(read.document.blocks == now.document.blocks)
  // Every figure says what it was made of; remarks tell of other moments.
  let unknown = read.figures.entries.filter { $0.provenance == nil }
  #expect(unknown.isEmpty, "\(unknown.map(\.cell.key))")
}

@Test("A correction says its reason first, and a comparison tells it among the words")
func openCorrection() async throws {
  let desk = try DemoStore.copy("locked-corrected")
  let first = try await lock(desk)
  _ = try await correct(desk)
  let second = try await lock(desk, correcting: "Ansvar 302 var dubbelbokfört i mars")
  #expect(second.number == first.number + 1)
  let (old, new) = (try await locks(desk).snapshot(first.id), try await locks(desk).snapshot(second.id))
  guard case .notice(let notice)? = new.document.blocks.first else {
    Issue.record("No notice comes first")
    return
  }
  #expect(notice.text.plainText.contains("dubbelbokfört"))
  let found = try await desk.ask(CompareReports.self, .init(old, new, kinds: KindCatalogue([])))
  #expect(
    found.words.contains {
      $0.runs.contains { if case .added(let text) = $0 { text.contains("dubbelbokfört") } else { false } }
    })
  let document = try await locks(desk).comparison(old, new, kinds: KindCatalogue([]))
  #expect(Set(document.tables.map(\.id)).count == document.tables.count)
  #expect(try StoredDocument.document(from: StoredDocument.bytes(of: document)) == document)
}

@Test("Between months the year to date answers to the year to date")
func betweenMonths() async throws {
  let desk = try DemoStore.desk()
  let march = try #require(Month("2019-03"))
  let (old, new) = (
    try await locks(desk).snapshot(ReadReport.Input(month: march)),
    try await locks(desk).snapshot(ReadReport.Input(month: april))
  )
  let found = try await desk.ask(CompareReports.self, .init(old, new, kinds: KindCatalogue([])))
  let actual = try #require(FigureKey("actual:line/drift.resultat:2019-01..2019-04"))
  let difference = try #require(found.figures.first { $0.new?.key == actual })
  #expect(difference.old?.key == FigureKey("actual:line/drift.resultat:2019-01..2019-03"))
}

@Test("A unit's report is locked beside the board's, and only what concerns the unit changes it")
func unitAlone() async throws {
  let desk = try DemoStore.copy("locked-unit")
  let seen = try await locks(DemoStore.desk(of: "locked-unit", scope: .units(["E230"])))
    .snapshot(ReadReport.Input(month: april, unit: "E230"))
  let locked = try await lock(desk, unit: "E230")
  #expect(locked.id == "2019-04/varbokslut/E230/1" && locked.unit == "E230")
  #expect(locked.title == "Vårbokslut april\u{A0}2019, Öppna insatser")
  let read = try await locks(desk).snapshot(locked.id)
  #expect(read.document.heading.contains { $0.label == "Enhet" && $0.value == "Öppna insatser (E230)" })
  // It is the report that the unit's manager sees.
  #expect(read.document.blocks == seen.document.blocks)
  #expect(!read.document.tables.contains { $0.rows.contains { $0.id == "E310" } })
  // Staff's invoice concerns another unit: the board's version has changed, the unit's has not.
  let board = try await lock(desk)
  _ = try await correct(desk)
  let changes = try await locks(desk).changes(kinds: KindCatalogue([])).map(\.report.id)
  #expect(changes.contains(board.id) && !changes.contains(locked.id), "\(changes)")
  let second = try await lock(desk, unit: "E230", correcting: "Nytt läge")
  #expect(second.number == 2)
  await #expect(throws: OrganisationProblem.unknownUnit("E999", Place(field: "unit", option: "--unit"))) {
    try await lock(desk, unit: "E999")
  }
}
