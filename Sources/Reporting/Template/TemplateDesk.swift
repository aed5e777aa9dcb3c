import Figures
package import Kernel
package import Storage

/// Reads, checks, saves and shows templates on whatever figures the installed capabilities have.
package struct TemplateDesk: Sendable {
  private let desk: Desk
  private let sections: [ReportDesk.Sections]

  /// Somebody working with templates at that desk.
  package init(_ desk: Desk, sections: [ReportDesk.Sections]) {
    self.desk = desk
    self.sections = sections
  }

  /// A template as people wrote it, read as a whole.
  package struct Draft: Sendable {
    /// The template, with references in the stored form.
    package let template: ReportTemplate
    /// Everything that is wrong with it, in the order of the text.
    package let problems: [any Problem]
  }

  /// Reads a template with references by names, as the month knows them, and everything that is wrong with it. A list
  /// of sections, a section a line, is one too.
  ///
  /// - Parameter title: what it is called; nil for what its text says.
  package func draft(_ text: String, title: String? = nil, month: Month?, file: String) async throws -> Draft {
    let place = Place(file: file)
    let own = title ?? "Månadsuppföljning"
    if let list = SectionList.template(of: text, title: own) { return draft(list, title: own, place, []) }
    // A template without figures can be brought in before there are any.
    guard ProseRules.mayRefer(text), let month else { return draft(text, title: title, place, []) }
    let directory = FigureDirectory(try await sections.catalogue(month, .now))
    let reading = ProseParser.shown(text, directory, at: place)
    return draft(ProseRules.stored(reading.prose), title: title, place, reading.problems)
  }

  private func draft(_ text: String, title: String?, _ place: Place, _ problems: [any Problem]) -> Draft {
    let name = TemplateParser.stored(text).tree.name
    let template = ReportTemplate(title: title ?? (name.isEmpty ? "Rapport" : name), text: text)
    // References that could not be read would be told of twice.
    let rest = TemplateRules.problems(template, at: place).filter { problems.isEmpty || !($0 is ProseProblem) }
    return Draft(template: template, problems: (problems + rest).sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) })
  }

  /// Saves the draft under the id and answers the version that stands.
  ///
  /// **Throws** `Problems` with everything that is wrong with it.
  package func save(_ draft: Draft, id: String, file: String) async throws -> Int {
    guard draft.problems.isEmpty else { throw Problems(draft.problems) }
    return try await desk.run(
      SaveTemplate.self, .init(id: id, template: draft.template, place: Place(file: file))
    ).output
  }

  /// The template's text with references by names, as the month knows them; with keys where there is no month.
  package func shown(_ id: String, month: Month?) async throws -> String {
    let found = try await desk.ask(ReadTemplate.self, id)
    guard let month, ProseRules.mayRefer(found.template.text) else { return found.template.text }
    return ProseRules.shown(
      stored: found.template.text, FigureDirectory(try await sections.catalogue(month, .now)))
  }

  /// The document that the draft would give at the month.
  ///
  /// **Throws** `Problems` with everything that is wrong with it.
  package func preview(_ draft: Draft, _ input: ReadReport.Input) async throws -> ReportDesk.Made {
    guard draft.problems.isEmpty else { throw Problems(draft.problems) }
    return try await ReportDesk(desk, sections: sections).preview(draft.template, input)
  }
}
