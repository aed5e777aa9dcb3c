package import Accounts
package import Kernel

/// What a posting is called so that it is found again when its month has been read anew: its source and month, its
/// voucher, codes and amount, and its number among the voucher's postings that are alike in all of that.
///
/// Neither the import nor the place among the rows is part of it, since both are others in the next file; nor is the
/// text, which may be protected.
package struct PostingName: Hashable, Sendable, Codable {
  /// The source that the posting came from.
  package let source: String
  /// The month that it counts in.
  package let month: Month
  /// The voucher's series.
  package let series: String
  /// The voucher's number.
  package let number: String
  /// The codes by the names of their parts; parts without a code are left out.
  package let codes: [String: String]
  /// The amount. **Sign** debit-positive.
  package let amount: Money
  /// Its number among the voucher's postings with the same codes and amount, from 1.
  package let ordinal: Int

  /// The posting of that name.
  package init(
    source: String, month: Month, series: String, number: String, codes: [String: String], amount: Money, ordinal: Int
  ) {
    self.source = source
    self.month = month
    self.series = series
    self.number = number
    self.codes = codes
    self.amount = amount
    self.ordinal = ordinal
  }

  /// The names of a voucher's postings, in their order; the postings are all that may be seen of it, and so all that
  /// are alike.
  package static func names(of postings: [FoundPosting], source: String) -> [PostingName] {
    var seen: [PostingName: Int] = [:]
    return postings.map { posting in
      let first = PostingName(
        source: source, month: posting.id.month, series: posting.series, number: posting.number,
        codes: Dictionary(uniqueKeysWithValues: posting.codes.map { ($0.key.column, $0.value) }),
        amount: posting.amount, ordinal: 1)
      seen[first, default: 0] += 1
      return first.numbered(seen[first] ?? 1)
    }
  }

  /// The voucher's series and number in one.
  package var voucher: String { series + number }

  /// The code of the part; empty where the posting has none.
  package func code(_ part: CodingPart) -> String { codes[part.column] ?? "" }

  /// The codes in the order of the coding plan, joined by points.
  package var coding: String {
    CodingPart.allCases.map(code).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func numbered(_ ordinal: Int) -> PostingName {
    PostingName(
      source: source, month: month, series: series, number: number, codes: codes, amount: amount, ordinal: ordinal)
  }
}
