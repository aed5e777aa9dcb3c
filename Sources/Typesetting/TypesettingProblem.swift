package import Kernel

/// What can hinder a PDF from being made.
package enum TypesettingProblem: Problem, Equatable {
  /// The compiler is neither a program in the path nor a package of a Python.
  case notInstalled(python: String)
  /// The compiler refused the source, or could not be run; what it said.
  case failed(detail: String, line: Int?)
  /// The compiler was stopped, because it took longer than so many seconds.
  case timedOut(seconds: Int)
  /// No font of the machine has these characters, and a PDF for archives must be able to show all.
  case missingCharacters(String)

  package var code: String {
    switch self {
    case .notInstalled: "typesetting.not-installed"
    case .failed: "typesetting.failed"
    case .timedOut: "typesetting.timed-out"
    case .missingCharacters: "typesetting.missing-characters"
    }
  }

  package var place: Place {
    switch self {
    case .failed(_, let line): line.map { Place(line: $0, field: "Typst") } ?? Place()
    case .notInstalled, .timedOut, .missingCharacters: Place()
    }
  }

  package var message: String {
    switch self {
    case .notInstalled: "PDF kan inte skrivas: sättningsprogrammet Typst finns inte på datorn."
    case .failed(let detail, _): "PDF-filen kunde inte sättas: \(detail)"
    case .timedOut(let seconds): "PDF-filen blev inte färdig på \(seconds)\u{A0}sekunder."
    case .missingCharacters(let text): "PDF-filen behöver tecken som inget typsnitt på datorn har: \(text)."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .notInstalled(let python):
      .atServer(
        command: "Skriv python3 -m venv \(python) && \(python)/bin/pip install typst.", asking: "installera Typst")
        + " Alla andra format går att skriva ändå."
    case .failed: "Skriv rapporten i ett annat format så länge, och anmäl felet med texten ovan."
    case .timedOut: "Försök igen när datorn har mindre att göra, eller dela upp rapporten."
    case .missingCharacters:
      "Sök upp dem i texterna och skriv ord i stället, eller "
        + Remedy(
          command: "installera typsnitt som har dem: sudo apt-get install fonts-noto-core fonts-symbola.",
          page: "be den som sköter servern installera typsnitt som har dem.")
        + " Alla andra format går att skriva ändå."
    }
  }
}
