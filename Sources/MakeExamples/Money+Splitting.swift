import Kernel

extension Money {
  /// The amount in parts that stand to each other as the weights and whose sum is the amount, to the öre.
  ///
  /// Each part is the difference between two rounded running totals, in steps of `step` öre.
  /// **Range** weights are not negative and at least one is positive; `step` divides the amount.
  func split(by weights: [Int64], step: Int64 = 1) -> [Money] {
    let all = Int128(weights.reduce(0, +))
    precondition(all > 0, "A split needs a weight above zero")
    precondition(ore % step == 0, "The step must divide what is split")
    var running: Int128 = 0
    var given: Int64 = 0
    return weights.map { weight in
      running += Int128(weight)
      let upTo = Rounding.halfAway(Int128(ore / step) * running, by: all) * step
      defer { given = upTo }
      return Money(ore: upTo - given)
    }
  }

  /// The amount that a decimal number of kronor times `ore` means, such as `-4300.25` thousands with `ore` 100 000;
  /// nil where it is no such number or finer than an öre.
  init?(decimal text: Substring, unit: Int64) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let first = parts.first, let whole = Int64(first) else { return nil }
    var ore = whole * unit
    if parts.count == 2 {
      var scale: Int64 = 1
      for _ in 0..<parts[1].utf8.count { scale *= 10 }
      guard let fraction = Int64(parts[1]), unit % scale == 0 else { return nil }
      ore += fraction * (unit / scale)
    }
    self.init(ore: isNegative ? -ore : ore)
  }

  /// The amount in kronor with two decimals after the mark.
  func kronor(_ mark: String) -> String {
    let magnitude = Int(ore.magnitude)
    return (ore < 0 ? "-" : "") + String(magnitude / 100) + mark + Digits.padded(magnitude % 100, 2)
  }

  /// The amount in kronor with a space between thousands and a decimal comma: `1 234,56`.
  var grouped: String {
    let magnitude = ore.magnitude
    let whole = String(magnitude / 100)
    let groups = stride(from: whole.count, to: 0, by: -3).map { end in
      String(whole.dropLast(whole.count - end).suffix(3))
    }
    return (ore < 0 ? "-" : "") + groups.reversed().joined(separator: " ") + ","
      + Digits.padded(Int(magnitude % 100), 2)
  }
}
