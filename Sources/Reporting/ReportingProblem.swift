package import Kernel

/// What can be wrong with a report.
package enum ReportingProblem: Problem, Equatable {
  /// The template asks for a section that no capability offers.
  case unknownSection(String, Place)
  /// The template has no section.
  case emptyTemplate(Place)

  package var code: String {
    switch self {
    case .unknownSection: "reporting.unknown-section"
    case .emptyTemplate: "reporting.empty-template"
    }
  }

  package var place: Place {
    switch self {
    case .unknownSection(_, let place), .emptyTemplate(let place): place
    }
  }

  package var message: String {
    switch self {
    case .unknownSection(let name, _): "Avsnittet ”\(name)” finns inte."
    case .emptyTemplate: "Mallen har inget avsnitt."
    }
  }

  package var remedy: String {
    switch self {
    case .unknownSection:
      "Använd något av \(SwedishText.list(ReportTemplate.standard.sections))."
    case .emptyTemplate: "Skriv ett avsnitt på varje rad, till exempel drift."
    }
  }
}
