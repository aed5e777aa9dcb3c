package import Kernel

/// What is wrong with a template as a whole.
package enum TemplateRules {
  /// Everything that is wrong with it, whatever figures there are: what cannot be read, sections that nobody makes,
  /// nothing at all.
  package static func problems(_ template: ReportTemplate, at origin: Place = Place()) -> [any Problem] {
    let reading = TemplateParser.stored(template.text, at: origin)
    var problems = reading.problems
    for case .section(let name, _, let place) in reading.tree.allNodes
    where !ReportTemplate.knownSections.contains(name) {
      problems.append(ReportingProblem.unknownSection(name, place))
    }
    if reading.tree.nodes.isEmpty, problems.isEmpty { problems.append(ReportingProblem.emptyTemplate(origin)) }
    return problems
  }
}
