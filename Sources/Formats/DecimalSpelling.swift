/// Writes a stored number out in decimal digits.
enum DecimalSpelling {
  /// How many digits of a stored number count: what a spreadsheet shows of the binary fraction that it keeps.
  private static let significant = 15
  /// The greatest exponent that is written out; longer numbers are none of ours.
  private static let exponentLimit = 400

  /// The number without exponent, or nil where the bytes spell none.
  static func plain(_ spelling: some Sequence<UInt8>) -> String? {
    var digits: [UInt8] = []
    var point: Int?
    var isNegative = false
    var exponent = 0
    var bytes = Array(spelling)[...]
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    while let byte = bytes.first {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits.append(byte - UInt8(ascii: "0"))
      } else if byte == UInt8(ascii: "."), point == nil {
        point = digits.count
      } else {
        break
      }
      bytes.removeFirst()
    }
    guard !digits.isEmpty, digits.count <= exponentLimit else { return nil }
    if let mark = bytes.first {
      guard mark | 0x20 == UInt8(ascii: "e"), let value = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)),
        (-exponentLimit...exponentLimit).contains(value)
      else { return nil }
      exponent = value
    }
    return written(digits, whole: (point ?? digits.count) + exponent, isNegative: isNegative)
  }

  /// The digits with so many of them before the point.
  private static func written(_ all: [UInt8], whole: Int, isNegative: Bool) -> String {
    var digits = all
    var whole = whole
    while digits.first == 0, digits.count > 1 {
      digits.removeFirst()
      whole -= 1
    }
    if digits.count > significant {
      let isUp = digits[significant] >= 5
      digits.removeLast(digits.count - significant)
      if isUp {
        var place = significant - 1
        while place >= 0, digits[place] == 9 {
          digits[place] = 0
          place -= 1
        }
        if place >= 0 {
          digits[place] += 1
        } else {
          digits.insert(1, at: 0)
          whole += 1
        }
      }
    }
    while digits.last == 0, digits.count > 1 { digits.removeLast() }
    if digits == [0] { return "0" }
    let letters = digits.map { Character(UnicodeScalar($0 + UInt8(ascii: "0"))) }
    let sign = isNegative ? "-" : ""
    if whole <= 0 { return sign + "0." + String(repeating: "0", count: -whole) + String(letters) }
    if whole >= letters.count { return sign + String(letters) + String(repeating: "0", count: whole - letters.count) }
    return sign + String(letters[..<whole]) + "." + String(letters[whole...])
  }
}
