package import Kernel

/// What can be wrong with bringing in a file, beside what is wrong in the file.
package enum IntakeProblem: Problem, Hashable {
  /// Something must be said.
  case missing(IntakeField)
  /// What was said cannot be read.
  case odd(IntakeField, text: String)
  /// Somebody is bringing in another file.
  case busy(person: String)
  /// No file came.
  case noFile
  /// The file holds nothing.
  case emptyFile
  /// There is no such work, or its file is no longer kept.
  case unknownJob(String)
  /// The work cannot go on from where it is.
  case notWaiting

  package var code: String {
    switch self {
    case .missing: "intake.missing"
    case .odd: "intake.odd"
    case .busy: "intake.busy"
    case .noFile: "intake.no-file"
    case .emptyFile: "intake.empty-file"
    case .unknownJob: "intake.unknown-job"
    case .notWaiting: "intake.not-waiting"
    }
  }

  package var place: Place {
    switch self {
    case .missing(let field), .odd(let field, _): Place(field: field.rawValue)
    case .noFile, .emptyFile: Place(field: "fil")
    case .busy, .unknownJob, .notWaiting: Place()
    }
  }

  package var message: String {
    switch self {
    case .missing: "Uppgiften måste fyllas i."
    case .odd(_, let text): "”\(text)” går inte att tolka."
    case .busy(let person): "\(person) läser in en annan fil just nu."
    case .noFile: "Ingen fil kom med."
    case .emptyFile: "Filen är tom."
    case .unknownJob: "Inläsningen finns inte längre."
    case .notWaiting: "Inläsningen väntar inte på något."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .missing(let field), .odd(let field, _): IntakeProblem.form(field)
    case .busy: "Vänta tills den är klar, eller avbryt den."
    case .noFile: "Välj en fil och skicka igen."
    case .emptyFile: "Ta ut filen på nytt och kontrollera att det står något i den."
    case .unknownJob: "Läs in filen igen."
    case .notWaiting: "Visa hur långt den har kommit."
    }
  }

  private static func form(_ field: IntakeField) -> Remedy {
    switch field {
    case .year, .validFrom: "Skriv ett år, som 2019."
    case .month, .firstMonth: "Skriv en månad, som 2019-04."
    case .months: "Skriv en månad eller en period, som 2019-01..2019-04."
    case .source, .name, .decision, .status, .oneSided, .sign, .unit, .layer, .sheet, .remember:
      "Fyll i eller välj ett av svaren."
    }
  }
}
