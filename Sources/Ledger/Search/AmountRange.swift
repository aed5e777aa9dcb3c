import Formats
import Kernel

/// Amounts that postings are looked for by: one amount or an interval, with or without sign.
///
/// `1250` means every amount of 1 250 kronor and some öre, `1250,50` that amount alone, `1000-2000` and `1000..2000`
/// all from the first to the last, `>5000` and `<5000` what is larger or smaller. Without a sign both sides count.
package struct AmountRange: Hashable, Sendable {
  /// The least amount. **Unit** öre.
  package let least: Int64
  /// The greatest amount. **Unit** öre.
  package let greatest: Int64
  /// Whether the amounts' signs count; otherwise they are compared without.
  package let isSigned: Bool

  /// Amounts from the least to the greatest.
  package init(_ least: Int64, through greatest: Int64, isSigned: Bool) {
    self.least = min(least, greatest)
    self.greatest = max(least, greatest)
    self.isSigned = isSigned
  }

  /// The amounts that the text spells.
  ///
  /// **Throws** `LedgerProblem.oddAmounts`.
  package static func read(_ text: String) throws(LedgerProblem) -> AmountRange {
    guard let range = AmountRange(text: text) else { throw .oddAmounts(text) }
    return range
  }

  /// The amounts that the text spells; nil where it spells none.
  package init?(text: String) {
    let text = String(text.filter { !$0.isWhitespace }).lowercased()
    if let mark = text.first, mark == ">" || mark == "<" {
      guard let bound = AmountRange.span(String(text.dropFirst())) else { return nil }
      let isSigned = AmountRange.hasSign(text.dropFirst())
      if mark == ">" {
        self.init(bound.upperBound, through: .max, isSigned: isSigned)
      } else {
        self.init(isSigned ? .min : 0, through: bound.lowerBound, isSigned: isSigned)
      }
      return
    }
    if let one = AmountRange.span(text) {
      self.init(one.lowerBound, through: one.upperBound, isSigned: AmountRange.hasSign(text))
      return
    }
    for (first, last) in AmountRange.halves(text) {
      guard let low = AmountRange.span(first), let high = AmountRange.span(last) else { continue }
      let isSigned = AmountRange.hasSign(first) || AmountRange.hasSign(last)
      self.init(
        min(low.lowerBound, high.lowerBound), through: max(low.upperBound, high.upperBound), isSigned: isSigned)
      return
    }
    return nil
  }

  /// Whether the amount is one of them.
  package func contains(_ ore: Int64) -> Bool {
    let compared = isSigned || ore >= 0 ? ore : ore == .min ? .max : -ore
    return least <= compared && compared <= greatest
  }

  private static func hasSign(_ text: some StringProtocol) -> Bool {
    text.first.map { "+-−–".contains($0) } ?? false
  }

  /// The ways to part the text into two amounts.
  private static func halves(_ text: String) -> [(String, String)] {
    var found: [(String, String)] = []
    var index = text.startIndex
    while index < text.endIndex {
      if index > text.startIndex, "-–—".contains(text[index]) {
        found.append((String(text[..<index]), String(text[text.index(after: index)...])))
      } else if text[index...].hasPrefix("..") {
        found.append((String(text[..<index]), String(text[text.index(index, offsetBy: 2)...])))
      }
      index = text.index(after: index)
    }
    return found
  }

  /// The amounts that a number without öre stands for are a krona wide.
  private static func span(_ text: String) -> ClosedRange<Int64>? {
    let number = text.hasSuffix("kr") ? String(text.dropLast(2)) : text
    // Nothing else is wrong with a text that spells no amount.
    guard let first = number.last, first.isNumber, let ore = (try? Amount.money(number))?.ore else { return nil }
    if number.contains(",") || number.contains(".") { return ore...ore }
    return ore < 0 ? (ore - 99)...ore : ore...(ore + 99)
  }
}
