import Storage
package import Documents
package import Figures
package import Kernel
import Ledger

/// The parts of a report that tell how the forecast was made.
package struct ForecastSections {
  /// The names of the sections, as templates write them.
  package enum Name: String, CaseIterable, Sendable {
    /// The forecast in each layer.
    case layers = "prognoslager"
    /// The forecast cell by cell.
    case cells = "prognos"
  }

  private let figures: FollowUpFigures
  private let layers: LayerFigures

  /// The sections of the follow-up.
  package init(_ followUp: FollowUp) {
    figures = FollowUpFigures(followUp)
    layers = LayerFigures(figures)
  }

  /// The table of the name, of one unit or of all.
  package func table(_ name: Name, unit: Int? = nil) -> Table {
    switch name {
    case .layers: ForecastTables(figures).layers(unit: unit)
    case .cells: ForecastTables(figures).cells(unit: unit)
    }
  }
}

extension ForecastSections: SectionSource {
  package var measures: [Measure] { layers.measures }

  package var members: [FigureMember] { layers.members }

  package func figure(_ key: FigureKey) -> Figure? { layers.figure(key) }

  package func explanation(of key: FigureKey) -> Explanation? { layers.explanation(of: key) }

  package var sections: [String] { Name.allCases.map(\.rawValue) }

  package var status: PeriodStatus? { figures.followUp.status(of: figures.followUp.toDate) }

  package func blocks(of section: String) -> [Block]? {
    guard let name = Name(rawValue: section) else { return nil }
    // While only units have spoken, the layers say nothing that the statement does not.
    let hasLayers = figures.followUp.sheets.contains { $0.value.layer > .unit && !$0.value.rows.isEmpty }
    if name == .layers, !hasLayers { return nil }
    return [.heading(level: 2, text: title(name), id: "avsnitt-" + section), .table(table(name))]
  }

  package func blocks(of section: String, unit id: String) -> [Block]? {
    guard let name = Name(rawValue: section), let unit = figures.followUp.unit(withID: id) else { return nil }
    let owner = ", " + figures.followUp.structure.unitName(unit)
    return [
      .heading(level: 2, text: title(name) + owner, id: "avsnitt-" + section + "-" + id),
      .table(table(name, unit: unit)),
    ]
  }

  private func title(_ name: Name) -> String {
    name == .layers ? "Prognosens lager" : "Prognosen cell för cell"
  }
}
