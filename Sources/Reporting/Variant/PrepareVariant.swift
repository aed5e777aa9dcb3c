package import Documents
package import Figures
import Kernel
package import Storage

/// A report in its variants: the public one without small numbers of people and without what would tell them, jointly
/// with every public version that is locked already; where it is asked for, the confidential one too, marked and with
/// its enclosures.
package enum PrepareVariant: Question {
  package static let name = "report.prepare-variant"
  package static let permission = Permission.read

  /// The report with all that it holds, and whether the confidential variant is asked for beside the public one.
  package struct Input: Sendable {
    /// The report with every number and without enclosures.
    package let document: Document
    /// The measures of its figures.
    package let measures: [Measure]
    /// The variant.
    package let variant: ReportVariant
    /// What only the confidential variant holds.
    package let enclosures: [Enclosure]
    /// The ground of what is confidential beside the enclosures.
    package let ground: String

    /// The variants of the report.
    package init(
      _ document: Document, measures: [Measure], variant: ReportVariant, enclosures: [Enclosure] = [],
      ground: String = ""
    ) {
      self.document = document
      self.measures = measures
      self.variant = variant
      self.enclosures = enclosures
      self.ground = ground
    }
  }

  /// The variants.
  package struct Output: Sendable {
    /// The public variant.
    package let open: Document
    /// The confidential variant; nil where it is not asked for.
    package let confidential: Document?
    /// The figures that the public variant does not show.
    package let hidden: Set<FigureKey>
    /// Small numbers that published versions tell, whatever is hidden now.
    package let exposed: [FigureKey]
    /// The event that published versions were read at; nil where none mattered.
    package let event: Int?
  }

  package static func confidential(_ input: Input, _ output: Output) -> String? {
    output.confidential == nil ? nil : "skyddad variant av \(input.document.title)"
  }

  /// **Throws** `StorageProblem.notPermitted` for the confidential variant without the right to it;
  /// `VariantProblem.noGround`, `.nothingConfidential`; `.unreadable` where numbers that a published version hides are
  /// needed and cannot be read.
  package static func answer(_ input: Input, view: View) throws -> Output {
    if input.variant == .confidential { try view.requireConfidential(for: name) }
    let grounds = try VariantRules.grounds(input.enclosures, input.ground)
    let tellsOfPeople = input.document.tellsOfPeople(input.measures)
    var found: Document.ForPublication?
    if tellsOfPeople {
      found = input.document.forPublication(measures: input.measures, after: try editions(view, input.measures))
    }
    let hidden = found?.hidden ?? []
    var confidential: Document?
    if input.variant == .confidential {
      guard !hidden.isEmpty || !input.enclosures.isEmpty else { throw VariantProblem.nothingConfidential }
      confidential = try VariantRules.confidential(input.document, with: input.enclosures, grounds)
    }
    // Whoever answers for some units is told of the figures of the own report alone.
    let exposed = (found?.exposed ?? []).filter { view.scope == .everything || hidden.contains($0) }
    return Output(
      open: VariantRules.open(found?.document ?? input.document, without: input.enclosures, grounds),
      confidential: confidential, hidden: hidden, exposed: exposed.sorted { $0.description < $1.description },
      event: tellsOfPeople ? view.state.event : nil)
  }

  /// Every locked version that tells of people, with what of it was shown.
  private static func editions(_ view: View, _ measures: [Measure]) throws -> [Document.Edition] {
    var editions: [Document.Edition] = []
    for report in try view.state.all(LockedReport.self).map(\.value) {
      let shown = try StoredDocument.document(from: view.facts.blob(report.document))
      guard shown.tellsOfPeople(measures) else { continue }
      var whole = shown
      if let sealed = try view.sealed(report) {
        whole = try StoredDocument.document(from: view.unsealed(sealed.document, of: report))
      }
      editions.append(Document.Edition(whole: whole, shown: shown))
    }
    return editions
  }
}

extension View {
  /// Refuses whoever may not read what is confidential, before anything is said of what there is.
  ///
  /// **Throws** `StorageProblem.notPermitted`.
  func requireConfidential(for useCase: String) throws {
    guard permissions.contains(.readConfidential) else {
      throw StorageProblem.notPermitted(useCase: useCase, permission: .readConfidential)
    }
  }
}
