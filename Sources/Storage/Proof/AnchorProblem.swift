package import Kernel

/// What can be wrong with an anchor, or with the store that it is held against.
package enum AnchorProblem: Problem, Equatable {
  /// The file, or the line, is no anchor.
  case notAnAnchor(path: String, line: Int?)
  /// The line was altered, or was never signed by the key that it names.
  case badSignature(path: String, line: Int)
  /// The line is signed by another key than the first line, or than the store's.
  case otherKey(path: String, line: Int)
  /// The line is of another board.
  case otherBoard(path: String, line: Int, name: String)
  /// The line's event comes no later than that of the line before.
  case outOfOrder(path: String, line: Int)
  /// The store ends before the line's event.
  case chainShorter(path: String, line: Int, event: Int, last: Int)
  /// The store has another event where the line's was; up to `after` it agrees.
  case chainDiffers(path: String, line: Int, after: Int, event: Int)
  /// A line cannot be signed: the store's key is not at hand, or another one is.
  case noKey

  /// The stable code.
  package var code: String {
    switch self {
    case .notAnAnchor: "anchor.not-an-anchor"
    case .badSignature: "anchor.bad-signature"
    case .otherKey: "anchor.other-key"
    case .otherBoard: "anchor.other-board"
    case .outOfOrder: "anchor.out-of-order"
    case .chainShorter: "anchor.chain-shorter"
    case .chainDiffers: "anchor.chain-differs"
    case .noKey: "anchor.no-key"
    }
  }

  /// The line of the file.
  package var place: Place {
    switch self {
    case .notAnAnchor(let path, let line): Place(file: path, line: line)
    case .badSignature(let path, let line), .otherKey(let path, let line), .outOfOrder(let path, let line),
      .otherBoard(let path, let line, _), .chainShorter(let path, let line, _, _),
      .chainDiffers(let path, let line, _, _):
      Place(file: path, line: line)
    case .noKey: Place()
    }
  }

  /// What is wrong, in Swedish.
  package var message: String {
    switch self {
    case .notAnAnchor(_, nil): "Filen är ingen ankarfil, eller så är dess slut borta."
    case .notAnAnchor: "Raden är inget ankare."
    case .badSignature: "Radens underskrift stämmer inte: raden är ändrad eller förfalskad."
    case .otherKey: "Raden är underskriven med en annan nyckel."
    case .otherBoard(_, _, let name): "Raden gäller en annan nämnd, ”\(name)”."
    case .outOfOrder: "Raden gäller ingen senare händelse än raden före."
    case .chainShorter(_, _, let event, 0):
      "Lagret har inga händelser, men ankaret visar att händelse \(SwedishText.number(Int64(event))) har funnits."
    case .chainShorter(_, _, let event, let last):
      "Lagret slutar vid händelse \(SwedishText.number(Int64(last))), men ankaret visar att händelse "
        + "\(SwedishText.number(Int64(event))) har funnits."
    case .chainDiffers(_, _, 0, let event):
      "Historiken är omskriven: händelse \(SwedishText.number(Int64(event))) är inte den som ankaret visar."
    case .chainDiffers(_, _, let after, let event):
      "Historiken är omskriven efter händelse \(SwedishText.number(Int64(after))): händelse "
        + "\(SwedishText.number(Int64(event))) är inte den som ankaret visar."
    case .noKey: "Ankaret kan inte skrivas under: lagrets nyckel saknas eller hör till ett annat lager."
    }
  }

  /// What to do about it, in Swedish.
  package var remedy: Remedy {
    switch self {
    case .notAnAnchor:
      .atServer(
        command: "Kontrollera sökvägen efter --anchor, eller hämta filen från den kopia som revisorn förvarar.",
        asking: "hämta ankarfilen från den kopia som revisorn förvarar")
    case .badSignature: "Jämför med revisorns kopia av filen; den som har rätt underskrift gäller."
    case .otherKey: "Jämför den öppna nyckeln med papperet. Hör filen till ett annat lager, ange rätt fil."
    case .otherBoard:
      .atServer(
        command: "Ange nämndens egen ankarfil efter --anchor.",
        asking: "ange nämndens egen ankarfil")
    case .outOfOrder: "Två ankarfiler har blandats. Hämta filen från den kopia som revisorn förvarar."
    case .chainShorter:
      "Är lagret återställt från en säkerhetskopia saknas allt därefter: läs in det på nytt eller ta en senare kopia. "
        + "Annars har någon tagit bort slutet."
    case .chainDiffers:
      "Spara lagret och ankarfilen som de är, hämta en säkerhetskopia från före ändringen och jämför de två."
    case .noKey:
      .atServer(
        command: "Ta fram lagrets nyckel, eller kontrollera utan att lägga till med --check-only.",
        asking: "ta fram lagrets nyckel")
    }
  }
}
