package import Kernel

/// What can be wrong with a question for a figure.
package enum FigureProblem: Problem {
  /// The text is no figure key.
  case notAKey(String)
  /// No capability offers the measure.
  case unknownMeasure(FigureKey, known: [String])
  /// The measure is known, but not an id in the key.
  case unknownSelection(FigureKey)

  package var code: String {
    switch self {
    case .notAKey: "figures.not-a-key"
    case .unknownMeasure: "figures.unknown-measure"
    case .unknownSelection: "figures.unknown-selection"
    }
  }

  package var place: Place {
    switch self {
    case .notAKey(let text): Place(field: text)
    case .unknownMeasure(let key, _), .unknownSelection(let key): Place(field: key.description)
    }
  }

  package var message: String {
    switch self {
    case .notAKey(let text): "”\(text)” är ingen nyckel till en siffra."
    case .unknownMeasure(let key, _): "Måttet ”\(key.measure)” finns inte."
    case .unknownSelection(let key): "Det finns inget som heter så i ”\(key)”."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .notAKey: "Skriv mått, urval och period, till exempel variance:line/drift.personal:2019."
    case .unknownMeasure(_, let known): "Använd något av \(SwedishText.list(known))."
    case .unknownSelection: "Kontrollera id för rad, område eller enhet; de står i tabellerna som JSON."
    }
  }
}
