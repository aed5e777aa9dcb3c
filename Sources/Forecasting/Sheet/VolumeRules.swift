import Care
import Kernel

/// What numbers of bought care come to over months and the year, and what one of them costs.
enum VolumeRules {
  /// The number of the months: of a flow their sum, of a level their average, rounded to hundredths; nil of none.
  static func total(_ months: [Quantity], of measure: CareMeasure) -> Quantity? {
    guard !months.isEmpty else { return nil }
    let sum = months.reduce(.zero, +)
    return measure.isLevel ? sum.part(1, of: Int64(months.count)) : sum
  }

  /// The year's number where nobody says another: the pace of the months that are known, to the year's end.
  static func proposal(_ months: [Quantity], of measure: CareMeasure) -> Quantity? {
    guard !months.isEmpty else { return nil }
    let sum = months.reduce(.zero, +)
    return measure.isLevel ? sum.part(1, of: Int64(months.count)) : sum.part(12, of: Int64(months.count))
  }

  /// What one cost in those months, in whole kronor: the amount shared by all of them, of a level month by month.
  static func cost(_ amount: Money, of months: [Quantity]) -> Int64? { months.reduce(.zero, +).kronorEach(of: amount) }

  /// What one costs in the year at that number, in whole kronor; a level counts once a month.
  static func cost(_ amount: Money, of year: Quantity, _ measure: CareMeasure) -> Int64? {
    year.kronorEach(of: amount, times: measure.isLevel ? 12 : 1)
  }

  /// What one costs in the year at the pace of the months, in whole kronor. The pace is not rounded on the way.
  static func cost(_ amount: Money, atPaceOf months: [Quantity]) -> Int64? {
    months.reduce(.zero, +).kronorEach(of: amount, times: 12, of: Int64(months.count))
  }
}
