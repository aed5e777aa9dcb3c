package import Importing
package import Kernel
import SIE

/// From a file's bytes to postings, whatever its format.
extension LedgerImporter {
  /// The postings of the file and what the reader remarks.
  package static func read(
    _ file: SourceFile, mapping: SourceMapping, isOneSided: Bool = false
  ) throws -> (ledger: LedgerFile, remarks: [any Problem]) {
    let kind = FileKind(of: file.bytes)
    if file.name.lowercased().hasSuffix(".csv"), kind != .sie, kind != .sie5 {
      if kind != .table, !file.bytes.isEmpty {
        throw ImportingProblem.wrongKind(found: kind, wanted: .table, file: file.name)
      }
      return (try CSVLedger.read(file, mapping: mapping), try CSVLedger.unknownColumns(file, mapping: mapping))
    }
    let sie = SIEReader.read(
      file.bytes, profile: SIECheckProfile(vouchersMustBalance: mapping.vouchersMustBalance && !isOneSided))
    let remarks = sie.problems.map { SIERemark(problem: $0, file: file.name) }
    let errors = remarks.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Problems(errors) }
    try MagnitudeRules.require(sie, name: file.name)
    guard let ledger = SIELedger.read(sie, mapping: mapping) else {
      throw ImportingProblem.nothingToImport(file: file.name)
    }
    return (ledger, remarks)
  }
}
