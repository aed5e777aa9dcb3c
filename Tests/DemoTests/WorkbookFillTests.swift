import Forecasting
import Formats
import Foundation
import Importing
import Kernel
import Reporting
import RoderSandbox
import Storage
import StoreSQLite
import Testing

private let april = "Examples/april-2019/"

private func bytes(_ name: String) throws -> [UInt8] {
  Array(try Data(contentsOf: ProjectFolder.root.appendingPathComponent(april + name)))
}

private func desk(_ desk: Desk) -> WorkbookDesk {
  WorkbookDesk(
    desk, sections: [{ month, asOf, _ in try await FollowUpDesk(desk).month(month, asOf: asOf).sources }])
}

private func save(_ rows: [WorkbookCellsCSV.Row], _ desk: Desk) async throws {
  let file = SourceFile(name: "central-mall.xlsx", bytes: try bytes("central-mall.xlsx"))
  _ = try await desk.run(SaveWorkbook.self, .init(id: "central", file: file, rows: rows))
}

private func month() throws -> Month { try #require(Month("2019-04")) }

@Test("The central office's workbook is filled with the figures of the drift table, and its formulas stay")
func filled() async throws {
  let store = try DemoStore.copy("workbook")
  let rows = try WorkbookCellsCSV.read(
    name: "central-mall-celler.csv", bytes: bytes("central-mall-celler.csv"))
  try await save(rows, store)
  let filled = try await desk(store).fill("central", month: month())
  #expect(filled.gaps == [])
  #expect(filled.filled == rows.count)
  let before = try Workbook.read(bytes("central-mall.xlsx"), name: "före")
  let after = try Workbook.read(filled.bytes, name: "efter")
  let sheet = try #require(after.sheet(named: "Rapport"))
  func text(_ cell: String) throws -> String {
    let address = try #require(CellAddress(cell))
    return try sheet.grid().rows.first { $0.number == address.row }?[address.column].text ?? ""
  }
  #expect(try text("B3") == "Socialnämnden")
  // Budget, actual, forecast and variance of the first line and the last, as the published table prints them.
  #expect(try ["B8", "C8", "D8", "E8"].map(text) == ["43344", "17290", "40026", "-3318"])
  #expect(try ["B13", "C13", "D13", "E13"].map(text) == ["203903", "67968", "203903", "0"])
  for sheet in before.sheets {
    let now = try #require(after.sheet(named: sheet.name))
    #expect(!formulas(sheet).isEmpty)
    #expect(formulas(now) == formulas(sheet))
  }
}

private func formulas(_ sheet: WorkbookSheet) -> [String] {
  sheet.rows.flatMap { row in
    sheet.cells[row.cells].compactMap { sheet.formula(of: $0, row: row.number) }
  }
}

@Test("A cell that asks for a figure that does not exist is named, and nothing is filled")
func unfilled() async throws {
  let store = try DemoStore.copy("workbook-unfilled")
  let cell = WorkbookTemplate.Cell(
    sheet: "Rapport", cell: "B8", content: "budget:line/drift.rymdfart:{år}", unit: .tkr, sign: .report, decimals: 0)
  try await save([.init(cell: cell, place: Place())], store)
  do {
    _ = try await desk(store).fill("central", month: month())
    Issue.record("A figure that does not exist was filled in")
  } catch let problems as Problems {
    #expect(problems.all.map(\.code) == ["reporting.unfilled-cell"])
    #expect(problems.all.first?.message.contains("Rapport!B8") == true)
  }
}

@Test("A workbook is kept sealed, so it cannot be filled without the store's key")
func sealed() async throws {
  let store = try DemoStore.copy("workbook-sealed")
  let cell = WorkbookTemplate.Cell(
    sheet: "Rapport", cell: "B8", content: "budget:{år}", unit: .tkr, sign: .report, decimals: 0)
  try await save([.init(cell: cell, place: Place())], store)
  let path = try DemoStore.folder().appending(path: "workbook-sealed.roder").path
  let closed = Desk(store: try SQLiteStore.open(path: path), context: store.context)
  await #expect(throws: ReportingProblem.sealedWorkbook("central")) {
    try await desk(closed).fill("central", month: month())
  }
}
