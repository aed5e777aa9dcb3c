import Formats
package import Importing
import Kernel
package import Storage

/// Saves a workbook of somebody else's and what fills which of its cells.
package enum SaveWorkbook: Command {
  package static let name = "report.save-workbook"
  package static let permission = Permission.administer
  /// The version that stands.
  package typealias Output = Int

  /// The workbook and its cells.
  package struct Input: Sendable {
    /// The id that it is filled under.
    package let id: String
    /// The workbook.
    package let file: SourceFile
    /// The cells.
    package let rows: [WorkbookCellsCSV.Row]

    /// A workbook to be saved under `id`.
    package init(id: String, file: SourceFile, rows: [WorkbookCellsCSV.Row]) {
      self.id = id
      self.file = file
      self.rows = rows
    }
  }

  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    guard Slug(input.id) != nil else { throw ReportingProblem.oddWorkbookID(input.id) }
    var problems: [any Problem] = input.rows.filter { !WorkbookRules.isContent($0.cell.content) }
      .map { ReportingProblem.oddCellContent($0.cell.content, $0.place) }
    var seen: Set<[String]> = []
    for row in input.rows where !seen.insert([row.cell.sheet, row.cell.cell]).inserted {
      problems.append(ReportingProblem.repeatedCell(row.cell.sheet + "!" + row.cell.cell, row.place))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    // Whether every cell can be filled shows by filling it.
    _ = try WorkbookPatch(
      input.rows.map { .init(sheet: $0.cell.sheet, cell: $0.cell.cell, value: .text("")) }
    ).applied(to: input.file.bytes, name: input.file.name)
    let file = try transaction.keepSource(input.file)
    return try transaction.put(
      WorkbookTemplate(fileName: input.file.name, file: file, cells: input.rows.map(\.cell)), id: input.id)
  }
}
