package import Kernel

/// One import: its kept source file, what it speaks for, and the segments it brought.
package struct Batch: RecordKind, Hashable {
  /// The kind's name in the store.
  package static let kind = "batch"
  /// The tag of the schema that is written today.
  package static let tag = "batch/1"

  /// What a batch says of one month.
  package struct Part: Hashable, Sendable, Codable {
    /// The month.
    package let month: Month
    /// The segment's address; nil where the source holds nothing for the month.
    package let segment: Digest?
    /// How many rows the segment has.
    package let rows: Int
    /// The sum of the amounts; debit-positive.
    package let sum: Money
    /// How finished the month was when the source was made.
    package let status: PeriodStatus

    /// A month of a batch.
    package init(month: Month, segment: Digest?, rows: Int, sum: Money, status: PeriodStatus) {
      self.month = month
      self.segment = segment
      self.rows = rows
      self.sum = sum
      self.status = status
    }
  }

  /// The fact table.
  package let table: String
  /// The source: batches of one source supersede each other, those of different sources add up.
  package let source: String
  /// What the batch speaks for within its months.
  package let selection: FactSelection
  /// The months, in order.
  package let parts: [Part]
  /// The source file's name, without folders.
  package let fileName: String
  /// The source file's content, kept as a blob.
  package let file: Digest
  /// When the source system made the file.
  package let extracted: Day
  /// How many warnings the reader gave.
  package let warnings: Int

  /// An import.
  package init(
    table: String, source: String, selection: FactSelection, parts: [Part], fileName: String, file: Digest,
    extracted: Day, warnings: Int
  ) {
    self.table = table
    self.source = source
    self.selection = selection
    self.parts = parts
    self.fileName = fileName
    self.file = file
    self.extracted = extracted
    self.warnings = warnings
  }
}
