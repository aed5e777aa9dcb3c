package import Care
package import Kernel

/// Bought care of one line of an area in a unit's sheet: the number beside the amount.
package struct SheetVolume: Hashable, Sendable {
  /// The number of one month.
  package struct Monthly: Hashable, Sendable {
    /// The month.
    package let month: Month
    /// How many.
    package let count: Quantity
    /// The record that says so, `2019-04/E220`.
    package let record: String
  }

  /// What is counted.
  package let measure: CareMeasure
  /// The numbers of the year's months that are known, in order.
  package let months: [Monthly]
  /// The number of those months together; of a level their average. Nil where no month is known.
  package let actual: Quantity?
  /// What one cost in those months: the postings of the same months shared by their number. **Unit** whole kronor.
  /// **Sign** debit-positive.
  package let actualCost: Int64?
  /// The year's number where nobody says another: the pace so far.
  package let proposal: Quantity?
  /// What is said in the layer; nil where nothing is.
  package let own: Quantity?
  /// The year's number as it stands: the highest layer's, else the proposal.
  package let forecast: Quantity?
  /// What one costs in the year by forecast. **Unit** whole kronor. **Sign** debit-positive.
  package let forecastCost: Int64?
}
