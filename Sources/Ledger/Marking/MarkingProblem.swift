package import Kernel

/// What can be wrong with marking a posting, and with settling what is marked.
package enum MarkingProblem: Problem, Equatable {
  /// Nothing says what is wrong with the posting.
  case noFault
  /// The posting is marked already and waits.
  case alreadyMarked(mark: String)
  /// There is no unit of that id.
  case unknownUnit(String)
  /// There is no account of that number.
  case unknownAccount(String)
  /// There is no mark of that id that may be seen.
  case unknownMark(String)
  /// The mark is settled.
  case alreadySettled(mark: String, MarkOutcome)
  /// Nothing says how the posting was corrected, or why it is not.
  case noWords(MarkOutcome)

  package var code: String {
    switch self {
    case .noFault: "ledger.no-fault"
    case .alreadyMarked: "ledger.already-marked"
    case .unknownUnit: "ledger.odd-proposed-unit"
    case .unknownAccount: "ledger.odd-proposed-account"
    case .unknownMark: "ledger.unknown-mark"
    case .alreadySettled: "ledger.already-settled"
    case .noWords: "ledger.no-settlement-words"
    }
  }

  package var place: Place {
    switch self {
    case .noFault: Place(field: "fel")
    case .unknownUnit: Place(field: "enhet")
    case .unknownAccount: Place(field: "konto")
    case .noWords: Place(field: "besked")
    case .alreadyMarked(let mark), .unknownMark(let mark), .alreadySettled(let mark, _): Place(field: mark)
    }
  }

  package var message: String {
    switch self {
    case .noFault: "Ingenting säger vad som är fel med bokföringsraden."
    case .alreadyMarked(let mark): "Bokföringsraden är redan markerad (\(mark)) och väntar på besked."
    case .unknownUnit(let text): "Det finns ingen enhet ”\(text)” den månaden."
    case .unknownAccount(let text): "Kontot ”\(text)” finns inte i kontoplanen."
    case .unknownMark(let mark): "Det finns ingen markering ”\(mark)”."
    case .alreadySettled(_, let outcome): "Markeringen har redan fått besked: \(outcome.title.lowercased())."
    case .noWords(.refused): "Ingenting säger varför bokföringsraden inte rättas."
    case .noWords: "Ingenting säger hur bokföringsraden är rättad."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .noFault: "Skriv med några ord vad som är fel."
    case .alreadyMarked: "Ta tillbaka markeringen och markera på nytt om något annat gäller."
    case .unknownUnit: "Ange enheten så som den heter i enhetslistan, till exempel E310, eller skriv den i ord."
    case .unknownAccount: "Ange ett konto ur kontoplanen, eller skriv det i ord."
    case .unknownMark: "Markeringarna räknas upp i listan över markerade bokföringsrader."
    case .alreadySettled: "Markera raden på nytt om den ska prövas igen."
    case .noWords(.refused): "Skriv varför, så att den som markerade förstår."
    case .noWords: "Skriv till exempel på vilken verifikation rättelsen ligger."
    }
  }
}
