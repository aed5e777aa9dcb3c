import Accounts
import Documents
import Figures
import Kernel

/// The first paragraph: result, forecast, variance and change, in words that follow the figures.
struct FollowUpSummary {
  private let figures: FollowUpFigures

  init(_ figures: FollowUpFigures) { self.figures = figures }

  private static let outcome = Wording.words(
    positive: "ett överskott om", negative: "ett underskott om", zero: "ett nollresultat")
  private static let againstBudget = Wording.words(
    positive: "ett överskott mot budget om", negative: "ett underskott mot budget om", zero: "i nivå med budget")
  private static let change = Wording.words(
    positive: "en förbättring med", negative: "en försämring med", zero: "oförändrat")

  var blocks: [Block] {
    let followUp = figures.followUp
    var text: [Inline] = [
      .text("Resultatet för \(SwedishText.text(followUp.toDate)) är "),
      inline(.actual, FollowUpSummary.outcome), .text(". "),
    ]
    // After December there is nothing left to foresee.
    let rules = ForecastWords(followUp).fallbackText
    if followUp.forecastCells.isEmpty, followUp.month.month < 12, !rules.isEmpty {
      text.append(
        .text(
          "Ingen enhet har lämnat prognos efter \(SwedishText.monthNames[followUp.month.month - 1]): talet är uträknat "
            + "som \(rules). "))
    }
    text += [
      .text("Prognosen för helåret \(Digits.padded(followUp.year.first.year, 4)) är "),
      inline(.forecast, FollowUpSummary.outcome),
    ]
    // Where the budget is zero the variance is the forecast itself, and is not said twice.
    if followUp.isKnown(.variance, over: followUp.year), printed(.variance) != printed(.forecast) {
      text += [.text(", vilket är "), inline(.variance, FollowUpSummary.againstBudget)]
    }
    text.append(.text("."))
    if let previous = followUp.previous {
      text += [
        .text(" Jämfört med prognosen efter \(SwedishText.monthNames[previous.month.month - 1]) är det "),
        inline(.forecastChange, FollowUpSummary.change), .text("."),
      ]
    }
    return [.paragraph(text)] + driver()
  }

  private func printed(_ measure: FollowUpMeasure) -> Int64? {
    FigureCell(figures.figure(measure, of: .init(), over: figures.followUp.toDate), as: .tkr).printed
  }

  private func inline(_ measure: FollowUpMeasure, _ wording: Wording, _ slice: FollowUp.Slice = .init()) -> Inline {
    let figure = figures.figure(measure, of: slice, over: figures.followUp.toDate)
    return .figure(FigureCell(figure, as: .tkr), wording)
  }

  /// The area whose forecast has moved most since the occasion before.
  private func driver() -> [Block] {
    let followUp = figures.followUp
    let structure = followUp.structure
    guard followUp.previous != nil, !structure.areas.isEmpty else { return [] }
    let frames = structure.frameLines
    let changes = followUp.values(.forecastChange, count: structure.areas.count + 1, over: followUp.year) { cell in
      frames.contains(cell.line) ? nil : cell.area
    }
    guard let most = changes.indices.max(by: { changes[$0].magnitude < changes[$1].magnitude }), changes[most] != 0
    else { return [] }
    let slice = FollowUp.Slice(line: structure.exceptFrames, area: most)
    return [
      .paragraph([
        .text("Mest har prognosen ändrats för \(structure.areaName(most)): "),
        inline(.forecastChange, FollowUpSummary.change, slice), .text("."),
      ])
    ]
  }
}
