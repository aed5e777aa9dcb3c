import Closing
package import Documents
package import Figures
package import Kernel
package import Storage

/// The result with what belongs to the months and without what does not, last year made comparable, and the items that
/// this rests on.
package struct AdjustedSections {
  /// The names of the sections, as templates write them.
  package enum Name: String, CaseIterable, Sendable {
    /// The adjusted result in words and by line.
    case result = "justerat"
    /// The items.
    case items = "justeringsposter"
  }

  private let figures: AdjustedFigures
  private var followUp: FollowUp { figures.followUp }

  /// The sections of the follow-up with the view's adjustments.
  package init(_ followUp: FollowUp, in view: View) throws {
    figures = AdjustedFigures(try view.state.all(Adjustment.self), in: followUp)
  }
}

extension AdjustedSections: SectionSource {
  package var measures: [Measure] { figures.measures }

  package var members: [FigureMember] { figures.members }

  package func figure(_ key: FigureKey) -> Figure? { figures.figure(key) }

  package func explanation(of key: FigureKey) -> Explanation? { figures.explanation(of: key) }

  package var sections: [String] { Name.allCases.map(\.rawValue) }

  package var status: PeriodStatus? { followUp.status(of: followUp.toDate) }

  package func blocks(of section: String) -> [Block]? {
    guard let name = Name(rawValue: section) else { return nil }
    let tables = AdjustedTables(figures)
    // Without items there is nothing to tell; the drift table says the rest.
    guard let items = tables.items() else { return nil }
    switch name {
    case .result:
      return [.heading(level: 2, text: "Justerat resultat", id: "avsnitt-" + name.rawValue)]
        + AdjustedSummary(figures).blocks + [.table(tables.statement())]
    case .items:
      return [.heading(level: 2, text: "Justeringsposter", id: "avsnitt-" + name.rawValue), .table(items)]
    }
  }
}
