package import Kernel

extension SupersedeProblem {
  package var message: String {
    switch self {
    case .olderExtraction(let extracted, let visible, _):
      "Filen är uttagen \(extracted), men det som redan är inläst är uttaget \(visible)."
    case .futureExtraction(let extracted, let today, _):
      "Filen sägs vara uttagen \(extracted), men i dag är det \(today)."
    case .lostCodes(let months, let part, let codes, _):
      "I \(SwedishText.text(months)) saknas \(part) \(SwedishText.list(Array(codes.prefix(10))))"
        + (codes.count > 10 ? " med flera (\(codes.count) koder)" : "") + ", som finns i det som redan är inläst."
    case .lostPart(let months, let part, _):
      "I \(SwedishText.text(months)) har filen ingen kod alls för \(part), men det som redan är inläst har det."
    case .lostClasses(let months, let classes, _):
      "I \(SwedishText.text(months)) saknas hela kontoklass \(SwedishText.list(classes)), som brukar finnas."
    case .reopened(let months, let status, _):
      "\(SupersedeProblem.sentence(months)) är stängd men skulle bli \(status.text)."
    case .closedMonthChanged(let months, let percent, _):
      "\(SupersedeProblem.sentence(months)) är stängd men skulle ändras med upp till \(percent) % av beloppen."
    case .shrunk(let months, let percent, _):
      "I \(SwedishText.text(months)) skulle bara \(percent) % av beloppen bli kvar."
    case .unusual(let months, let accountClass, let percent, _):
      "I \(SwedishText.text(months)) är beloppen" + (accountClass.map { " i kontoklass \($0)" } ?? "")
        + (percent < 0
          ? " omvända mot månaderna före." : " \(SwedishText.number(percent)) % av vad de är i månaderna före.")
    case .rewritten(let months, _):
      "I \(SwedishText.text(months)) skulle nästan alla kodsträngar ändras."
    case .emptied(let months, _):
      "Filen har ingenting för \(SwedishText.text(months)), där det redan finns bokföring som skulle försvinna."
    case .signFlipped(let months, let accountClass, _):
      "I \(SwedishText.text(months)) har beloppen" + (accountClass.map { " i kontoklass \($0)" } ?? "")
        + " omvänt tecken mot det som redan är inläst."
    case .signsLost(let months, _):
      "I \(SwedishText.text(months)) är alla belopp positiva, även de som är negativa i det som redan är inläst."
    case .wrongScale(let months, let factor, let isLarger, _):
      "I \(SwedishText.text(months)) är beloppen ungefär \(SwedishText.number(factor)) gånger "
        + (isLarger ? "större" : "mindre") + " än i det som redan är inläst."
    case .doubled(let months, _):
      "I \(SwedishText.text(months)) är beloppen dubbelt så stora som i det som redan är inläst."
    case .otherYear(let months, let year, _):
      "Beloppen för \(SwedishText.text(months)) är desamma som för samma tid \(year)."
    case .copiedMonth(let month, let other, _):
      "Beloppen för \(SwedishText.text(month)) är desamma som för \(SwedishText.text(other))."
    case .cumulative(let month, _):
      "Beloppen för \(SwedishText.text(month)) ser ut att vara hela årets hittills och inte månadens."
    case .otherOrganisation(let found, let before, _):
      "Filen gäller \(found), men källans tidigare filer gäller \(before)."
    case .otherSource(let source, let other, let months, _):
      "Bokföringen för \(SwedishText.text(months)) är redan inläst från källan ”\(other)” och skulle räknas en gång "
        + "till som ”\(source)”."
    case .similarSource(let source, let other, _):
      "Källan ”\(source)” är ny och heter nästan som ”\(other)”; bokföringen skulle räknas utöver den."
    case .widerSelection(let selection, let before, _):
      "Filen sägs gälla \(selection), men källan har hittills bara gällt \(before)."
    case .correctionLost(let batch, let selection, let months, _):
      "Rättelsen \(batch) av \(selection) i \(SwedishText.text(months)) skulle försvinna."
    case .reverted(let months, let batch, _):
      "\(SupersedeProblem.sentence(months)) skulle återgå till inläsningen \(batch), som har ersatts sedan dess."
    case .hole(let months, _): "Ingen bokföring finns för \(SwedishText.text(months)), men för månader på båda sidor."
    case .futureMonths(let months, _): "Filen gäller \(SwedishText.text(months)), som inte har börjat."
    case .closedEarly(let months, let extracted, _):
      "Filen är uttagen \(extracted), innan \(SwedishText.text(months)) var slut, men månaden skulle bli stängd."
    }
  }

