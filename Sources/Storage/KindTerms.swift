/// What a kind of record is called by those who read, and who may see its history.
package struct KindTerms: Sendable {
  /// Which sign amounts have where the history shows them.
  package enum AmountSign: Int, Hashable, Sendable {
    /// As in ledgers and budgets: debit positive.
    case ledger = 1
    /// As in reports: revenue and surplus positive.
    case report = -1
  }

  /// One of them, in Swedish: *enhet*.
  package let singular: String
  /// Several of them: *enheter*.
  package let plural: String
  /// Other names that it may be asked for by.
  package let aliases: [String]
  /// The sign that its amounts are shown with.
  package let sign: AmountSign
  /// Whether only those who may read what is confidential see its history.
  package let isConfidential: Bool
  /// Words for its fields that mean something else than in other kinds.
  package let fields: [String: String]
  /// The unit that the record of an id is about; nil for what concerns the whole board.
  package let unit: @Sendable (String) -> String?

  /// A kind called so.
  package init(
    _ singular: String, _ plural: String, aliases: [String] = [], sign: AmountSign = .ledger,
    isConfidential: Bool = false, fields: [String: String] = [:],
    unit: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.singular = singular
    self.plural = plural
    self.aliases = aliases
    self.sign = sign
    self.isConfidential = isConfidential
    self.fields = fields
    self.unit = unit
  }
}
