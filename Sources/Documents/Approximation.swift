/// A number as running text tells it: rounded to a step, with the word that says on which side of it the number lies.
package struct Approximation: Hashable, Sendable {
  /// The rounded number.
  package let value: UInt64
  /// *Knappt* where the number lies at most a quarter of a step below, *drygt* where it lies as little above, *cirka*
  /// where it is farther off; empty where it is the very number.
  package let word: String

  /// The number rounded to the nearest whole step, half a step upwards. One that would be rounded to nothing stays as
  /// it is.
  package init(of number: UInt64, step: Int64) {
    let step = UInt64(max(step, 1))
    let below = number / step * step
    let over = number - below
    let isUp = over >= step - over
    let (above, overflows) = below.addingReportingOverflow(step)
    guard over > 0, isUp || below > 0, !overflows else {
      value = number
      word = ""
      return
    }
    value = isUp ? above : below
    let distance = isUp ? step - over : over
    word = distance > step / 4 ? "cirka" : isUp ? "knappt" : "drygt"
  }
}
