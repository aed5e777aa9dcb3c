package import Documents
import Figures
import Kernel
package import Storage

/// Locks, reads and compares reports of whatever capabilities are installed.
package struct LockDesk: Sendable {
  /// Makes the finished files of a document.
  package typealias Rendering = @Sendable (_ document: Document, _ name: String) async throws -> [LockOrder.File]

  let desk: Desk
  let reports: ReportDesk

  /// Somebody locking reports at that desk from these capabilities.
  package init(_ desk: Desk, sections: [ReportDesk.Sections]) {
    self.desk = desk
    reports = ReportDesk(desk, sections: sections)
  }

  /// Locks the report of the month for the body, as it can be seen at the last event; with a reason it is a correction.
  ///
  /// - Parameters:
  ///   - name: what its files are called, before what tells the version.
  ///   - inspecting: is shown the report before it is kept.
  package func lock(
    _ input: ReadReport.Input, body: String, correcting reason: String? = nil, name: String,
    inspecting: (ReportDesk.Made) async throws -> Void = { _ in }, rendering: Rendering
  ) async throws -> LockedReport {
    let reason = reason.map { PersonalNumbers.masked($0).text }
    let body = PersonalNumbers.masked(body).text
    let earlier = try await desk.ask(ListLocked.self, input.month).map(\.value)
      .filter { $0.template == input.template && $0.unit == nil }
    try LockDesk.require(earlier, input.month, body: body, correcting: reason)
    let number = (earlier.map(\.number).max() ?? 0) + 1
    let made = try await reports.report(input)
    try await inspecting(made)
    let document = LockRules.marked(
      made.document, number: number, body: body, event: made.event, reason: reason ?? "")
    let order = LockOrder(
      month: input.month, template: input.template, templateVersion: made.templateVersion, number: number,
      body: body, event: made.event, title: document.title, document: try StoredDocument.bytes(of: document),
      figures: try LockedFigures(of: document, from: made.catalogue).bytes(),
      files: try await rendering(document, "\(name)-version-\(number)"))
    let id: String
    if let reason {
      id = try await desk.run(CorrectReport.self, .init(order, reason: reason)).output
    } else {
      id = try await desk.run(LockReport.self, order).output
    }
    return try await desk.ask(ReadLocked.self, .init(id)).report.value
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

  /// The report of the month as it is now.
  package func snapshot(_ input: ReadReport.Input) async throws -> ReportSnapshot {
    let made = try await reports.report(input)
    return ReportSnapshot(
      name: "\(made.document.title), läget nu (händelse \(made.event))", month: input.month, event: made.event,
      document: made.document, figures: LockedFigures(of: made.document, from: made.catalogue))
  }

  /// What differs between the two, as a document.
  package func comparison(
    _ old: ReportSnapshot, _ new: ReportSnapshot, kinds: KindCatalogue
  ) async throws -> Document {
    let found = try await desk.ask(CompareReports.self, .init(old, new, kinds: kinds))
    return ComparisonDocument.document(found, old: old, new: new)
  }
}
