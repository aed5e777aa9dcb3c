package import Accounts
package import Formats
import Kernel
package import Storage

/// How the files of one source are read: which dimension or column holds which coding part, and what the files do not
/// say themselves. The id is the source's name, `huvudbok`.
package struct SourceMapping: RecordKind, Hashable {
  package static let kind = "source-mapping"
  package static let tag = "source-mapping/2"
  package static let terms = KindTerms("mappning", "mappningar", aliases: ["mapping"])
  // The second schema has more fields, all of which may be missing.
  package static let upcasters = [Upcaster(from: "source-mapping/1", to: "source-mapping/2") { $0 }]

  /// The coding part of each SIE dimension, by the dimension's number as text.
  package var dimensions: [String: CodingPart]
  /// The column heading of each field in table files, by the field's Swedish name; fields not named are found under
  /// their own names.
  package var columns: [String: String]
  /// Whether each voucher must sum to zero. A board's extract is one-sided by nature.
  package var vouchersMustBalance: Bool
  /// The sign of the amounts in table files; nil where the mapping does not say. SIE files always have the ledger's.
  package var sign: AmountSign?
  /// The unit of the amounts in table files; nil where the mapping does not say.
  package var unit: AmountUnit?
  /// The order of the parts in code strings; nil where the mapping does not say.
  package var codeString: [CodingPart]?
  /// The sheets that are read; none to take the one that is recognised.
  package var sheets: [String]
  /// What the source's files speak for; nil where the mapping does not say.
  package var selection: FactSelection?
  /// The headings by which the layout is known again, folded; none where no layout has been saved.
  package var signature: [String]

  private enum CodingKeys: String, CodingKey {
    case dimensions
    case columns
    case vouchersMustBalance
    case sign = "ledgerSign"
    case unit
    case codeString
    case sheets
    case selection
    case signature
  }

  /// A mapping.
  package init(
    dimensions: [String: CodingPart], columns: [String: String], vouchersMustBalance: Bool,
    sign: AmountSign? = nil, unit: AmountUnit? = nil, codeString: [CodingPart]? = nil, sheets: [String] = [],
    selection: FactSelection? = nil, signature: [String] = []
  ) {
    self.dimensions = dimensions
    self.columns = columns
    self.vouchersMustBalance = vouchersMustBalance
    self.sign = sign
    self.unit = unit
    self.codeString = codeString
    self.sheets = sheets
    self.selection = selection
    self.signature = signature
  }

  /// The mapping that was stored; what is not there was not said.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    dimensions = try container.decode([String: CodingPart].self, forKey: .dimensions)
    columns = try container.decode([String: String].self, forKey: .columns)
    vouchersMustBalance = try container.decode(Bool.self, forKey: .vouchersMustBalance)
    sign = try container.decodeIfPresent(AmountSign.self, forKey: .sign)
    unit = try container.decodeIfPresent(AmountUnit.self, forKey: .unit)
    codeString = try container.decodeIfPresent([CodingPart].self, forKey: .codeString)
    sheets = try container.decodeIfPresent([String].self, forKey: .sheets) ?? []
    selection = try container.decodeIfPresent(FactSelection.self, forKey: .selection)
    signature = try container.decodeIfPresent([String].self, forKey: .signature) ?? []
  }

  /// Stores what is said and nothing else.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dimensions, forKey: .dimensions)
    try container.encode(columns, forKey: .columns)
    try container.encode(vouchersMustBalance, forKey: .vouchersMustBalance)
    try container.encodeIfPresent(sign, forKey: .sign)
    try container.encodeIfPresent(unit, forKey: .unit)
    try container.encodeIfPresent(codeString, forKey: .codeString)
    if !sheets.isEmpty { try container.encode(sheets, forKey: .sheets) }
    try container.encodeIfPresent(selection, forKey: .selection)
    if !signature.isEmpty { try container.encode(signature, forKey: .signature) }
  }

  /// What is taken where a source has no mapping: dimensions by their names in the file, and vouchers
  /// that balance.
  package static let standard = SourceMapping(dimensions: [:], columns: [:], vouchersMustBalance: true)

  /// The sign of the amounts in clean table files: the ledger's where nothing is said.
  package var ledgerSign: AmountSign { sign ?? .ledger }

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

  /// The roles of the columns that the mapping names, by their folded headings.
  package var rolesByHeading: [String: ColumnRole] {
    Dictionary(
      columns.compactMap { field, heading in
        SourceMapping.role(field).map { (TableHeaderRules.folded(heading), $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The role of a field, months among them: `januari`.
  static func role(_ field: String) -> ColumnRole? {
    if let number = HeadingWords.months[field], let month = HeadingMonth(number) { return .month(month) }
    return ColumnRole(field: field)
  }

  /// The mapping with what was recognised of a table: its headings, unit, sign and sheet.
  package func remembering(_ table: RecognisedTable) -> SourceMapping {
    var saved = self
    // A heading with a personal identity number is nobody's to remember, and does not come back next month.
    for column in table.columns where !column.heading.isEmpty && !PersonalNumbers.occur(in: column.heading) {
      if let field = column.role.field { saved.columns[field] = column.heading }
    }
    saved.unit = table.unit.value
    saved.sign = table.sign.value
    saved.codeString = table.codeStringOrder?.compactMap { CodingPart(term: $0) } ?? codeString
    if let sheet = table.sheet, !saved.sheets.contains(sheet) { saved.sheets.append(sheet) }
    saved.signature = table.signature
    return saved
  }
}
