package import Kernel

/// What can be wrong with a reference to a figure in a text.
package enum ProseProblem: Problem, Hashable {
  /// A brace opens a reference that nothing closes.
  case unclosed(Place)
  /// A brace closes what none opened.
  case strayBrace(Place)
  /// A reference names no figure.
  case empty(Place)
  /// The stored form's key cannot be read.
  case oddKey(String, Place)
  /// No measure is called so.
  case unknownMeasure(String, nearest: [String], Place)
  /// Several measures are called so.
  case ambiguousMeasure(String, ways: [String], Place)
  /// Nothing that the measure can be asked of, and no period, is called so.
  case unknownName(String, nearest: [String], Place)
  /// Several things are called so.
  case ambiguousName(String, ways: [String], Place)
  /// The measure cannot be asked of these axes, or not of them together.
  case oddSelection(measure: String, axes: [String], known: [String], Place)
  /// Two of the same axis, two periods or two moments.
  case repeated(String, Place)
  /// A measure of the whole year asked for something else.
  case wrongPeriod(measure: String, period: String, Place)
  /// Words of format that mean nothing.
  case unknownFormat(String, nearest: [String], Place)
  /// Words of format that cannot stand together.
  case conflictingFormat(String, String, Place)
  /// The unit, or the way to tell the sign, does not fit the kind of figure.
  case unfit(String, kind: String, allowed: [String], Place)
  /// Two figures that cannot be compared, or more than two.
  case incomparable(String, Place)
  /// The figure is not to be had at the occasion.
  case unresolved(String, why: String, Place)
  /// A number typed by hand is another than the figure that the words near it mean.
  case contradicted(typed: String, figure: String, reference: String, Place)

  package var code: String {
    switch self {
    case .unclosed: "prose.unclosed"
    case .strayBrace: "prose.stray-brace"
    case .empty: "prose.empty"
    case .oddKey: "prose.odd-key"
    case .unknownMeasure: "prose.unknown-measure"
    case .ambiguousMeasure: "prose.ambiguous-measure"
    case .unknownName: "prose.unknown-name"
    case .ambiguousName: "prose.ambiguous-name"
    case .oddSelection: "prose.odd-selection"
    case .repeated: "prose.repeated"
    case .wrongPeriod: "prose.wrong-period"
    case .unknownFormat: "prose.unknown-format"
    case .conflictingFormat: "prose.conflicting-format"
    case .unfit: "prose.unfit"
    case .incomparable: "prose.incomparable"
    case .unresolved: "prose.unresolved"
    case .contradicted: "prose.contradicted"
    }
  }

  package var severity: Severity {
    if case .contradicted = self { .warning } else { .error }
  }

  package var place: Place {
    switch self {
    case .unclosed(let place), .strayBrace(let place), .empty(let place), .oddKey(_, let place),
      .unknownMeasure(_, _, let place), .ambiguousMeasure(_, _, let place), .unknownName(_, _, let place),
      .ambiguousName(_, _, let place), .oddSelection(_, _, _, let place), .repeated(_, let place),
      .wrongPeriod(_, _, let place), .unknownFormat(_, _, let place), .conflictingFormat(_, _, let place),
      .unfit(_, _, _, let place), .incomparable(_, let place), .unresolved(_, _, let place),
      .contradicted(_, _, _, let place):
      place
    }
  }

  package var message: String {
    switch self {
    case .unclosed: "En hänvisning börjar med { men slutar inte."
    case .strayBrace: "Här står } utan att någon hänvisning har börjat."
    case .empty: "Hänvisningen nämner ingen siffra."
    case .oddKey(let text, _): "”\(text)” är ingen nyckel till en siffra."
    case .unknownMeasure(let text, _, _): "Det finns inget mått som heter ”\(text)”."
    case .ambiguousMeasure(let text, _, _): "Flera mått kan menas med ”\(text)”."
    case .unknownName(let text, _, _): "Ingenting som måttet gäller, och ingen period, heter ”\(text)”."
    case .ambiguousName(let text, _, _): "Flera saker heter ”\(text)”."
    case .oddSelection(let measure, let axes, _, _):
      "Måttet ”\(measure)” finns inte för \(SwedishText.list(axes))."
    case .repeated(let text, _): "Hänvisningen nämner två av samma slag: ”\(text)” är det andra."
    case .wrongPeriod(let measure, let period, _): "Måttet ”\(measure)” finns bara för helår, inte för ”\(period)”."
    case .unknownFormat(let text, _, _): "”\(text)” säger inte hur siffran ska visas."
    case .conflictingFormat(let first, let second, _): "”\(first)” och ”\(second)” går inte att förena."
    case .unfit(let text, let kind, _, _): "”\(text)” passar inte för \(kind)."
    case .incomparable(let why, _): why
    case .unresolved(let text, let why, _): "Siffran \(text) kan inte visas: \(why)"
    case .contradicted(let typed, let figure, let reference, _):
      "Texten säger \(typed), men siffran \(reference) är \(figure)."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unclosed, .strayBrace: "Skriv { och } runt hänvisningen, eller dubbla tecknet om det bara ska stå i texten."
    case .empty: "Skriv mått, kolon, urval och period, till exempel {avvikelse helår: Personalkostnader, helår | tkr}."
    case .oddKey: "Skriv mått, urval och period, till exempel variance:line/drift.personal:full-year."
    case .unknownMeasure(_, let nearest, _), .unknownName(_, let nearest, _): ProseProblem.nearest(nearest)
    case .unknownFormat(_, let nearest, _):
      nearest.isEmpty
        ? "Skriv enhet, decimaler eller tecken, till exempel tkr, 1 decimal, i ord."
        : "Kanske menas \(ProseProblem.quoted(nearest))."
    case .ambiguousMeasure(_, let ways, _), .ambiguousName(_, let ways, _):
      "Skriv något av \(ProseProblem.quoted(ways))."
    case .oddSelection(_, _, let known, _):
      known.isEmpty
        ? "Ta bort urvalet: måttet gäller hela nämnden." : "Välj bland \(SwedishText.list(known)), högst en av varje."
    case .repeated: "Ta bort den ena."
    case .wrongPeriod: "Skriv helår, eller välj ett mått som finns för månader."
    case .conflictingFormat: "Ta bort den ena."
    case .unfit(_, _, let allowed, _):
      allowed.isEmpty ? "Ta bort det." : "Skriv något av \(SwedishText.list(allowed))."
    case .incomparable: "Jämför två siffror av samma slag, med ett minus eller ett snedstreck emellan."
    case .contradicted(_, _, let reference, _): "Skriv \(reference) i stället, eller rätta talet."
    case .unresolved: "Rätta hänvisningen, eller läs in det som siffran bygger på."
    }
  }

  private static func nearest(_ names: [String]) -> Remedy {
    names.isEmpty
      ? "Sök \(command: "med roder pick", page: "efter") vad det kan heta."
      : "Kanske menas \(quoted(names)); sök annars \(command: "med roder pick", page: "efter orden")."
  }

  /// At most eight of the words, each quoted.
  private static func quoted(_ words: [String]) -> String {
    let shown = words.prefix(8).map { "”" + $0 + "”" }
    let rest = words.count - shown.count
    guard rest == 0 else { return shown.joined(separator: ", ") + " eller någon av \(rest) till" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " eller " + last
  }
}
