import Formats
import Kernel

/// What was understood of a workbook: its sheets, and each cell that holds something.
struct XLSXInspection: Encodable {
  /// How many of a sheet's rows its text shows.
  private static let shownRows = 5
  /// How many of a row's columns its text shows, and how many letters of each.
  private static let shownColumns = 8
  private static let shownLetters = 24

  private let workbook: Workbook
  /// What is worth knowing although the workbook can be read.
  let problems: [any Problem]
  private let isRevealing: Bool

  /// The workbook of the bytes; personal identity numbers in it are masked unless they are to be shown.
  init(_ bytes: [UInt8], name: String, isRevealing: Bool) throws(Problems) {
    workbook = try Workbook.read(bytes, name: name)
    problems = workbook.sheets.flatMap(\.warnings)
    self.isRevealing = isRevealing
  }

  private enum CodingKeys: String, CodingKey {
    case dateSystem = "date_system"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(workbook.dateSystem.rawValue, forKey: .dateSystem)
  }

  /// Writes what JSON says of the sheets, as members of an object that is open; a sheet may have millions of cells, so
  /// they go out in pieces.
  func writeMembers(to terminal: any Terminal) throws {
    var writer = SheetJSON(terminal, isRevealing: isRevealing)
    try writer.write(workbook)
  }

  /// The sheets as a person wants a first look at them.
  var lines: [String] {
    var masked = 0
    var lines = [
      "\(workbook.name ?? ""): arbetsbok, \(Words.count(workbook.sheets.count, "blad", "blad")), dagar räknas från "
        + workbook.dateSystem.rawValue
    ]
    for sheet in workbook.sheets { lines += text(of: sheet, masked: &masked) }
    if masked > 0 {
      lines.append(
        "  " + Words.count(masked, "personnummer är dolt", "personnummer är dolda") + " (visas med --reveal)")
    }
    return lines
  }

  private func text(of sheet: WorkbookSheet, masked: inout Int) -> [String] {
    let state =
      switch sheet.visibility {
      case .visible: ""
      case .hidden, .veryHidden: ", dolt"
      }
    let range = sheet.usedRange.map(\.description) ?? "tomt"
    var facts = [Words.count(sheet.rows.count, "rad", "rader"), Words.count(sheet.cells.count, "cell", "celler")]
    if sheet.hiddenRowCount > 0 { facts.append(Words.count(sheet.hiddenRowCount, "dold rad", "dolda rader")) }
    let hiddenColumns = sheet.hiddenColumns.reduce(0) { $0 + $1.count }
    if hiddenColumns > 0 { facts.append(Words.count(hiddenColumns, "dold kolumn", "dolda kolumner")) }
    if !sheet.merges.isEmpty {
      facts.append(Words.count(sheet.merges.count, "sammanfogat område", "sammanfogade områden"))
    }
    let name = IdentityMask.text(sheet.name, isRevealing: isRevealing, masked: &masked)
    var lines = ["  Blad ”\(name)”\(state): \(range), " + facts.joined(separator: ", ")]
    for row in sheet.rows.prefix(XLSXInspection.shownRows) {
      let shown = sheet.cells[row.cells].prefix(XLSXInspection.shownColumns).map { cell in
        let text = IdentityMask.text(cell.value.text, isRevealing: isRevealing, masked: &masked)
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > XLSXInspection.shownLetters ? line.prefix(XLSXInspection.shownLetters) + "…" : line
      }
      let more = row.cells.count > XLSXInspection.shownColumns ? " | …" : ""
      lines.append("    \(row.number): " + shown.joined(separator: " | ") + more)
    }
    if sheet.rows.count > XLSXInspection.shownRows { lines.append("    …") }
    return lines
  }
}