  package var remedy: Remedy {
    isGrave ? advice + " Är det ändå rätt: \(.accepting(consent))." : advice
  }

  private var advice: Remedy {
    switch self {
    case .olderExtraction: "Kontrollera att det är rätt fil. Läs in den ändå \(.anyway)."
    case .futureExtraction:
      "\(command: "Rätta --extracted eller", page: "Kontrollera filens datum och", program: "Rätta extracted eller") "
        + "datorns klocka. Läs in ändå \(.anyway)."
    case .lostCodes: "Kontrollera urvalet i uttaget. Är koderna borttagna med avsikt: \(.readInAnyway)."
    case .lostPart:
      "Kontrollera att koddelen är med i uttaget och i \(.mappingOfSource). Läs in ändå \(.anyway)."
    case .lostClasses:
      "Kontrollera kontourvalet i uttaget, eller \(SupersedeProblem.selecting). Läs in ändå \(.anyway)."
    case .reopened:
      "\(SupersedeProblem.choosing(.closed)). Ska månaden öppnas igen: \(.readInAnyway)."
    case .closedMonthChanged:
      "Kontrollera att det är rätt fil; \(command: "roder differences", page: "inläsningens sida") visar sedan vad "
        + "som ändrades. Läs in ändå \(.anyway)."
    case .shrunk:
      "Kontrollera att uttaget är komplett, eller \(SupersedeProblem.selecting)."
        + (isGrave ? "" : " Läs in ändå \(.anyway).")
    case .unusual: "Kontrollera att uttaget är komplett och vad beloppen avser. Läs in ändå \(.anyway)."
    case .rewritten: "Kontrollera i \(.mappingOfSource) vilken koddel varje dimension eller kolumn är."
    case .emptied:
      "Ange de månader som filen gäller "
        + "\(option: "--months", field: "Månader", parameter: "first_month och last_month"), eller ta ut filen på nytt."
    case .signFlipped: "Ange källans tecken i \(.mappingOfSource), eller ta ut filen på nytt."
    case .signsLost: "Kontrollera att minustecken, eller debet och kredit, är med i uttaget."
    case .wrongScale: "Kontrollera om beloppen är i kronor, öre eller tusental kronor."
    case .doubled: "Kontrollera att filen inte innehåller samma rader två gånger."
    case .otherYear, .copiedMonth: "Kontrollera perioden i uttaget."
    case .cumulative: "Ta ut månadens belopp för sig, eller alla månader var för sig."
    case .otherOrganisation:
      "Kontrollera att det är rätt fil, eller ange en annan källa "
        + "\(option: "--source", field: "Källa", parameter: "source")."
    case .otherSource(_, let other, _, _): "\(SupersedeProblem.choosing(source: other))."
    case .similarSource(_, let other, _):
      "\(SupersedeProblem.choosing(source: other)). Är det en annan källa: \(.readInAnyway)."
    case .widerSelection:
      "\(command: "Ange urvalet med --selection", page: "Beskriv urvalet i en filbeskrivning"). Gäller källan mer "
        + "från och med nu: \(.readInAnyway)."
    case .correctionLost:
      "Kontrollera att rättelsen är bokförd. Läs in \(.anyway) och gör om rättelsen om den behövs."
    case .reverted: "Kontrollera att det är den senaste filen. Läs in den ändå \(.anyway)."
    case .hole: "Läs in de månader som saknas, eller \(SupersedeProblem.months). Läs in ändå \(.anyway)."
    case .futureMonths: "Kontrollera perioden i uttaget, eller \(SupersedeProblem.months). Läs in ändå \(.anyway)."
    case .closedEarly: "\(SupersedeProblem.choosing(.preliminary)), eller ta ut filen på nytt. Läs in ändå \(.anyway)."
    }
  }

  private static let selecting = Remedy(
    command: "ange --selection", page: "beskriv urvalet i en filbeskrivning")

  private static let months = Remedy(
    command: "ange --months", page: "skriv månaderna i fältet Månader", program: "ange first_month och last_month")

  private static func choosing(_ status: PeriodStatus) -> Remedy {
    Remedy(
      command: "Ange --status \(status.rawValue)",
      page: "Välj periodstatus \(status.text.capitalisedFirst) i formuläret",
      program: "Ange status=\(status.rawValue)")
  }

  private static func choosing(source: String) -> Remedy {
    Remedy(
      command: "Ange --source \(source)", page: "Skriv \(source) i fältet Källa", program: "Ange source=\(source)")
  }

  /// The months at the beginning of a sentence.
  private static func sentence(_ months: [Month]) -> String {
    let text = SwedishText.text(months)
    return text.capitalisedFirst
  }
}
