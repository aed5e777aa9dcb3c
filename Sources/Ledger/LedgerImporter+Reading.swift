import Formats
package import Importing
package import Kernel
import SIE
import Storage

/// From a file's bytes to postings, whatever its format.
extension LedgerImporter {
  /// The postings of the file and what the reader remarks.
  package static func read(
    _ file: SourceFile, mapping: SourceMapping, isOneSided: Bool = false
  ) throws -> (ledger: LedgerFile, remarks: [any Problem]) {
    let reading = try reading(file, mapping: mapping, isOneSided: isOneSided)
    return (reading.ledger, reading.remarks)
  }

  /// What the file holds, and how it was understood.
  ///
  /// **Throws** `Problems` with everything that is wrong with it.
  package static func reading(
    _ file: SourceFile, mapping: SourceMapping, isOneSided: Bool = false, request: TableRequest = TableRequest()
  ) throws -> LedgerReading {
    let kind = FileKind(of: file.bytes)
    guard kind.isRead else { throw ImportingProblem.wrongKind(found: kind, wanted: nil, file: file.name) }
    if kind == .workbook {
      return try recognised(tables(file, kind: kind, mapping: mapping, request: request), file, mapping, request)
    }
    if isTable(file, kind) { return try table(file, mapping, request) }
    let sie = SIEReader.read(
      file.bytes, profile: SIECheckProfile(vouchersMustBalance: mapping.vouchersMustBalance && !isOneSided))
    let remarks = sie.problems.map { SIERemark(problem: $0, file: file.name) }
    let errors = remarks.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Problems(errors) }
    try MagnitudeRules.require(sie, name: file.name)
    guard let ledger = SIELedger.read(sie, mapping: mapping) else {
      throw ImportingProblem.nothingToImport(file: file.name)
    }
    let unmapped = SIELedger.unmappedDimensions(sie, mapping: mapping, file: file.name)
    return LedgerReading(
      ledger: ledger, remarks: remarks + unmapped, selection: mapping.selection,
      balances: SaidBalance.said(by: sie))
  }

  /// The tables of a spreadsheet or text file as they are understood, with what is wrong with them.
  package static func tables(
    _ file: SourceFile, kind: FileKind, mapping: SourceMapping, request: TableRequest
  ) throws(Problems) -> [RecognisedTable] {
    try TableRecognition.read(LedgerSheets.read(file, kind: kind), request: request, mapping: mapping)
  }

  /// Whether the file is a table as text: what is called a SIE file and is none is told so by their reader.
  static func isTable(_ file: SourceFile, _ kind: FileKind) -> Bool {
    kind == .table && ![".se", ".si", ".sie"].contains { file.name.lowercased().hasSuffix($0) }
  }

  // MARK: Tables

  /// A table as text: quickly where its first row is a plain header, else as it is recognised.
  private static func table(
    _ file: SourceFile, _ mapping: SourceMapping, _ request: TableRequest
  ) throws -> LedgerReading {
    if isPlain(request, mapping) {
      do {
        let (isPlain, remarks) = try CSVLedger.leaving(file, mapping: mapping)
        if isPlain {
          let ledger = try CSVLedger.read(file, mapping: mapping)
          if PlainLedgerRules.isPlain(ledger, saysSign: mapping.sign != nil) {
            return LedgerReading(ledger: ledger, remarks: remarks, selection: mapping.selection)
          }
        }
      } catch let problems as Problems where !isAboutHeader(problems) {
        // Sums and pages between the rows are no mistakes; everything else is told as the plain reader tells it, also
        // where the recognition cannot take the file either.
        guard let tables = try? tables(file, kind: .table, mapping: mapping, request: request),
          tables.allSatisfy({ $0.problems.isEmpty }), tables.contains(where: \.hasDecoration)
        else { throw problems }
        return try recognised(tables, file, mapping, request)
      } catch is Problems {
        // The first row is no plain header: the table is looked for.
        return try recognised(tables(file, kind: .table, mapping: mapping, request: request), file, mapping, request)
      }
    }
    return try recognised(tables(file, kind: .table, mapping: mapping, request: request), file, mapping, request)
  }

  /// Whether nothing is said of the table that a plain reader would not do.
  private static func isPlain(_ request: TableRequest, _ mapping: SourceMapping) -> Bool {
    let unit = request.unit ?? mapping.unit ?? .kr
    return unit == .kr && request.sign == nil
  }

  private static func isAboutHeader(_ problems: Problems) -> Bool {
    problems.all.allSatisfy { ["formats.missing-column", "formats.ambiguous-column"].contains($0.code) }
  }

  /// The ledger of recognised tables; throws what is wrong with them and has not been let pass.
  private static func recognised(
    _ tables: [RecognisedTable], _ file: SourceFile, _ mapping: SourceMapping, _ request: TableRequest
  ) throws -> LedgerReading {
    var remarks: [any Problem] = []
    var errors: [any Problem] = []
    var accepted: [String] = []
    for problem in tables.flatMap(\.problems) {
      if let disagreement = problem as? RecognitionProblem, disagreement.isAccepted(request.accepted) {
        remarks.append(AcceptedDisagreement(disagreement))
        accepted.append(disagreement.code)
      } else {
        errors.append(problem)
      }
    }
    guard errors.isEmpty else { throw Problems(errors) }
    guard let ledger = GridLedger.ledger(tables) else {
      throw FormatsProblem.noRows(Place(file: file.name))
    }
    return LedgerReading(
      ledger: ledger, remarks: remarks, tables: tables,
      selection: mapping.selection ?? tables.compactMap(\.title.selection).first, accepted: accepted)
  }
}

extension RecognisedTable {
  /// Whether something but rows and headings stands on the sheet: then a plain reader cannot read it.
  fileprivate var hasDecoration: Bool { !skipped.isEmpty || headerRows.lowerBound > 1 }
}
