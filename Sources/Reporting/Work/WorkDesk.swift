import Figures
package import Kernel
import Organisation
package import Storage

/// Does the month's work on whatever figures the installed capabilities have.
package struct WorkDesk: Sendable {
  let desk: Desk
  let sections: [ReportDesk.Sections]

  /// Somebody at work at that desk, with the figures of these capabilities.
  package init(_ desk: Desk, sections: [ReportDesk.Sections]) {
    self.desk = desk
    self.sections = sections
  }

  /// Writes the part, whose references to figures are given by names; answers the version that stands.
  ///
  /// **Throws** `Problems` with each reference that cannot be read, and what `WriteSection` throws.
  package func write(_ id: SectionID, shown text: String, basedOn: Int? = nil) async throws -> Int {
    var stored = text
    if ProseRules.mayRefer(text) {
      let read = try await ProseDesk(desk, sections: sections).read(text, month: id.month)
      // A figure that is missing now may be there when the month is closed; the report says so where it is not.
      let wrong = read.problems.filter { $0.code != "prose.unresolved" }
      guard wrong.isEmpty else { throw Problems(wrong) }
      stored = read.stored
    }
    return try await desk.run(WriteSection.self, .init(id: id, text: stored, basedOn: basedOn)).output
  }

  /// The text with its references by names.
  package func shown(_ text: String, at month: Month, asOf: AsOf = .now) async throws -> String {
    guard ProseRules.mayRefer(text) else { return text }
    return ProseRules.shown(stored: text, FigureDirectory(try await sections.catalogue(month, asOf)))
  }

  /// Hands over the part, where every variance that must be explained is; answers the version that stands.
  ///
  /// **Throws** `WorkProblem.remarksMissing` with those that are not.
  package func markReady(_ id: SectionID) async throws -> Int {
    try await desk.run(MarkSectionReady.self, .init(id: id, demanded: try await demanded(id))).output
  }

  /// The variances that must be explained and are not, by the id of the unit; all units are looked at together.
  package func missingRemarks(_ month: Month) async throws -> [String: [DemandedRemark]] {
    let work = try await desk.ask(ReadWork.self, month)
    guard let plan = work.occasion.plan, !plan.thresholds.isEmpty else { return [:] }
    let catalogue = try await sections.catalogue(month, .now)
    var missing: [String: [DemandedRemark]] = [:]
    for row in work.rows where !row.id.isOfBoard && missing[row.id.unit] == nil {
      let demanded = DemandRules.demanded(plan, unit: row.id.unit, month: month, in: catalogue)
      missing[row.id.unit] = try await desk.ask(ListDemandedRemarks.self, .init(id: row.id, demanded: demanded)).missing
    }
    return missing
  }

  /// The variances of the part's unit that must be explained; none for the whole board, whose part is the explanation.
  package func demanded(_ id: SectionID, asOf: AsOf = .now) async throws -> [DemandedRemark] {
    let occasion = try await desk.ask(ReadWork.self, id.month, asOf: asOf).occasion
    guard let plan = occasion.plan, !plan.thresholds.isEmpty, !id.isOfBoard else { return [] }
    return DemandRules.demanded(
      plan, unit: id.unit, month: id.month, in: try await sections.catalogue(id.month, asOf))
  }
}
