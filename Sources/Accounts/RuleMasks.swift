import Kernel
import Storage

/// Which rules the codes of a coding part let through; codes that let the same rules through are one class.
struct RuleMasks {
  /// The class of each code.
  private(set) var classes: [Int32] = []
  /// How many classes there are.
  private(set) var count = 0
  /// The rules that each class lets through, 64 to a word; rules that do not name the part let every code through.
  ///
  /// **Shape** classes × words, class by class.
  private(set) var masks: [UInt64] = []

  init(_ codes: [String], part: String, rules: [FactSelection]) {
    let words = (rules.count + 63) / 64
    var all = [UInt64](repeating: 0, count: words)
    var packed: [(rule: Int, first: UInt64, last: UInt64)] = []
    var others: [(rule: Int, range: CodeRange)] = []
    for (rule, selection) in rules.enumerated() {
      guard let ranges = selection.parts[part] else {
        all[rule / 64] |= 1 << UInt64(rule % 64)
        continue
      }
      for range in ranges {
        others.append((rule, range))
        if let ends = RuleMasks.packed(range) { packed.append((rule, ends.lowerBound, ends.upperBound)) }
      }
    }
    let areAllPacked = packed.count == others.count
    classes.reserveCapacity(codes.count)
    var found: [[UInt64]: Int32] = [:]
    for code in codes {
      var mask = all
      if areAllPacked, let number = RuleMasks.packed(code, filling: 0) {
        for (rule, first, last) in packed where first <= number && number <= last {
          mask[rule / 64] |= 1 << UInt64(rule % 64)
        }
      } else {
        for (rule, range) in others where range.contains(code) { mask[rule / 64] |= 1 << UInt64(rule % 64) }
      }
      if let known = found[mask] {
        classes.append(known)
      } else {
        found[mask] = Int32(count)
        classes.append(Int32(count))
        masks += mask
        count += 1
      }
    }
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
