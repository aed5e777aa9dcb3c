import Accounts

/// What a heading says before the columns beside it and the cells below it are known.
struct HeadingMeaning: Hashable {
  enum Kind: Hashable {
    /// A heading that means one thing only.
    case role(ColumnRole)
    /// The name of the code to its left: *Benämning*.
    case name
    /// A code of the part that the heading above names: *Kod*.
    case code
    /// Amounts; of several such columns the one with the lowest rank is the ledger's.
    case amount(rank: Int)
    /// Amounts of one period; a bare number counts only beside others.
    case month(HeadingMonth, isBare: Bool)
    /// A sum of other columns; accumulated where it says so.
    case total(ClosedRange<Int>?, isAccumulated: Bool)
    case comparison
    case share
    /// A year and nothing else.
    case year
  }

  var kind: Kind
  var year: Int?
  var unit: HeadingWords.UnitWord?

  /// What the heading means under the headings above it, the nearest first.
  func under(_ groups: [HeadingMeaning]) -> HeadingMeaning {
    var result = self
    for group in groups {
      result.year = result.year ?? group.year
      result.unit = result.unit ?? group.unit
      result.kind = HeadingMeaning.combined(result.kind, under: group.kind)
    }
    return result
  }

  private static func combined(_ kind: Kind, under group: Kind) -> Kind {
    switch (kind, group) {
    case (.code, .role(.code(let part))): .role(.code(part))
    case (.name, .role(.code(let part))): .role(.name(part))
    case (.month, .comparison), (.amount, .comparison), (.total, .comparison), (.year, .comparison): .comparison
    case (.month, .share), (.amount, .share), (.total, .share), (.year, .share): .share
    case (.month(let month, _), .total(_, isAccumulated: true)):
      (1...12).contains(month.number) ? .total(1...month.number, isAccumulated: true) : kind
    case (.amount, .total(let range, let isAccumulated)): .total(range, isAccumulated: isAccumulated)
    case (.amount, .month(let month, let isBare)): .month(month, isBare: isBare)
    case (.total(nil, let isAccumulated), .month(let month, _)) where isAccumulated:
      (1...12).contains(month.number) ? .total(1...month.number, isAccumulated: true) : kind
    case (.year, .amount(let rank)): .amount(rank: rank)
    default: kind
    }
  }
}
