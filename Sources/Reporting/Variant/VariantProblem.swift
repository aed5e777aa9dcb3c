package import Figures
package import Kernel

/// What can be wrong with the variants of a report.
package enum VariantProblem: Problem, Equatable {
  /// Something is confidential on no legal ground.
  case noGround
  /// The confidential variant is asked for where nothing is confidential.
  case nothingConfidential
  /// The locked version was kept in its public variant alone.
  case notKept(String)
  /// What is kept sealed of a locked version cannot be read; `why` says so in words.
  case unreadable(String, why: String)
  /// Small numbers that published versions tell, whatever is hidden now.
  case exposed([FigureKey])

  package var code: String {
    switch self {
    case .noGround: "variant.no-ground"
    case .nothingConfidential: "variant.nothing-confidential"
    case .notKept: "variant.not-kept"
    case .unreadable: "variant.unreadable"
    case .exposed: "variant.exposed-numbers"
    }
  }

  package var severity: Severity {
    if case .exposed = self { .warning } else { .error }
  }

  package var place: Place {
    switch self {
    case .noGround: Place(option: "--ground")
    case .nothingConfidential: Place(option: "--variant")
    case .notKept(let id), .unreadable(let id, _): Place(field: id)
    case .exposed(let keys): Place(field: keys.first?.description ?? "")
    }
  }

  package var message: String {
    switch self {
    case .noGround: "Det sägs inte enligt vilken bestämmelse uppgifterna omfattas av sekretess."
    case .nothingConfidential: "Rapporten har inga uppgifter med sekretess."
    case .notKept: "Versionen är låst bara som offentlig."
    case .unreadable(_, let why): "Det som är förseglat av den låsta versionen kan inte öppnas. \(why)."
    case .exposed(let keys):
      keys.count == 1
        ? "Ett litet antal personer kan räknas ut av det som redan är publicerat."
        : "\(SwedishText.number(Int64(keys.count))) små antal personer kan räknas ut av det som redan är publicerat."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .noGround:
      Remedy(
        command: "Ange lagrummet, till exempel --ground \"OSL 26 kap. 1 §\".",
        page: "Skriv lagrummet, till exempel OSL 26 kap. 1 §.")
    case .nothingConfidential:
      "\(command: "Bifoga bilagan med --enclosure, eller ta", page: "Ta") fram den offentliga rapporten."
    case .notKept:
      "Ta ut den offentliga versionen, eller "
        + Remedy(command: "lås med --variant confidential.", page: "lås även den sekretessbelagda.")
    case .unreadable:
      .atServer(
        command: "Lägg nyckelfilen bredvid lagret eller ange nyckeln i RODER_KEY.",
        asking: "lägga nyckelfilen på dess plats") + " Utan den går det inte att avgöra vilka tal som måste döljas."
    case .exposed(let keys):
      "Avgör om publiceringen ska återkallas. Det gäller \(SwedishText.list(keys.map(\.description)))."
    }
  }
}
