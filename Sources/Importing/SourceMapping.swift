package import Accounts
import Storage

/// How the files of one source are read: which dimension or column holds which coding part.
/// The id is the source's name, `huvudbok`.
package struct SourceMapping: RecordKind, Hashable {
  package static let kind = "source-mapping"
  package static let tag = "source-mapping/1"

  /// The coding part of each SIE dimension, by the dimension's number as text.
  package let dimensions: [String: CodingPart]
  /// The column heading of each field in CSV files, by the field's Swedish name; fields not named are found under
  /// their own names.
  package let columns: [String: String]
  /// Whether each voucher must sum to zero. A board's extract is one-sided by nature.
  package let vouchersMustBalance: Bool

  /// A mapping.
  package init(dimensions: [String: CodingPart], columns: [String: String], vouchersMustBalance: Bool) {
    self.dimensions = dimensions
    self.columns = columns
    self.vouchersMustBalance = vouchersMustBalance
  }

  /// What is taken where a source has no mapping: dimensions by their names in the file, vouchers need not balance.
  package static let standard = SourceMapping(dimensions: [:], columns: [:], vouchersMustBalance: false)

  /// The coding part of a dimension: as the mapping says, else as its name in the file says, else as the number is
  /// used in the SIE standard (1 cost centre, 6 project).
  package func part(dimension: Int, name: String?) -> CodingPart? {
    if let part = dimensions[String(dimension)] { return part }
    if let name, let part = CodingPart(term: name) { return part }
    switch dimension {
    case 1: return .responsibility
    case 6: return .project
    default: return nil
    }
  }
}
