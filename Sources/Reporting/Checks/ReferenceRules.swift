import Documents
import Figures
import Kernel

/// Whether the figures that texts refer to are there, and whether numbers typed by hand agree with the figures.
enum ReferenceRules {
  /// What stands in the document in a figure's place.
  static func findings(_ placed: PlacedDocument) -> [ReportFinding] {
    placed.texts.flatMap { inlines, spot in
      inlines.compactMap { inline -> ReportFinding? in
        switch inline {
        case .unresolved(let why):
          ReportFinding(
            .referenceUnresolved, spot, sentence(why),
            remedy: "Rätta hänvisningen, eller läs in det som siffran bygger på.")
        case .figure(let cell, _) where cell.value == .missing:
          ReportFinding(
            .figureMissing, spot, "En mening har siffran \(cell.key), som inte har något värde.",
            remedy: "Läs in det som siffran bygger på, eller skriv om meningen.")
        default: nil
        }
      }
    }
  }

  /// What is said in the figure's place as a sentence.
  private static func sentence(_ why: String) -> String {
    why.capitalisedFirst + (why.last.map { ".!?".contains($0) } ?? false ? "" : ".")
  }

  /// What is wrong with the references of a written text, and its numbers typed by hand.
  static func findings(
    _ text: WrittenText, _ resolver: ProseResolver, _ placed: PlacedDocument, hidden: Set<FigureKey>
  ) -> [ReportFinding] {
    let spot = placed.spot(ofFirst: text.anchors, else: text.title)
    let reading = ProseParser.stored(text.text)
    return reading.problems.map { problem in
      ReportFinding(
        .referenceUnreadable, spot, "\(text.title), \(line(problem.place)): \(problem.message)", remedy: problem.remedy)
    } + typed(reading.prose, text, resolver, spot, hidden)
  }

  private static func typed(
    _ prose: Prose, _ text: WrittenText, _ resolver: ProseResolver, _ spot: ReportFinding.Spot,
    _ hidden: Set<FigureKey>
  ) -> [ReportFinding] {
    TypedNumbers(resolver).findings(in: prose).compactMap { found in
      let place = "\(text.title), \(line(found.number.place))"
      if found.offers.contains(where: { hidden.contains($0.key) }) {
        return ReportFinding(
          .hiddenNumberTyped, spot,
          "\(place): texten skriver ut ett tal som rapporten inte visar, för att det gäller "
            + "för få personer.", remedy: "Ta bort talet ur texten.")
      }
      // What is not shown is not told by what it is compared with.
      if let meant = found.contradicted, !hidden.contains(meant.key) {
        return ReportFinding(
          .numberContradicts, spot, "\(place): texten säger \(found.number.text), men siffran är \(meant.text).",
          remedy: "Skriv \(meant.shown) i stället, eller rätta talet eller orden kring det.")
      }
      guard let offer = found.offers.first else { return nil }
      return ReportFinding(
        .numberTyped, spot, "\(place): \(found.number.text) är skrivet för hand och följer inte siffran om den ändras.",
        remedy: "Skriv \(offer.shown) i stället.")
    }
  }

  private static func line(_ place: Place) -> String {
    "rad \(place.line ?? 1), tecken \(place.column ?? 1)"
  }
}
