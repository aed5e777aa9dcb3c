package import Kernel
import Storage

/// The postings that were looked for: the first of them, and how many and how much all are.
package struct FoundPostings: Sendable {
  /// Those that are shown, in order.
  package let postings: [FoundPosting]
  /// The months that were looked through; nil where nothing is imported.
  package let period: Period?
  /// How many there are.
  package let count: Int
  /// What all of them come to; debit-positive.
  package let sum: Money
  /// What is to be known of the answer, a sentence each: texts that were not looked through, months that are gone.
  package let notes: [String]
}
