import Kernel

/// What marked postings have come to, from what was found of them.
enum MarkingRules {
  /// What a look through the ledger found of one marked posting.
  struct Finding: Sendable {
    /// The posting; nil where it is not there.
    var posting: FoundPosting?
    /// Another posting of its voucher; nil where there is none that may be seen.
    var neighbour: FoundPosting?
    /// The postings with the same codes and the opposite amount, from its month on, in order.
    var mirrors: [FoundPosting] = []
    /// Whether its source has postings of its month.
    var hasMonth = false
    /// Whether they can no longer be read.
    var isUnreadable = false
  }

  /// How far the mark has come. Where the whole month is gone from the ledger nothing is known of the posting, so it
  /// waits on.
  static func state(_ mark: MarkedPosting, _ finding: Finding) -> MarkState {
    if let settlement = mark.settlement { return .settled(settlement.outcome) }
    if finding.isUnreadable { return .unreadable }
    if finding.posting == nil, finding.hasMonth {
      return .perhapsCorrected(finding.neighbour == nil ? .voucherGone : .postingGone)
    }
    guard finding.mirrors.count > mark.mirrors else { return .waiting }
    var vouchers: [String] = []
    // Those that were there already cannot be told from the new ones, except that the new ones are later as a rule.
    for mirror in finding.mirrors.reversed() where !vouchers.contains(mirror.voucher) {
      vouchers.append(mirror.voucher)
    }
    let news = finding.mirrors.count - mark.mirrors
    return .perhapsCorrected(.mirrored(Array((mark.mirrors == 0 ? vouchers : Array(vouchers.prefix(news))).reversed())))
  }

  /// What is left of a word that somebody wrote: without spaces around it and personal identity numbers.
  static func cleaned(_ text: String) -> (text: String, count: Int) { PersonalNumbers.masked(String(text.trimmed)) }
}
