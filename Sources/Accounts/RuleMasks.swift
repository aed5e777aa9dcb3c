import Kernel
import Storage

/// Finds which rules each code of a coding part lets through.
enum RuleMasks {
  /// The rules that each code lets through, 64 to a word; rules that do not name the part let every code through.
  ///
  /// **Shape** codes × words, code by code.
  static func masks(of codes: [String], part: String, rules: [FactSelection]) -> [UInt64] {
    let words = (rules.count + 63) / 64
    var all = [UInt64](repeating: 0, count: words)
    var named: [(rule: Int, range: CodeRange, packed: ClosedRange<UInt64>?)] = []
    for (rule, selection) in rules.enumerated() {
      guard let ranges = selection.parts[part] else {
        all[rule / 64] |= 1 << UInt64(rule % 64)
        continue
      }
      named += ranges.map { (rule, $0, packed($0)) }
    }
    var masks: [UInt64] = []
    masks.reserveCapacity(codes.count * words)
    for code in codes {
      let number = packed(code, filling: 0)
      var mask = all
      for (rule, range, packed) in named {
        let isMatch: Bool
        if let number, let packed { isMatch = packed.contains(number) } else { isMatch = range.contains(code) }
        if isMatch { mask[rule / 64] |= 1 << UInt64(rule % 64) }
      }
      masks += mask
    }
    return masks
  }

  /// The range as numbers, so that a code costs two comparisons; nil where an end has more bytes than a number.
  private static func packed(_ range: CodeRange) -> ClosedRange<UInt64>? {
    guard let first = packed(range.first, filling: 0), let last = packed(range.last, filling: 0xFF), first <= last
    else { return nil }
    return first...last
  }

  /// The code's bytes, first byte highest, and the filling after them; nil where they do not fit.
  ///
  /// Such numbers stand in the order of the codes as long as no code has a zero byte.
  private static func packed(_ code: String, filling: UInt8) -> UInt64? {
    var number: UInt64 = 0
    var count = 0
    for byte in code.utf8 {
      guard count < 8, byte != 0 else { return nil }
      number = number << 8 | UInt64(byte)
      count += 1
    }
    while count < 8 {
      number = number << 8 | UInt64(filling)
      count += 1
    }
    return number
  }
}
