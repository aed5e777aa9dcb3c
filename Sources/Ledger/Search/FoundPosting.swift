package import Accounts
package import Kernel
import Storage

/// One posting, as whoever asked may see it.
package struct FoundPosting: Hashable, Sendable {
  /// What stands in the place of a text that may not be seen.
  package static let hiddenText = "Skyddad text"

  /// Which posting.
  package let id: PostingID
  /// The voucher's series.
  package let series: String
  /// The voucher's number.
  package let number: String
  /// The voucher's day; nil where it has none.
  package let day: Day?
  /// The codes by part; parts without a code are left out.
  package let codes: [CodingPart: String]
  /// What the account is called; empty where the chart does not say.
  package let accountName: String
  /// The text, or why it cannot be read.
  package let text: String
  /// The supplier; empty where there is none or it may not be seen.
  package let supplier: String
  /// The amount. **Sign** debit-positive.
  package let amount: Money
  /// Whether an account or a service area protects the text.
  package let isProtected: Bool

  /// The voucher's series and number in one.
  package var voucher: String { series + number }

  /// The codes in the order of the coding plan, joined by points.
  package var coding: String { CodingPart.allCases.compactMap { codes[$0] }.joined(separator: " · ") }
}
