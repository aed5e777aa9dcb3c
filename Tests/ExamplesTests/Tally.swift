/// Amounts in öre, read and rounded by hand.
enum Tally {
  /// The öre of `-1234,50` or `-1234.50`; nil for anything else.
  static func ore(_ text: String) -> Int? {
    let parts = text.split(whereSeparator: { $0 == "," || $0 == "." })
    guard parts.count == 2, parts[1].count == 2 else { return nil }
    return Int(parts[0] + parts[1])
  }

  /// Whole thousands of kronor, half away from zero.
  static func thousands(_ ore: Int) -> Int {
    let half = ore < 0 ? -50_000 : 50_000
    return (ore + half) / 100_000
  }

  /// The part of a year's amount that falls on the first months, one twelfth each, half away from zero.
  static func even(_ ore: Int, months: Int) -> Int {
    let doubled = ore * months * 2
    return (doubled + (doubled < 0 ? -12 : 12)) / 24
  }
}
