import Kernel

/// Where on an axis a value lies, and the round values that the axis is marked with.
struct ChartScale {
  /// The least value of the axis.
  let low: Int128
  /// The greatest value of the axis, above the least.
  let high: Int128
  /// Where the least value lies.
  let start: Int
  /// How far from there the greatest lies; negative where values grow upwards or to the left.
  let length: Int

  init(low: Int128, high: Int128, start: Int, length: Int) {
    self.low = low
    self.high = max(high, low + 1)
    self.start = start
    self.length = length
  }

  /// Where the value lies, rounded to the nearest place.
  func position(_ value: Int128) -> Int {
    var range = high - low
    var offset = value - low
    // Sums of the greatest amounts there are still leave room for the product.
    while range.magnitude >= 1 << 100 {
      range >>= 8
      offset >>= 8
    }
    let product = offset * Int128(length) * 2
    let half = product < 0 ? -range : range
    return start + Int((product + half) / (range * 2))
  }

  /// Round values within the axis, at most about `count`, whole multiples of 1, 2 or 5 and a power of ten of a unit.
  func marks(atMost count: Int, perUnit: Int128) -> [Int128] {
    let step = ChartScale.step(over: high - low, atMost: count, perUnit: perUnit)
    let first = (low / step) * step
    return ChartScale.marks(from: first < low ? first + step : first, to: high, by: step)
  }

  /// Every value from the first to the last, so far apart.
  static func marks(from first: Int128, to last: Int128, by step: Int128) -> [Int128] {
    var marks: [Int128] = []
    var mark = first
    while mark <= last {
      marks.append(mark)
      mark += step
    }
    return marks
  }

  /// The least round step that divides the range into at most `count` parts.
  static func step(over range: Int128, atMost count: Int, perUnit: Int128) -> Int128 {
    var step = max(1, perUnit / 1_000_000)
    let parts = Int128(max(1, count))
    while true {
      for factor in [1, 2, 5] as [Int128] where step * factor * parts >= range { return step * factor }
      step *= 10
    }
  }

  /// The value in units, with the decimals that the step needs.
  static func text(of value: Int128, perUnit: Int128, step: Int128) -> String {
    var decimals = 0
    var part = perUnit
    while decimals < 6, step % part != 0 {
      part /= 10
      decimals += 1
    }
    let scaled = value / part
    return SwedishText.number(Int64(clamping: scaled), decimals: decimals)
  }
}
