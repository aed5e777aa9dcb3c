package import Kernel

/// What can be wrong with the month's work.
package enum WorkProblem: Problem, Equatable {
  /// No occasion is planned for the month.
  case notPlanned(Month)
  /// The report has no such part.
  case unknownSection(String, known: [String])
  /// The part is not written by that unit.
  case wrongUnit(section: String, unit: String, known: [String])
  /// Nothing is written yet.
  case nothingWritten(SectionID)
  /// The part is approved and is not written any more.
  case isApproved(SectionID)
  /// The part is not handed over, so it can neither be approved nor sent back.
  case notReady(SectionID, SectionState)
  /// Nothing says why the part is sent back or a lock is lifted.
  case noReason(SectionID)
  /// Somebody else is writing.
  case locked(SectionID, holder: String, until: Instant)
  /// There is no lock to let go or to lift.
  case notLocked(SectionID)
  /// Variances that must be explained have no remark.
  case remarksMissing(SectionID, figures: [String])
  /// Whoever lifts a lock has none of the roles that may.
  case notInRole(SectionID)
  /// The last occasion has no words of the part.
  case nothingToCopy(SectionID)
  /// Words would be written over.
  case alreadyWritten(SectionID)

  package var code: String {
    switch self {
    case .notPlanned: "work.not-planned"
    case .unknownSection: "work.unknown-section"
    case .wrongUnit: "work.wrong-unit"
    case .nothingWritten: "work.nothing-written"
    case .isApproved: "work.is-approved"
    case .notReady: "work.not-ready"
    case .noReason: "work.no-reason"
    case .locked: "work.locked"
    case .notLocked: "work.not-locked"
    case .remarksMissing: "work.remarks-missing"
    case .notInRole: "work.not-in-role"
    case .nothingToCopy: "work.nothing-to-copy"
    case .alreadyWritten: "work.already-written"
    }
  }

  package var place: Place {
    switch self {
    case .notPlanned(let month): Place(field: month.description)
    case .unknownSection(let section, _): Place(field: section)
    case .wrongUnit(let section, let unit, _): Place(field: section + "/" + unit)
    case .nothingWritten(let id), .isApproved(let id), .notReady(let id, _), .noReason(let id),
      .locked(let id, _, _), .notLocked(let id), .remarksMissing(let id, _), .notInRole(let id),
      .nothingToCopy(let id), .alreadyWritten(let id):
      Place(field: id.description)
    }
  }

  package var message: String {
    switch self {
    case .notPlanned(let month): "Inget arbete är planerat för \(SwedishText.text(month))."
    case .unknownSection(let section, _): "Rapporten har inget avsnitt ”\(section)” att skriva."
    case .wrongUnit(_, "-", _): "Avsnittet skrivs av en enhet."
    case .wrongUnit(_, let unit, _): "Avsnittet skrivs inte av enheten \(unit)."
    case .nothingWritten: "Ingenting är skrivet."
    case .isApproved: "Avsnittet är godkänt."
    case .notReady(_, let state): "Avsnittet är inte klarmarkerat utan \(state.title.lowercased())."
    case .noReason: "Skälet saknas."
    case .locked(_, let holder, let until): "\(holder) skriver i avsnittet, senast till \(until.textInStockholm)."
    case .notLocked: "Ingen skriver i avsnittet."
    case .remarksMissing(_, let figures):
      "Kommentar saknas till " + SwedishText.list(figures) + "."
    case .notInRole: "Du har ingen roll som får bryta låset."
    case .nothingToCopy: "Förra tillfället har ingen text i avsnittet."
    case .alreadyWritten: "Avsnittet har redan en text."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .notPlanned: "Planera årets tillfällen \(command: "med roder plan occasions", page: "under Inläsning")."
    case .unknownSection(_, let known): "Skriv något av \(SwedishText.list(known))."
    case .wrongUnit(_, _, let known):
      known.isEmpty
        ? "Skriv avsnittet utan enhet; det gäller hela nämnden." : "Skriv något av \(SwedishText.list(known))."
    case .nothingWritten: "Skriv avsnittet\(command: " med roder section write", page: "")."
    case .isApproved: "Den som granskar kan skicka tillbaka det\(command: " med roder section return", page: "")."
    case .notReady: "Vänta tills det är klarmarkerat."
    case .noReason: "Skriv varför\(command: ", med --reason", page: " i fältet Varför", program: ", som reason")."
    case .locked: "Vänta, eller be controllern bryta låset\(command: " med roder section lift", page: "")."
    case .notLocked: "Se läget \(command: "med roder progress", page: "på tillfällets sida", program: "på /work")."
    case .remarksMissing:
      "Skriv \(command: "varför med roder remark och siffrans nyckel", page: "en kommentar till siffran"), och "
        + "klarmarkera sedan."
    case .notInRole: "Be controllern, socialchefen eller nämndsekreteraren."
    case .nothingToCopy: "Skriv en ny text."
    case .alreadyWritten: "Ta bort texten först om den ska ersättas, eller skriv en ny."
    }
  }
}
