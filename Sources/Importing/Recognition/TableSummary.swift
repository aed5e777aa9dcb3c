import Accounts
import Formats
import Kernel

/// A recognised table in words.
package struct TableSummary {
  private let table: RecognisedTable

  /// What was understood of the table.
  package init(_ table: RecognisedTable) { self.table = table }

  /// What an import tells: where the table stands, its months, unit, sign, proof and remarks.
  package var short: [String] { [head] + ["  " + measure] + title + ["  " + proof()] + skipped + notes }

  /// What an import tells but for what the sums prove, which stands where it is decided on.
  package var understood: [String] { [head] + ["  " + measure] + title + skipped + notes }

  /// What a preview tells: the columns and the first rows as well.
  package var full: [String] { [head] + columns + ["  " + measure] + title + skipped + ["  " + proof()] + notes + rows }

  private var head: String {
    let sheet = table.sheet.map { ", blad ”\($0)”" } ?? ""
    let rows = table.headerRows
    let header = rows.count == 1 ? "rubrikrad \(rows.lowerBound)" : "rubrikrader \(rows.lowerBound)–\(rows.upperBound)"
    let months = table.period.map { ", " + SwedishText.text($0) } ?? ""
    return "\(table.file ?? "")\(sheet): \(header), \(TableSummary.count(table.lines.count, "rad", "rader"))\(months)"
  }

  private var measure: String {
    let sign = table.sign.value == .ledger ? "huvudbokens" : "rapportens, vänds vid inläsningen"
    let unit = "Enhet \(table.unit.value.rawValue) (\(table.unit.ground.text))"
    return "\(unit); tecken \(sign) (\(table.sign.ground.text))."
  }

  /// What the lines around the table say that the import goes by.
  private var title: [String] {
    var parts: [String] = []
    if let selection = table.title.selection { parts.append("urval \(SelectionText.of(selection))") }
    if let day = table.title.extracted { parts.append("uttagen \(day)") }
    if let status = table.title.status { parts.append("status \(status.text)") }
    return parts.isEmpty ? [] : ["  Enligt filen: \(parts.joined(separator: ", "))."]
  }

  /// What is said of a file without sums of its own, whatever its format.
  package static let withoutSums = "Filen har inga egna summor; läsningen har inte kunnat prövas mot dem."

  /// What the table's own sums say of what was read, in a sentence.
  ///
  /// - Parameter isOneOfSeveral: whether the file has other tables too, so that the sheet has to be named.
  package func proof(isOneOfSeveral: Bool = false) -> String {
    let proof = table.proof
    let sheet = isOneOfSeveral ? table.sheet : nil
    var parts: [String] = []
    if proof.rows > 0 { parts.append(TableSummary.count(proof.rows, "summarad stämmer", "summarader stämmer")) }
    if proof.rounded > 0 {
      parts.append(TableSummary.count(proof.rounded, "summarad", "summarader") + " stämmer så när som på avrundning")
    }
    if !proof.columns.isEmpty {
      let names = SwedishText.list(proof.columns.map { "”\($0)”" })
      parts.append((proof.columns.count == 1 ? "summakolumnen " : "summakolumnerna ") + names + " stämmer")
    }
    if proof.differences > 0 {
      parts.append(TableSummary.count(proof.differences, "summa stämmer inte", "summor stämmer inte"))
    }
    if !proof.unproved.isEmpty {
      parts.append(SwedishText.list(proof.unproved.map { "”\($0)”" }) + " går inte att pröva")
    }
    guard !parts.isEmpty else {
      return sheet.map { "Bladet ”\($0)” har inga egna summor; läsningen har inte kunnat prövas mot dem." }
        ?? TableSummary.withoutSums
    }
    let whose = sheet.map { "summorna i bladet ”\($0)”" } ?? "filens egna summor"
    return "Prövat mot \(whose): \(parts.joined(separator: ", "))."
  }

  private var columns: [String] {
    table.columns.filter { !$0.heading.isEmpty || $0.role != .unused }.map { column in
      let name = Grid.columnName(column.index)
      let heading = column.heading.isEmpty ? "(utan rubrik)" : PersonalNumbers.masked(column.heading).text
      return "  \(padded(name, 3)) \(padded(heading, 28)) \(column.role.name)"
    }
  }

  private var skipped: [String] {
    guard !table.skipped.isEmpty else { return [] }
    let parts = table.skipped.map { skip in
      let rows = skip.rows.prefix(3).map(String.init).joined(separator: ", ") + (skip.rows.count > 3 ? " …" : "")
      return "\(skip.reason.text(skip.rows.count)) (rad \(rows))"
    }
    return ["  Överhoppat: \(parts.joined(separator: "; "))."]
  }

  private var notes: [String] { table.notes.map { "  " + PersonalNumbers.masked($0).text } }

  private var rows: [String] {
    guard !table.lines.isEmpty else { return [] }
    return ["  Första raderna:"]
      + table.lines.prefix(5).map { line in
        let codes = line.codes.enumerated().filter { !$0.element.isEmpty }.map(\.element).joined(separator: " ")
        let masked = PersonalNumbers.masked(codes).text
        let amounts = line.entries.prefix(4).map { entry in
          "\(entry.month) \(TableSummary.kronor(table.sign.value.inner(entry.amount)))"
        }
        let more = line.entries.count > 4 ? " …" : ""
        return "    rad \(line.row): \(masked): \(amounts.joined(separator: ", "))\(more)"
      }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func count(_ count: Int, _ one: String, _ many: String) -> String {
    SwedishText.number(Int64(count)) + " " + (count == 1 ? one : many)
  }

  private static func kronor(_ money: Money) -> String { SwedishText.number(money.ore, decimals: 2) + " kr" }
}
