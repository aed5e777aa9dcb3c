/// Swedish number, date and list formatting, the same in every output.
package enum SwedishText {
  /// The space between groups of three digits and before units: U+00A0.
  package static let space = "\u{A0}"
  /// The true minus sign: U+2212.
  package static let minus = "\u{2212}"

  /// The value that stands `decimals` places to the left, with non-breaking spaces between thousands, a decimal comma
  /// and a true minus: `number(12345, decimals: 1)` is `1 234,5`.
  package static func number(_ value: Int64, decimals: Int = 0) -> String {
    let decimals = max(0, decimals)
    // Pages are mostly numbers: each is written once, from its end. Nineteen digits or as many as there are decimals
    // and one, spaces of two bytes, a minus of three and a comma.
    let room = max(19, decimals + 1) + 16
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { bytes in
      var start = room
      func put(_ byte: UInt8) {
        start -= 1
        bytes[start] = byte
      }
      var rest = value.magnitude
      for _ in 0..<decimals {
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      }
      if decimals > 0 { put(UInt8(ascii: ",")) }
      var digits = 0
      repeat {
        if digits > 0, digits.isMultiple(of: 3) {
          put(0xA0)
          put(0xC2)
        }
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
        digits += 1
      } while rest > 0
      if value < 0 {
        put(0x92)
        put(0x88)
        put(0xE2)
      }
      return String(decoding: bytes[start...], as: UTF8.self)
    }
  }

  /// So many of something, with its word for one or for several: *1 händelse*, *2 händelser*.
  package static func count(_ number: Int, _ one: String, _ several: String) -> String {
    SwedishText.number(Int64(number)) + space + (number == 1 ? one : several)
  }

  /// The amount in öre as kronor with two decimals: `1 234,50 kr`.
  package static func kronor(_ ore: Int64) -> String { number(ore, decimals: 2) + space + "kr" }

  /// The names of the months, January first.
  package static let monthNames = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
  ]

  /// The month as `april 2019`.
  package static func text(_ month: Month) -> String {
    monthNames[month.month - 1] + space + Digits.padded(month.year, 4)
  }

  /// The day as `21 maj 2019`.
  package static func text(_ day: Day) -> String {
    String(day.day) + space + text(day.inMonth)
  }

  /// The period as `april 2019`, `januari–april 2019` or `2019`.
  package static func text(_ period: Period) -> String {
    if period.first == period.last { return text(period.first) }
    if period.first.year != period.last.year { return text(period.first) + "–" + text(period.last) }
    if period.count == 12 { return Digits.padded(period.first.year, 4) }
    return monthNames[period.first.month - 1] + "–" + text(period.last)
  }

  /// The months as runs: `januari–februari 2019 och april 2019`.
  package static func text(_ months: some Sequence<Month>) -> String {
    var runs: [Period] = []
    for month in Set(months).sorted() {
      if let last = runs.last, last.last.advanced(by: 1) == month, let longer = Period(last.first, month) {
        runs[runs.count - 1] = longer
      } else {
        runs.append(Period(month))
      }
    }
    return list(runs.map { text($0) })
  }

  /// The words as a Swedish list: `a, b och c`.
  package static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " och " + last
  }

  /// Whether `a` comes before `b` in Swedish order: letters without regard to case, å ä ö last, digits first.
  package static func comesBefore(_ a: String, _ b: String) -> Bool {
    let left = sortKey(a)
    let right = sortKey(b)
    return left == right ? a < b : left.lexicographicallyPrecedes(right)
  }

  private static func sortKey(_ text: String) -> [UInt32] {
    text.lowercased().unicodeScalars.map { scalar in
      switch scalar {
      case "å": 0x7B
      case "ä", "æ": 0x7C
      case "ö", "ø": 0x7D
      case "é", "è": 0x65
      case "ü": 0x79
      default: scalar.value
      }
    }
  }
}
