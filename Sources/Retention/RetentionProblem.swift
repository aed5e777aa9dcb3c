package import Kernel

/// What can be wrong with a plan of retention or with a disposal.
package enum RetentionProblem: Problem, Equatable {
  /// The plan's file has a word that is none of those allowed.
  case unknownWord(String, allowed: [String], Place)
  /// A number of years or months is none, or too great.
  case badPeriod(String, Place)
  /// A rule keeps accounting information for a shorter time than the law does.
  case belowLaw(RetentionSubject, Place)
  /// Two rules of a subject begin on the same day, or have the same id.
  case repeatedRule(String, Place)
  /// The plan has no rule for the subject.
  case noRule(RetentionSubject)
  /// The plan has a rule, but no ground was given for going beside it.
  case noGround(RetentionSubject)
  /// Nobody has said why.
  case noReason
  /// Something would go that is to be kept longer.
  case tooYoung(RetentionSubject, before: Day, latest: Day, ground: String)
  /// The list of disposals is not as it was written.
  case damagedList(Place)
  /// The list of disposals is another board's, or was signed with another key.
  case foreignList(Place)
  /// The store's key is not there to tell whether the list of disposals is the store's own.
  case keyNeeded(Place)
  /// A line of the list of disposals is not signed.
  case unsignedList(Place)
  /// The list of disposals names what is never disposed of.
  case keptKind(String, Place)

  package var code: String {
    switch self {
    case .unknownWord: "retention.unknown-word"
    case .badPeriod: "retention.bad-period"
    case .belowLaw: "retention.below-law"
    case .repeatedRule: "retention.repeated-rule"
    case .noRule: "retention.no-rule"
    case .noGround: "retention.no-ground"
    case .noReason: "retention.no-reason"
    case .tooYoung: "retention.too-young"
    case .damagedList: "retention.damaged-list"
    case .foreignList: "retention.foreign-list"
    case .keyNeeded: "retention.key-needed"
    case .unsignedList: "retention.unsigned-list"
    case .keptKind: "retention.kept-kind"
    }
  }

  package var place: Place {
    switch self {
    case .unknownWord(_, _, let place), .badPeriod(_, let place), .repeatedRule(_, let place), .damagedList(let place),
      .foreignList(let place), .keyNeeded(let place), .unsignedList(let place), .keptKind(_, let place),
      .belowLaw(_, let place):
      place
    case .noRule(let subject), .noGround(let subject), .tooYoung(let subject, _, _, _): Place(field: subject.word)
    case .noReason: Place(option: "--reason")
    }
  }

  package var message: String {
    switch self {
    case .unknownWord(let text, _, _): "”\(text)” är inget som gallringsplanen känner."
    case .badPeriod(let text, _): "”\(text)” är ingen tid att bevara i."
    case .belowLaw(let subject, _):
      "Regeln gallrar \(subject.word) tidigare än lagen tillåter: bokföringsinformation bevaras i sju år."
    case .repeatedRule(let id, _): "Regeln ”\(id)” krockar med en tidigare rad: samma id, eller samma innehåll och dag."
    case .noRule: "Gallringsplanen har ingen regel som gäller i dag."
    case .noGround: "Gallringsplanen har ingen regel, och inget rättsligt stöd är angivet."
    case .noReason: "Skäl till gallringen saknas."
    case .tooYoung(_, let before, let latest, _):
      "Det som är äldre än \(before) får inte gallras än; gränsen går i dag vid \(latest)."
    case .damagedList: "Gallringslistan är inte som den skrevs."
    case .foreignList: "Gallringslistan hör till en annan nämnd, eller är undertecknad med en annan nyckel."
    case .keyNeeded:
      "Lagrets nyckel saknas eller hör till ett annat lager: då syns det inte vem som har skrivit gallringslistan."
    case .unsignedList: "Raden i gallringslistan är inte undertecknad: vem som helst kan ha skrivit den."
    case .keptKind(let kind, _): "Gallringslistan vill ta bort uppgifter av slaget ”\(kind)”, som aldrig gallras."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unknownWord(_, let allowed, _): "Skriv något av: \(allowed.joined(separator: ", "))."
    case .badPeriod: "Skriv år och månader som hela tal, tillsammans högst hundra år."
    case .belowLaw:
      "Skriv minst 7 år räknat från räkenskapsårets slut. Stöd: LKBR (2018:597) 3 kap. 13 §."
    case .repeatedRule: "Ge varje regel ett eget id och låt bara en regel börja gälla varje dag för samma innehåll."
    case .noRule:
      "Läs in nämndens gallringsplan "
        + "\(.bringingIn("retention"))\(command: ", eller ange --before och --ground", page: "")."
    case .noGround:
      "\(command: "Ange det rättsliga stödet med --ground, eller läs", page: "Läs") in gallringsplanen."
    case .noReason:
      "Ange skälet\(command: " med --reason", page: ""), utan namn på personer: skälet står kvar för alltid."
    case .tooYoung(_, _, _, let ground): "Ange en tidigare dag. Stöd: \(ground)."
    case .damagedList: "Hämta listan från säkerhetskopian av den, och kontrollera vem som kan ha ändrat den."
    case .foreignList: "Ange den lista som ligger bredvid nämndens eget lager, med ändelsen .disposals."
    case .keyNeeded:
      .atServer(
        command: "Lägg nyckelfilen bredvid lagrets plats med ändelsen .key, eller ange nyckeln i RODER_KEY.",
        asking: "lägga nyckelfilen på dess plats")
    case .unsignedList:
      "Finns lagret som raden kommer från kvar, så "
        + Remedy(
          command: "kör roder dispose --finish i det, med nyckeln.",
          page: "be den som sköter servern avsluta gallringen i det.") + " Använd annars inte listan."
    case .keptKind: "Använd inte listan. Kontrollera vem som kan ha ändrat den."
    }
  }
}

extension RetentionProblem {
  /// The same problem of a list in that file.
  package func inList(_ file: String) -> RetentionProblem {
    switch self {
    case .unsignedList(let place): .unsignedList(Place(file: file, line: place.line))
    case .keyNeeded: .keyNeeded(Place(file: file))
    default: self
    }
  }
}
