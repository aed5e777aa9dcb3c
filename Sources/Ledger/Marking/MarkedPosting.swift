package import Kernel
package import Storage

/// A posting that somebody says is coded wrongly, with what came of it. No figure is changed by it.
///
/// The id is the posting's month, the unit that answers for it and a number, `2019-04/E310/1`; what no unit answers for
/// has the unit `-`.
package struct MarkedPosting: RecordKind, Hashable {
  package static let kind = "marked-posting"
  package static let tag = "marked-posting/1"
  package static let terms = KindTerms(
    "markerad bokföringsrad", "markerade bokföringsrader", aliases: ["marked"], fields: ["proposal": "rätt kontering"]
  ) { MarkedPosting.unit(ofID: $0) }
  package static let retention = RecordRetention.whole

  /// The right coding as whoever marks believes.
  package struct Proposal: Hashable, Sendable, Codable {
    /// The unit, by id; nil where she does not say.
    package let unit: String?
    /// The account; nil where she does not say.
    package let account: String?
    /// What else there is to say of it; may be empty.
    package let words: String

    /// A coding.
    package init(unit: String? = nil, account: String? = nil, words: String = "") {
      self.unit = unit
      self.account = account
      self.words = words
    }
  }

  /// What came of it.
  package struct Settlement: Hashable, Sendable, Codable {
    /// What was done.
    package let outcome: MarkOutcome
    /// How it was corrected, or why it is not.
    package let words: String
    /// Who said so.
    package let author: String
    /// When.
    package let at: Instant

    /// What came of a mark.
    package init(outcome: MarkOutcome, words: String, author: String, at: Instant) {
      self.outcome = outcome
      self.words = words
      self.author = author
      self.at = at
    }
  }

  /// The posting.
  package let posting: PostingName
  /// The voucher's day; nil where it has none.
  package let day: Day?
  /// The unit that answers for it; `-` for none.
  package let unit: String
  /// What is wrong.
  package let fault: String
  /// What is right.
  package let proposal: Proposal
  /// Why; may be empty.
  package let reason: String
  /// How many postings with the same codes and the opposite amount there were from its month on: a further one may be
  /// its correction.
  package let mirrors: Int
  /// Who marked it.
  package let author: String
  /// When.
  package let at: Instant
  /// What came of it; nil while it waits.
  package let settlement: Settlement?

  /// A mark.
  package init(
    posting: PostingName, day: Day?, unit: String, fault: String, proposal: Proposal, reason: String, mirrors: Int,
    author: String, at: Instant, settlement: Settlement?
  ) {
    self.posting = posting
    self.day = day
    self.unit = unit
    self.fault = fault
    self.proposal = proposal
    self.reason = reason
    self.mirrors = mirrors
    self.author = author
    self.at = at
    self.settlement = settlement
  }

  /// Whether nobody has settled it.
  package var isOpen: Bool { settlement == nil }

  /// The same mark, settled.
  func settled(_ outcome: MarkOutcome, _ words: String, by author: String, at: Instant) -> MarkedPosting {
    MarkedPosting(
      posting: posting, day: day, unit: unit, fault: fault, proposal: proposal, reason: reason, mirrors: mirrors,
      author: self.author, at: self.at,
      settlement: Settlement(
        outcome: outcome, words: PersonalNumbers.masked(words).text, author: author, at: at))
  }

  /// The unit that the mark of that id is about; the whole board's for an id that is none.
  static func unit(ofID id: String) -> String {
    let parts = id.split(separator: "/")
    return parts.count == 3 ? String(parts[1]) : Scope.wholeBoard
  }
}

extension BoardState {
  /// The marked postings of the units in the scope, by month, unit and number.
  package func markedPostings(in scope: Scope) throws -> [Versioned<MarkedPosting>] {
    try all(MarkedPosting.self) { scope.contains(unit: MarkedPosting.unit(ofID: $0)) }.sorted { a, b in
      let (one, other) = (a.value, b.value)
      if one.posting.month != other.posting.month { return one.posting.month < other.posting.month }
      if one.unit != other.unit { return one.unit < other.unit }
      return a.id.utf8.count == b.id.utf8.count ? a.id < b.id : a.id.utf8.count < b.id.utf8.count
    }
  }
}
