package import Kernel

/// What the lines around a table can say against reading it.
package enum TitleProblem: Problem, Hashable {
  /// The lines or the sheet's name say that the table holds something else than a ledger.
  case notALedger(String, Place)
  /// Several months or years are named against each other.
  case unclearMonths([String], Place)
  /// The amounts may be the year's so far.
  case cumulativeMonths(String, Place)
  /// Nothing tells the order of the parts in code strings.
  case unclearCodeString(example: String, Place)

  package var code: String {
    switch self {
    case .notALedger: "importing.not-a-ledger"
    case .unclearMonths: "importing.unclear-months"
    case .cumulativeMonths: "importing.cumulative-months"
    case .unclearCodeString: "importing.unclear-code-string"
    }
  }

  package var place: Place {
    switch self {
    case .notALedger(_, let place), .unclearMonths(_, let place), .cumulativeMonths(_, let place),
      .unclearCodeString(_, let place):
      place
    }
  }

  package var message: String {
    switch self {
    case .notALedger(let text, _): "Tabellen ser inte ut att vara en huvudbok: ”\(text)”."
    case .unclearMonths(let names, _): "Det sägs på flera sätt vilken tid beloppen gäller: \(SwedishText.list(names))."
    case .cumulativeMonths(let text, _): "”\(text)” kan vara årets belopp hittills och inte månadens."
    case .unclearCodeString(let example, _): "Koddelarnas ordning i kodsträngen går inte att se: ”\(example)”."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .notALedger:
      "Ta ut filen med utfall. Är beloppen redan det: skriv ”Utfall” i raden eller i bladets namn. Budget läses in "
        + "\(command: "med import budget", page: "under Inläsning, med innehållet Budget", program: "under Inläsning")."
    case .unclearMonths: "Rätta raderna före tabellen eller bladets namn, så att de säger samma sak."
    case .cumulativeMonths:
      "Ta ut filen med varje månads egna belopp. Är de redan det: ange månaderna "
        + "\(RecognitionProblem.months("2019-04"))."
    case .unclearCodeString:
      "Skriv ordningen i rubriken, till exempel ”Kodsträng (ansvar-konto-verksamhet)”, eller i källans beskrivning "
        + "(\(.mapping), ”huvudbok;kodsträng;ansvar-konto-verksamhet”)."
    }
  }
}
