package import Figures
package import Formats
package import Kernel
import Organisation

/// What stands in a cell of a workbook template once month and occasion are known.
package enum WorkbookRules {
  /// What a cell asks for.
  package enum Content: Hashable, Sendable {
    /// A figure.
    case figure(FigureKey)
    /// Words of the occasion.
    case words(String)
  }

  /// The words that a cell may hold instead of a figure, with what they stand for.
  package static func words(_ report: ReadReport.Output, month: Month) -> [String: String] {
    let first = month.advanced(by: 1 - month.month)
    return [
      "{nämnd}": report.board.name, "{kommun}": report.board.municipality,
      "{period}": SwedishText.text(Period(first, month) ?? Period(month)),
      "{tillfälle}": report.occasion?.name ?? report.template.title,
      "{diarienummer}": report.occasion?.registrationNumber ?? "",
      "{sammanträde}": report.occasion?.meeting?.description ?? "", "{paragraf}": report.occasion?.section ?? "",
    ]
  }

  /// The names of those words, in order.
  static let wordNames = [
    "{nämnd}", "{kommun}", "{period}", "{tillfälle}", "{diarienummer}", "{sammanträde}", "{paragraf}",
  ]

  /// The periods that a key may name in braces at the month.
  package static func periods(at month: Month) -> [String: Period] {
    let first = month.advanced(by: 1 - month.month)
    let year = Period(first, first.advanced(by: 11)) ?? Period(month)
    let toDate = Period(first, month) ?? Period(month)
    return [
      "{år}": year, "{månad}": Period(month), "{hittills}": toDate, "{fjolår}": year.yearBefore,
      "{hittills fjolår}": toDate.yearBefore,
    ]
  }

  /// What the cell's content asks for at the month; nil where it is neither a key nor a known word.
  package static func content(_ text: String, at month: Month, words: [String: String]) -> Content? {
    if let word = words[text] { return .words(word) }
    var spelled = text
    for (name, period) in periods(at: month) {
      if let range = spelled.firstRange(of: ":" + name) {
        spelled.replaceSubrange(range, with: ":" + period.description)
      }
    }
    return FigureKey(spelled).map { .figure($0) }
  }

  /// Whether the text can be a cell's content at all.
  package static func isContent(_ text: String) -> Bool {
    guard let january = Month(year: 2_000, month: 1) else { return false }
    let known = Dictionary(wordNames.map { ($0, "") }, uniquingKeysWith: { first, _ in first })
    return content(text, at: january, words: known) != nil
  }

  /// The figure's value as the cell writes it; nil where there is nothing to write.
  ///
  /// **Unit** amounts in the cell's unit, shares as parts of one so that a cell's own per cent format shows them.
  package static func number(_ value: FigureValue, in cell: WorkbookTemplate.Cell) -> ExactNumber? {
    switch value {
    case .missing, .suppressed: return nil
    case .count(let count): return ExactNumber(String(count).utf8)
    case .money(let money):
      return decimal(cell.sign.inner(money).ore, decimals: cell.unit.decimals, rounded: cell.decimals)
    case .share(let share):
      guard share.denominator != 0 else { return nil }
      let millionths = Rounding.halfAway(Int128(share.numerator) * 1_000_000, by: Int128(share.denominator))
      return decimal(millionths, decimals: 6, rounded: cell.decimals.map { $0 + 2 })
    }
  }

  /// The whole number with so many of its digits after the point, rounded to fewer where that is asked.
  private static func decimal(_ value: Int64, decimals: Int, rounded: Int?) -> ExactNumber? {
    var value = value
    var decimals = decimals
    if let rounded, rounded < decimals {
      let divisor = (rounded..<decimals).reduce(Int64(1)) { power, _ in power * 10 }
      value = Rounding.halfAway(value, by: divisor)
      decimals = rounded
    }
    let digits = Digits.padded(Int(value.magnitude), decimals + 1)
    let sign = value < 0 ? "-" : ""
    let point = decimals == 0 ? "" : "."
    return ExactNumber((sign + digits.dropLast(decimals) + point + digits.suffix(decimals)).utf8)
  }
}
