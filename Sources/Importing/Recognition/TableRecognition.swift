import Accounts
import Formats
package import Kernel

/// Finds the ledger tables among the sheets of a file and reads them as far as they can be understood.
package enum TableRecognition {
  /// The tables that are to be read, with what is wrong with each in it.
  ///
  /// **Throws** `Problems` where it cannot be told which sheet is meant, or none has headings that are understood.
  package static func read(
    _ sheets: [TableSheet], request: TableRequest, mapping: SourceMapping
  ) throws(Problems) -> [RecognisedTable] {
    let mapped = mapping.rolesByHeading
    let (chosen, notes) = try choose(sheets, request, mapping)
    var tables: [RecognisedTable] = []
    for sheet in chosen {
      guard let header = TableHeaderRules.find(in: sheet.grid, mapped: mapped) else {
        throw Problems([unknownLayout(sheet, mapping)])
      }
      var reader = TableReader(sheet.grid, header: header, request: request, mapping: mapping)
      reader.unsaved = sheet.unsaved
      reader.notes += notes + settleHeadings(&reader)
      if let external = sheet.external {
        reader.problems.append(RecognitionProblem.externalValues(count: external.count, external.first))
      }
      tables.append(reader.read())
    }
    return tables
  }

  // MARK: Sheets

  private static func choose(
    _ sheets: [TableSheet], _ request: TableRequest, _ mapping: SourceMapping
  ) throws(Problems) -> ([TableSheet], notes: [String]) {
    let file = sheets.first?.grid.file ?? ""
    let names = sheets.map(\.name)
    for name in request.sheets where !names.contains(where: { same(name, $0) }) {
      throw Problems([RecognitionProblem.unknownSheet(name, sheets: names, file: file)])
    }
    let wanted = request.sheets.isEmpty ? mapping.sheets : request.sheets
    let said = sheets.filter { sheet in wanted.contains { same($0, sheet.name) } }
    if !said.isEmpty { return (said, []) }
    var notes: [String] = []
    if !wanted.isEmpty, sheets.count > 1 {
      notes.append("Inget blad heter \(SwedishText.list(wanted)), som i källans beskrivning.")
    }
    let mapped = mapping.rolesByHeading
    let known = sheets.filter { sheet in
      guard let header = TableHeaderRules.find(in: sheet.grid, mapped: mapped) else { return false }
      return sheet.grid.rows.count > header.rows.upperBound + 1
    }
    let visible = known.contains { !$0.isHidden } ? known.filter { !$0.isHidden } : known
    if visible.count > 1 {
      throw Problems([RecognitionProblem.severalSheets(visible.map(\.name), file: file)])
    }
    if let only = visible.first {
      for sheet in sheets where sheet.name != only.name {
        let why = sheet.grid.rows.isEmpty ? "är tomt" : sheet.isHidden ? "är dolt" : "har ingen huvudbok"
        notes.append("Bladet ”\(sheet.name)” \(why) och läses inte.")
      }
      return ([only], notes)
    }
    let fullest = sheets.filter { !$0.isHidden }.max { $0.grid.rows.count < $1.grid.rows.count } ?? sheets.first
    guard let fullest, !fullest.grid.rows.isEmpty else {
      throw Problems([FormatsProblem.emptyFile(Place(file: file))])
    }
    throw Problems([unknownLayout(fullest, mapping)])
  }

  /// Whether what somebody said is the sheet's name, in which personal identity numbers are masked.
  private static func same(_ said: String, _ name: String) -> Bool {
    PersonalNumbers.masked(said).text.lowercased() == name.lowercased()
  }

  // MARK: Headings

  /// The problem of a sheet whose headings are not understood: what stands there and what is missing.
  private static func unknownLayout(_ sheet: TableSheet, _ mapping: SourceMapping) -> RecognitionProblem {
    let mapped = mapping.rolesByHeading
    let likeliest = TableHeaderRules.likeliest(in: sheet.grid, mapped: mapped)
    let kinds = likeliest?.headings.compactMap { TableHeaderRules.meaning($0, mapped)?.kind } ?? []
    var missing: [String] = []
    let hasAccount = kinds.contains { $0 == .role(.code(.account)) || $0 == .role(.codeString) }
    if !hasAccount { missing.append("konto") }
    let hasAmounts = kinds.contains { kind in
      switch kind {
      case .amount, .month, .total, .role(.amount), .role(.debit), .role(.credit), .role(.month): true
      default: false
      }
    }
    if !hasAmounts { missing.append("belopp") }
    let row = likeliest?.row.number ?? sheet.grid.rows.first?.number ?? 1
    return .unknownLayout(
      headings: likeliest?.headings ?? [], missing: missing.isEmpty ? ["konto", "belopp"] : missing,
      sheet.grid.place(row: row, column: 0))
  }

  /// Tells which of the saved headings are gone; those that nothing else answers to are problems.
  private static func settleHeadings(_ reader: inout TableReader) -> [String] {
    let headings = Set(
      reader.header.rows.flatMap { row in
        reader.grid.rows[row].cells.map { TableHeaderRules.folded(TableHeaderRules.text($0)) }
      } + reader.columns.map { TableHeaderRules.folded($0.heading) })
    var notes: [String] = []
    var told: Set<String> = []
    for (field, heading) in reader.mapping.columns.sorted(by: { $0.key < $1.key })
    where !headings.contains(TableHeaderRules.folded(heading)) {
      guard let role = SourceMapping.role(field) else { continue }
      if let now = reader.columns.first(where: { $0.role == role }) {
        notes.append("Rubriken ”\(heading)” (\(field)) heter nu ”\(now.heading)”.")
        told.formUnion([heading, now.heading].map(TableHeaderRules.folded))
      } else if field == LedgerField.amount || role.part != nil || role == .codeString {
        reader.problems.append(
          RecognitionProblem.headingChanged(field: field, was: heading, reader.headerPlace))
      } else {
        notes.append("Rubriken ”\(heading)” (\(field)) saknas.")
      }
    }
    if !reader.mapping.signature.isEmpty {
      notes += TableSignatureRules.changes(
        from: reader.mapping.signature.filter { !told.contains($0) },
        to: TableSignatureRules.signature(reader.columns).filter { !told.contains($0) })
    }
    return notes
  }
}
