package import Accounts
package import Kernel

/// Which postings are looked for.
package struct PostingQuery: Hashable, Sendable {
  /// The order that they are shown in.
  package enum Order: String, Hashable, Sendable, CaseIterable {
    /// The greatest amounts first, whatever their sign.
    case size
    /// The latest vouchers first.
    case latest
    /// The earliest vouchers first.
    case earliest
  }

  /// The months; nil for the calendar year of the latest month with postings.
  package var period: Period?
  /// Words that all stand in the text or the supplier, anywhere and in any case; none for every posting.
  package var words: String
  /// Words that all stand in the supplier.
  package var supplier: String
  /// The codes of each part that is named: a posting has one of them.
  package var codes: [CodingPart: [CodeRange]]
  /// The unit or department that answers; nil for all.
  package var unit: String?
  /// The amounts; nil for all.
  package var amounts: AmountRange?
  /// The voucher's number, with its series or without; empty for all.
  package var voucher: String
  /// The order.
  package var order: Order
  /// How many are shown.
  package var limit: Int
  /// How many are passed over first.
  package var offset: Int

  /// The most postings that one answer shows.
  package static let greatestLimit = 500
  /// How far an answer may reach.
  package static let greatestReach = 10_000

  /// All postings of the months, narrowed by what is given.
  package init(
    _ period: Period? = nil, words: String = "", supplier: String = "", codes: [CodingPart: [CodeRange]] = [:],
    unit: String? = nil, amounts: AmountRange? = nil, voucher: String = "", order: Order = .size, limit: Int = 50,
    offset: Int = 0
  ) {
    self.period = period
    self.words = words
    self.supplier = supplier
    self.codes = codes
    self.unit = unit
    self.amounts = amounts
    self.voucher = voucher
    self.order = order
    self.limit = limit
    self.offset = offset
  }

  /// Whether it asks for some postings of its months and codes only.
  package var narrows: Bool { asksForText || amounts != nil || !voucher.isEmpty }

  /// Whether texts or suppliers are looked through.
  package var asksForText: Bool { !(words + supplier).allSatisfy(\.isWhitespace) }

  /// The ranges of codes that a text such as `45, 50-56` spells; none for an empty one.
  ///
  /// **Throws** `LedgerProblem.oddAccounts`.
  package static func codeRanges(_ text: String, of part: CodingPart) throws(LedgerProblem) -> [CodeRange] {
    var ranges: [CodeRange] = []
    for piece in text.split(whereSeparator: { $0 == "," || $0 == ";" }) where !piece.allSatisfy(\.isWhitespace) {
      guard let range = CodeRange(text: String(piece)) else {
        throw LedgerProblem.oddAccounts(String(piece.trimmed), Place(field: part.term))
      }
      ranges.append(range)
    }
    return ranges
  }
}
