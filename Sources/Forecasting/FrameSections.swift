package import Documents
package import Figures
package import Kernel
package import Storage

/// The parts of a report that frames give: the frame beside the detailed budget, and the plan of three years.
package struct FrameSections: SectionSource {
  private let figures: FrameFigures?

  /// The section of the frame and the detailed budget.
  package static let frame = "ram"
  /// The section of the plan of three years.
  package static let plan = "plan"

  /// The frames beside the follow-up, as the view holds them.
  package init(_ followUp: FollowUp, in view: View) throws {
    figures = try FramePlan(followUp, in: view).map { FrameFigures($0) }
  }

  package var measures: [Measure] { figures?.measures ?? [] }
  package var members: [FigureMember] { figures?.members ?? [] }
  package func figure(_ key: FigureKey) -> Figure? { figures?.figure(key) }
  package func explanation(of key: FigureKey) -> Explanation? { figures?.explanation(of: key) }

  package var sections: [String] { [FrameSections.frame, FrameSections.plan] }
  package var status: PeriodStatus? { nil }

  package var warnings: [Block] { figures.map { FrameChecks($0).warnings } ?? [] }

  /// What to look at before the month is closed.
  package var checks: [MonthCheck] { figures.map { FrameChecks($0).checks } ?? [] }

  package func blocks(of section: String) -> [Block]? {
    guard let figures, figures.plan.years.contains(where: \.hasFrame) else { return nil }
    switch section {
    case FrameSections.frame:
      return [
        .heading(level: 2, text: "Ram och detaljbudget", id: "avsnitt-ram"), .table(FrameTables(figures).frame),
      ]
    case FrameSections.plan:
      return [.heading(level: 2, text: "Flerårsplan", id: "avsnitt-plan"), .table(FrameTables(figures).plan)]
    default: return nil
    }
  }
}
