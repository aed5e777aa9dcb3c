package import Kernel

/// Which posting: the batch that brought it, the month, and its place among the month's rows, from 1:
/// `ledger-0004/2019-04/17`.
package struct PostingID: Hashable, Sendable, CustomStringConvertible {
  /// The batch.
  package let batch: String
  /// The month that it counts in.
  package let month: Month
  /// Its place among the month's rows as the source has them, from 1.
  package let row: Int

  /// The posting of that place.
  package init(batch: String, month: Month, row: Int) {
    self.batch = batch
    self.month = month
    self.row = row
  }

  /// The posting that the text names; nil where it names none.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, let month = Month(String(parts[1])), parts[2].utf8.count <= 9,
      let row = Digits.value(parts[2].utf8), row > 0
    else { return nil }
    self.init(batch: String(parts[0]), month: month, row: row)
  }

  /// As in addresses.
  package var description: String { "\(batch)/\(month)/\(row)" }
}
