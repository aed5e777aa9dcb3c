package import Kernel
package import Storage

/// A batch in the making, as it is compared with what can be seen.
package struct IncomingBatch: Sendable {
  /// The batch.
  package let batch: Batch
  /// The sums by coding of each month that holds something.
  package let sums: [Month: FactColumns]
  /// The day of the import.
  package let today: Day

  /// A batch whose months hold these sums, imported on that day.
  package init(batch: Batch, sums: [Month: FactColumns], today: Day) {
    self.batch = batch
    self.sums = sums
    self.today = today
  }
}
