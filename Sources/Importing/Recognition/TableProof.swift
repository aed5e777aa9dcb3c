/// What a file's own sums say of the rows that were read.
package struct TableProof: Hashable, Sendable {
  /// How many rows of sums agree.
  package var rows = 0
  /// How many rows of sums agree but for rounding.
  package var rounded = 0
  /// The headings of the columns of sums that agree on every row.
  package var columns: [String] = []
  /// The headings of columns of sums that nothing in the file can prove.
  package var unproved: [String] = []
  /// How many sums disagree.
  package var differences = 0

  /// Whether anything was proved.
  package var provesAnything: Bool { rows + rounded > 0 || !columns.isEmpty }
}
