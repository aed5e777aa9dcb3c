/// The heading rows of a table.
struct TableHeader {
  /// The rows' places among the grid's rows.
  let rows: ClosedRange<Int>
  /// The headings by column, those above before it, as they stand.
  let headings: [String]
  /// What each column's heading says; nil where it says nothing known.
  let meanings: [HeadingMeaning?]
}
