package import Figures
package import Kernel

/// A resolved figure with the presentation that it has in one place of a document.
package struct FigureCell: Hashable, Sendable {
  /// The figure's stable name.
  package let key: FigureKey
  /// Its exact value, with the program's inner sign.
  package let value: FigureValue
  /// How it is shown here.
  package let presentation: Presentation
  /// The least finished status of the months it covers.
  package let status: PeriodStatus?

  /// The figure shown so.
  package init(_ figure: Figure, as presentation: Presentation) {
    key = figure.key
    value = figure.value
    status = figure.status
    self.presentation = presentation
  }

  /// A cell made of its parts, for readers of stored documents and for tests.
  package init(key: FigureKey, value: FigureValue, presentation: Presentation, status: PeriodStatus? = nil) {
    self.key = key
    self.value = value
    self.presentation = presentation
    self.status = status
  }

  /// The same figure with another value, shown the same way.
  package func with(value: FigureValue, status: PeriodStatus?) -> FigureCell {
    FigureCell(key: key, value: value, presentation: presentation, status: status)
  }

  /// The value in units of the last printed digit, rounded once, with the sign of the presentation; nil where there
  /// is none.
  ///
  /// **Unit** 10^−decimals of the presentation's unit.
  package var printed: Int64? {
    switch value {
    // At most 2^40 × 10^6, which is below 2^60: nearly every figure, and a page has hundreds.
    case .money(let money) where money.ore.magnitude < 1 << 40:
      Rounding.halfAway(
        money.ore * Int64(presentation.factor) * Int64(presentation.scale), by: presentation.unit.orePerUnit)
    case .money(let money):
      Rounding.halfAway(
        Int128(money.ore) * Int128(presentation.factor) * Int128(presentation.scale),
        by: Int128(presentation.unit.orePerUnit))
    case .share(let share):
      share.denominator == 0
        ? nil
        : Rounding.halfAway(
          Int128(share.numerator) * 100 * Int128(presentation.factor) * Int128(presentation.scale),
          by: Int128(share.denominator))
    case .count(let count): count * Int64(presentation.factor * presentation.scale)
    case .missing, .suppressed: nil
    }
  }

  /// What stands for a number that is known but not shown.
  package static let suppressedMark = "··"

  /// The cell's text in Swedish, without its unit; empty where there is no value, and the mark for one that is not
  /// shown.
  package var text: String {
    guard let printed else { return value == .suppressed ? FigureCell.suppressedMark : "" }
    return SwedishText.number(printed, decimals: presentation.decimals)
  }

  /// Why there is no number, in words: what is read where a reader sees a mark.
  package var absence: String { value == .suppressed ? "uppgiften visas inte" : "uppgift saknas" }

  /// The printed number for machines: decimal point, ASCII minus, no grouping; empty where there is no value.
  package var machineText: String {
    guard let printed else { return "" }
    guard presentation.decimals > 0 else { return String(printed) }
    let magnitude = printed.magnitude
    let scale = UInt64(presentation.scale)
    return (printed < 0 ? "-" : "") + String(magnitude / scale) + "."
      + Digits.padded(Int(magnitude % scale), presentation.decimals)
  }

  /// The figure in running text, in the wording asked for, with its unit.
  package func text(_ wording: Wording) -> String {
    guard let printed else { return absence }
    let magnitude = SwedishText.number(abs(printed), decimals: presentation.decimals) + SwedishText.space
    let unit = presentation.unit.text
    switch wording {
    case .signed: return text + SwedishText.space + unit
    case .magnitude: return magnitude + unit
    case .words(let positive, let negative, let zero):
      return printed == 0 ? zero : (printed > 0 ? positive : negative) + SwedishText.space + magnitude + unit
    case .roughly(let step, let positive, let negative, let zero):
      let rough = Approximation(of: printed.magnitude, step: step)
      let number = SwedishText.number(Int64(clamping: rough.value), decimals: presentation.decimals)
      let words = [printed > 0 ? positive : negative, rough.word, number, unit].filter { !$0.isEmpty }
      return printed == 0 ? zero : words.joined(separator: SwedishText.space)
    }
  }
}

/// How a figure is told in running text.
package enum Wording: Hashable, Sendable {
  /// With its sign: `−6 902 tkr`.
  case signed
  /// Without sign: `6 902 tkr`, where the sentence says which way.
  case magnitude
  /// In words that follow the sign as printed: `ett underskott om 6 902 tkr`; the zero words stand alone.
  case words(positive: String, negative: String, zero: String)
  /// As `words`, rounded to the nearest `step` of the last printed digit, with the word that says how:
  /// `ett underskott om knappt 3 200 tkr`.
  case roughly(step: Int64, positive: String, negative: String, zero: String)
}
