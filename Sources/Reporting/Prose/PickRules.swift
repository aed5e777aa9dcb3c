import Figures
import Kernel

/// What a person types to find a figure, taken apart into words of names and a period.
enum PickRules {
  /// What was typed: the words that are no period, and the period.
  struct Typed: Hashable {
    /// The words of names, in order.
    let words: String
    /// The period; nil where none was typed.
    let period: ProsePeriod?
  }

  /// The ways in which the text can be understood, the likeliest first: words that may be a period are one where no
  /// name has them.
  static func readings(_ text: String, at month: Month) -> [Typed] {
    let words = text.split(whereSeparator: \.isWhitespace).prefix(20).map(String.init)
    let whole = Typed(words: words.joined(separator: " "), period: nil)
    // The longest period wins: "helår 2019" is more than "2019".
    for length in stride(from: min(4, words.count), to: 0, by: -1) {
      for start in 0...(words.count - length) {
        let run = words[start..<(start + length)].joined(separator: " ")
        guard let period = period(run, at: month) else { continue }
        let rest = words[..<start] + words[(start + length)...]
        let read = Typed(words: rest.joined(separator: " "), period: period)
        return rest.isEmpty ? [read] : [whole, read]
      }
    }
    return [whole]
  }

  private static func period(_ text: String, at month: Month) -> ProsePeriod? {
    if let period = ProsePeriod(shown: text) { return period }
    let plain = SearchText.plain(text)
    // The beginning of a word is enough, as it is of names: "hel", "hit", "apr".
    guard plain.count >= 3 else { return nil }
    if let number = SwedishText.monthNames.firstIndex(where: { $0.hasPrefix(plain) }) {
      return Month(year: month.year, month: number + 1).map { .absolute(Period($0)) }
    }
    return ProsePeriod.relative.first { !$0.shown.contains(" ") && $0.shown.hasPrefix(plain) }?.period
  }

  /// The period of a measure where that one was typed; nil where the measure has no such.
  static func period(_ typed: ProsePeriod?, for measure: Measure) -> ProsePeriod? {
    switch measure.periods {
    case .fullYear: (typed ?? .fullYear).isFullYear ? typed ?? .fullYear : nil
    case .months: typed ?? .toDate
    }
  }
}
