import ArgumentParser
import Importing
import Kernel
import Reporting
import Storage

/// Brings in a workbook to be filled and what fills which of its cells.
struct ImportWorkbookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook", abstract: "Bring in somebody else's workbook, to be filled with figures every month.",
    discussion: """
      The cells are CSV: blad, cell, innehåll and optional enhet, tecken and decimaler. A cell's content is a figure's \
      key, whose period may be {år}, {månad}, {hittills}, {fjolår} or {hittills fjolår}, or one of {nämnd}, {kommun}, \
      {period}, {tillfälle}, {diarienummer}, {sammanträde}, {paragraf}. Cells must be empty and hold no formula.

      EXAMPLE
        roder import workbook central.xlsx --cells cells.csv --id central
      """)

  @Argument(help: ArgumentHelp("The workbook, XLSX.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The file that says what fills which cell.", valueName: "file"))
  var cells: String

  @Option(help: ArgumentHelp("The id that it is filled under.", valueName: "id"))
  var id: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(cells, columns: WorkbookCellsCSV.columns, shell)
    let rows = try WorkbookCellsCSV.read(name: source.name, bytes: source.bytes)
    let workbook = SourceFile(name: FileName.of(file), bytes: try shell.files.read(shell.path(file)))
    let written = try await options.desk(shell).run(SaveWorkbook.self, .init(id: id, file: workbook, rows: rows))
    try shell.say(
      "\(workbook.name): \(Words.count(rows.count, "cell", "celler")), version \(written.output) av \(id).")
  }
}
