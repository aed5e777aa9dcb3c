package import Documents
import Figures
import Kernel
import Organisation
package import Storage

/// Locks, reads and compares reports of whatever capabilities are installed.
package struct LockDesk: Sendable {
  /// Makes the finished files of a document.
  package typealias Rendering = @Sendable (_ document: Document, _ name: String) async throws -> [LockOrder.File]

  /// What the capabilities have to say to whoever sits at a desk.
  package typealias Capabilities = @Sendable (Desk) -> [ReportDesk.Sections]

  let desk: Desk
  private let capabilities: Capabilities

  /// Somebody locking reports at that desk from these capabilities.
  package init(_ desk: Desk, capabilities: @escaping Capabilities) {
    self.desk = desk
    self.capabilities = capabilities
  }

  /// The report, of the unit alone where it is about one, in the variants that are asked for: small numbers are hidden
  /// jointly over the whole board.
  ///
  /// **Throws** `OrganisationProblem.unknownUnit`.
  package func variants(
    _ input: ReadReport.Input, _ order: VariantOrder = VariantOrder(), at moment: RecordedMoment? = nil
  ) async throws -> VariantDesk.Made {
    try await VariantDesk(desk, sections: capabilities(desk)).variants(of: report(input, at: moment), input, order)
  }

  /// Makes reports of the whole board, or of the unit and what lies beneath it alone.
  func reports(of unit: String?) -> ReportDesk {
    let desk = unit.map(desk.limited) ?? desk
    return ReportDesk(desk, sections: capabilities(desk))
  }

  /// Locks the report of the month for the body, as it can be seen at the last event; with a reason it is a correction.
  ///
  /// - Parameters:
  ///   - variant: whether the confidential variant is locked with it, and what that holds.
  ///   - inspecting: is shown the report before it is kept.
  ///
  /// **Throws** `OrganisationProblem.unknownUnit`, and what `LockReport` and `CorrectReport` throw.
  package func lock(
    _ input: ReadReport.Input, _ variant: VariantOrder = VariantOrder(), body: String,
    correcting reason: String? = nil, inspecting: (VariantDesk.Made) async throws -> Void = { _ in },
    rendering: Rendering
  ) async throws -> LockedReport {
    let reason = reason.map { PersonalNumbers.masked($0).text }
    let body = PersonalNumbers.masked(body).text
    let template = try await desk.ask(ReadReport.self, input).templateID
    let earlier = try await desk.ask(ListLocked.self, input.month).map(\.value)
      .filter { $0.template == template && $0.unit == input.unit }
    try LockDesk.require(earlier, input.month, body: body, correcting: reason)
    let number = (earlier.map(\.number).max() ?? 0) + 1
    let found = try await variants(input, variant)
    let made = found.whole
    try await inspecting(found)
    func marked(_ document: Document) -> Document {
      LockRules.marked(document, number: number, body: body, event: made.event, reason: reason ?? "")
    }
    let document = marked(found.open)
    var confidential: LockOrder.Confidential?
    // What the public variant hides is kept, so that later versions do not tell it.
    if found.confidential != nil || !found.hidden.isEmpty {
      let whole = marked(found.confidential ?? made.document)
      let name = "\(made.fileName)\(ReportVariant.confidential.fileEnding)_version-\(number)"
      confidential = LockOrder.Confidential(
        isVariant: found.confidential != nil, document: try StoredDocument.bytes(of: whole),
        figures: try LockedFigures(of: whole, from: made.catalogue).bytes(),
        files: found.confidential == nil ? [] : try await rendering(whole, name))
    }
    let order = LockOrder(
      month: input.month, template: made.template, templateVersion: made.templateVersion, unit: input.unit,
      number: number, body: body, event: made.event, title: document.title,
      document: try StoredDocument.bytes(of: document),
      figures: try LockedFigures(of: document, from: made.catalogue).bytes(),
      files: try await rendering(document, "\(made.fileName)_version-\(number)"), confidential: confidential,
      publishedThrough: found.event)
    let id: String
    if let reason {
      id = try await desk.run(CorrectReport.self, .init(order, reason: reason)).output
    } else {
      id = try await desk.run(LockReport.self, order).output
    }
    return try await desk.ask(ReadLocked.self, .init(id)).report.value
  }

  /// The report, of the unit alone where it is about one.
  ///
  /// **Throws** `OrganisationProblem.unknownUnit`.
  package func report(_ input: ReadReport.Input, at moment: RecordedMoment? = nil) async throws -> ReportDesk.Made {
    try await reports(of: input.unit).report(input, at: moment)
  }

  /// What the command would refuse is refused before anything is rendered.
  private static func require(
    _ earlier: [LockedReport], _ month: Month, body: String, correcting reason: String?
  ) throws {
    let standing = earlier.last { $0.body == body }
    if let reason {
      guard reason.contains(where: { !$0.isWhitespace }) else { throw LockProblem.noReason(month) }
      guard standing != nil else { throw LockProblem.nothingToCorrect(month, body: body) }
    } else if let standing {
      throw LockProblem.alreadyLocked(standing.id, body: body)
    }
  }

  /// The locked report of the id as it was kept.
  package func snapshot(_ id: String) async throws -> ReportSnapshot {
    let read = try await desk.ask(ReadLocked.self, .init(id))
    return ReportSnapshot(
      name: LockRules.name(of: read.report.value), month: read.report.value.month, event: read.report.value.event,
      document: read.document, figures: read.figures)
  }

  /// The report of the month as it is now, of the whole board or of a unit.
  package func snapshot(_ input: ReadReport.Input) async throws -> ReportSnapshot {
    // As it could be published: what a locked version hides must not stand beside it.
    let found = try await variants(input)
    let (made, document) = (found.whole, found.open)
    return ReportSnapshot(
      name: "\(document.title), läget nu (händelse \(made.event))", month: input.month, event: made.event,
      document: document, figures: LockedFigures(of: document, from: made.catalogue))
  }

  /// What differs between the two, as a document.
  package func comparison(
    _ old: ReportSnapshot, _ new: ReportSnapshot, kinds: KindCatalogue
  ) async throws -> Document {
    let found = try await desk.ask(CompareReports.self, .init(old, new, kinds: kinds))
    return ComparisonDocument.document(found, old: old, new: new)
  }
}
