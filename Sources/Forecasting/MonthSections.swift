package import Documents
package import Figures
import Kernel
import Ledger
import Storage

/// All that the capabilities of money have to say of one month, bound to one view: sections and figures.
package struct MonthSections: Sendable {
  /// The follow-up of drift and investments.
  package let followUp: FollowUpSections
  /// Every source of sections and figures, the follow-up first.
  package let sources: [any SectionSource]

  /// The sections of the follow-up and of what else the view holds.
  ///
  /// - Parameter earlier: the forecasts of the year's earlier occasions, oldest first, as far as they are told of.
  init(_ followUp: FollowUpSections, earlier: [ForecastSnapshot], in view: View) throws {
    var followUp = followUp
    let assumptions = try AssumptionSections(followUp.driftFollowUp, in: view)
    followUp.addedToSummary = assumptions.summary
    self.followUp = followUp
    sources =
      [followUp] + (try MonthSections.others(followUp.driftFollowUp, in: view))
      + [assumptions, ChartSections(followUp.driftFollowUp, earlier: earlier)]
  }

  /// All figures, found by key.
  package var catalogue: Catalogue {
    Catalogue(sources as [any FigureSource] + [DrillFigures(followUp)])
  }

  /// External and internal items.
  package var internalItems: InternalSections? { sources.lazy.compactMap { $0 as? InternalSections }.first }

  /// The first table of the section, also of one that stands with a chart, of one unit or of all; nil where no source
  /// has one.
  package func table(ofSection name: String, unit: String? = nil) throws -> Table? {
    guard let source = sources.first(where: { $0.sections.contains(name) }) else { return nil }
    let blocks = try unit.map { try source.blocks(of: name, unit: $0) } ?? source.blocks(of: name)
    return Document(title: "", blocks: blocks ?? []).tables.first
  }

  /// The sources beside the follow-up, the assumptions and the charts, one line each.
  private static func others(_ followUp: FollowUp, in view: View) throws -> [any SectionSource] {
    [
      ReconciliationSections(try Reconciliation(month: followUp.month, in: view), event: view.state.event),
      PeriodSections(followUp), ForecastSections(followUp), try InternalSections(followUp, in: view),
      try AgreementSections(followUp, in: view), try FrameSections(followUp, in: view),
      try AdjustedSections(followUp, in: view),
    ]
  }

  /// About how many bytes of memory they take beyond what the store keeps by itself.
  package var byteCount: Int { 262_144 + followUp.followUps.reduce(0) { $0 + $1.byteCount } }
}
