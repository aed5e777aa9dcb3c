import Accounts
import Formats
import Importing
import Kernel
import Ledger
import Storage
import Testing

/// Grids by hand, as spreadsheets and text files become them.
enum GridSample {
  /// The grid of rows whose cells stand between bars; numbers are numbers, `=` before a text keeps it a text, days are
  /// days, `#REF!` is an error. A row that begins with `~` is hidden; an empty line is a blank row.
  static func grid(_ text: String, sheet: String? = "Blad1", merges: [Grid.Merge] = []) -> Grid {
    var rows: [Grid.Row] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let isHidden = line.hasPrefix("~")
      let cells = line.drop { $0 == "~" }.split(separator: "|", omittingEmptySubsequences: false)
        .map { cell(trimmed($0)) }
      if cells.allSatisfy({ $0 == .empty }) { continue }
      rows.append(Grid.Row(number: index + 1, cells: cells, isHidden: isHidden))
    }
    return Grid(file: "l.xlsx", sheet: sheet, rows: rows, merges: merges)
  }

  /// The cell that the text writes.
  static func cell(_ text: String) -> GridCell {
    if text.isEmpty { return .empty }
    if text.hasPrefix("=") { return .text(String(text.dropFirst())) }
    if text.hasPrefix("#") { return .error(text) }
    if text.utf8.count == 10, let day = Day(text) { return .day(day) }
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 45 }
    if isPlain, let number = ExactNumber(text.utf8) { return .number(number) }
    return .text(text)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// What the table comes to: `2019-01 5110 302 = 100000` in öre and the ledger's sign, sorted.
  static func amounts(_ tables: [RecognisedTable]) throws -> [String] {
    let ledger = try #require(GridLedger.ledger(tables))
    var sums: [String: Int64] = [:]
    for (month, rows) in ledger.months {
      let columns = rows.segment(month: month).rows
      for row in 0..<columns.count {
        let phase = word(columns.code(LedgerTable.phase), row)
        let codes = CodingPart.allCases.map { word(columns.code($0.column), row) }
        var key = month.description + (phase.isEmpty ? "" : " " + phase)
        for (part, code) in zip(CodingPart.allCases, codes) where !code.isEmpty {
          key += " " + (part == .account ? "" : String(part.term.prefix(2)) + ":") + code
        }
        sums[key, default: 0] += columns.integer(LedgerTable.amount)[row]
      }
    }
    return sums.filter { $0.value != 0 }.map { "\($0.key) = \($0.value)" }.sorted()
  }

  private static func word(_ column: CodeColumn, _ row: Int) -> String { column.dictionary[Int(column.codes[row])] }

  /// What is read of the grids.
  static func read(
    _ grids: [Grid], mapping: SourceMapping = .standard, request: TableRequest = TableRequest()
  ) throws -> [RecognisedTable] {
    try TableRecognition.read(grids.map { TableSheet($0) }, request: request, mapping: mapping)
  }

  /// The codes and places of what is wrong.
  static func problems(
    _ text: String, mapping: SourceMapping = .standard, request: TableRequest = TableRequest()
  ) -> [String] {
    do {
      return try read([grid(text)], mapping: mapping, request: request).flatMap(\.problems).map(told)
    } catch let problems as Problems {
      return problems.all.map(told)
    } catch {
      return ["\(error)"]
    }
  }

  private static func told(_ problem: any Problem) -> String {
    let field = problem.place.field?.split(separator: "!").last.map(String.init)
    return (field.map { $0 + " " } ?? "") + problem.code
  }
}
