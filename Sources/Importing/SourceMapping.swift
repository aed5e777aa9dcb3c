package import Accounts
package import Formats
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
  /// The sign of the amounts in CSV ledgers; SIE files always have the ledger's.
  package let ledgerSign: AmountSign

  private enum CodingKeys: String, CodingKey {
    case dimensions
    case columns
    case vouchersMustBalance
    case ledgerSign
  }

  /// A mapping.
  package init(
    dimensions: [String: CodingPart], columns: [String: String], vouchersMustBalance: Bool,
    ledgerSign: AmountSign = .ledger
  ) {
    self.dimensions = dimensions
    self.columns = columns
    self.vouchersMustBalance = vouchersMustBalance
    self.ledgerSign = ledgerSign
  }

  /// The mapping that was stored; those that do not name the sign have the ledger's.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    dimensions = try container.decode([String: CodingPart].self, forKey: .dimensions)
    columns = try container.decode([String: String].self, forKey: .columns)
    vouchersMustBalance = try container.decode(Bool.self, forKey: .vouchersMustBalance)
    ledgerSign = try container.decodeIfPresent(AmountSign.self, forKey: .ledgerSign) ?? .ledger
  }

  /// Stores the sign only where it is not the ledger's, so that mappings without it keep their bytes.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dimensions, forKey: .dimensions)
    try container.encode(columns, forKey: .columns)
    try container.encode(vouchersMustBalance, forKey: .vouchersMustBalance)
    if ledgerSign != .ledger { try container.encode(ledgerSign, forKey: .ledgerSign) }
  }

  /// What is taken where a source has no mapping: dimensions by their names in the file, and vouchers
  /// that balance.
  package static let standard = SourceMapping(dimensions: [:], columns: [:], vouchersMustBalance: true)

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
