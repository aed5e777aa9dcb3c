import Closing
import Documents
import Figures
import Kernel
import Storage

/// The adjusted result in words that follow the figures.
struct AdjustedSummary {
  /// What running text is rounded to, in the unit of the presentation.
  static let step: Int64 = 100

  private let figures: AdjustedFigures
  private let presentation: Presentation
  private var followUp: FollowUp { figures.followUp }
  private var toDate: Period { figures.followUp.toDate }

  init(_ figures: AdjustedFigures, as presentation: Presentation = .tkr) {
    self.figures = figures
    self.presentation = presentation
  }

  private static let outcome = Wording.words(
    positive: "ett överskott om", negative: "ett underskott om", zero: "ett nollresultat")
  private static let budgeted = Wording.words(
    positive: "ett budgeterat överskott om", negative: "ett budgeterat underskott om", zero: "en budget i balans")
  static let variance = Wording.roughly(
    step: step, positive: "ett överskott mot periodbudgeten om", negative: "ett underskott mot periodbudgeten om",
    zero: "i nivå med periodbudgeten")
  private static let booked = Wording.words(
    positive: "har förbättrat det med", negative: "har försämrat det med", zero: "inte har påverkat det")
  private static let unbooked = Wording.words(
    positive: "förbättrar det med", negative: "försämrar det med", zero: "inte påverkar det")
  static let change = Wording.roughly(
    step: step, positive: "en förbättring med", negative: "en försämring med", zero: "oförändrat")

  var blocks: [Block] { [.paragraph(result + items)] + comparison + [.list([[.text(AdjustedSummary.roundingText)]])] }

  private static let roundingText =
    "Belopp i löptext med knappt, drygt eller cirka är avrundade till närmaste hundratal tkr. Knappt och drygt betyder "
    + "högst en fjärdedel därifrån."

  /// The result as booked, what was budgeted for the months, and what is left when the items are accounted for.
  private var result: [Inline] {
    var text: [Inline] = [
      .text("Det bokförda resultatet för \(SwedishText.text(toDate)) är "),
      inline(figures.figures.figure(.actual, of: .init(), over: toDate), AdjustedSummary.outcome),
    ]
    guard followUp.isKnown(.periodVariance, over: toDate) else {
      return text + [
        .text(". Med hänsyn till justeringsposterna är det "),
        inline(figures.figure(.adjustedActual, over: toDate), AdjustedSummary.outcome), .text("."),
      ]
    }
    text += [
      .text(", mot "), inline(figures.figures.figure(.budget, of: .init(), over: toDate), AdjustedSummary.budgeted),
      .text(". Med hänsyn till justeringsposterna är det "),
      inline(figures.figure(.adjustedPeriodVariance, over: toDate), AdjustedSummary.variance), .text("."),
    ]
    return text
  }

  /// The items that are taken out of the actual or added to it, greatest first.
  private var items: [Inline] {
    let effects = figures.book.effects(on: .actual, in: .init(), over: toDate)
      .sorted { ($1.amount.magnitude, $0.item) < ($0.amount.magnitude, $1.item) }
    func sentence(
      _ opening: String, _ chosen: [(item: Int, sign: Int, amount: Int64)], _ wording: Wording
    ) -> [Inline] {
      guard !chosen.isEmpty else { return [] }
      return [.text(opening)]
        + chosen.enumerated().flatMap { index, effect -> [Inline] in
          let separator = index == 0 ? "" : index == chosen.count - 1 ? ", och " : ", "
          return [
            .text(separator + "”" + figures.book.items[effect.item].value.name + "”, som "),
            inline(figures.figure(item: effect.item, over: toDate), wording),
          ]
        } + [.text(".")]
    }
    return sentence(" Ur resultatet är borttaget: ", effects.filter { $0.sign < 0 }, AdjustedSummary.booked)
      + sentence(
        " Till resultatet är lagt det som inte är bokfört: ", effects.filter { $0.sign > 0 },
        AdjustedSummary.unbooked)
  }

  /// The comparison with last year, where something has to be put right for it.
  private var comparison: [Block] {
    let effects = figures.book.effects(on: .lastYear, in: .init(), over: toDate.yearBefore)
    guard !effects.isEmpty, followUp.isKnown(.difference, over: toDate) else { return [] }
    return [
      .paragraph([
        .text("Jämförbart med i år var resultatet för \(SwedishText.text(toDate.yearBefore)) "),
        inline(figures.figure(.comparableLastYear, over: toDate), AdjustedSummary.outcome),
        .text(followUp.terms(". Jämfört med det är utfallet i år ")),
        inline(figures.figure(.comparableDifference, over: toDate), AdjustedSummary.change), .text("."),
      ])
    ]
  }

  private func inline(_ figure: Figure, _ wording: Wording) -> Inline {
    .figure(FigureCell(figure, as: presentation), wording)
  }
}
