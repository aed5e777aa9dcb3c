package import Kernel

/// What can be wrong with a municipality's own Word file whose styles are to be used.
package enum WordTemplateProblem: Problem, Hashable {
  /// The file cannot be read as a Word file.
  case unreadable(Place, detail: String)
  /// The file is written in the strict form of the format, which few programs write.
  case strict(Place)

  package var code: String {
    switch self {
    case .unreadable: "documents.unreadable-template"
    case .strict: "documents.strict-template"
    }
  }

  package var place: Place {
    switch self {
    case .unreadable(let place, _), .strict(let place): place
    }
  }

  package var message: String {
    switch self {
    case .unreadable(_, let detail): "Filen kan inte användas som Wordmall: \(detail)."
    case .strict: "Wordmallen är sparad som ”Strict Open XML”, som inte kan användas som mall."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unreadable: "Öppna filen i Word eller LibreOffice, spara den på nytt som .docx eller .dotx och försök igen."
    case .strict: "Spara den i Word som vanligt Worddokument (.docx) och försök igen."
    }
  }
}
