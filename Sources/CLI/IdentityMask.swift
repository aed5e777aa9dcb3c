import Kernel

/// Hides in what is shown of a file what surely is a personal identity number.
///
/// Ten digits in a row could as well be an invoice or an account, so here, where every other number is at home, they
/// stay; at import they do not.
enum IdentityMask {
  /// The text with a mark in place of each number, which are counted.
  static func text(_ text: String, isRevealing: Bool, masked: inout Int) -> String {
    guard !isRevealing, PersonalNumbers.mayHold(ArraySlice(text.utf8)) else { return text }
    let bytes = Array(text.utf8)
    let ranges = PersonalNumbers.ranges(bytes[...], strict: true).filter { $0.count != 10 }
    guard !ranges.isEmpty else { return text }
    var result: [UInt8] = []
    var done = 0
    for range in ranges {
      result += bytes[done..<range.lowerBound] + Array(PersonalNumbers.mark.utf8)
      done = range.upperBound
    }
    masked += ranges.count
    return String(decoding: result + bytes[done...], as: UTF8.self)
  }
}
