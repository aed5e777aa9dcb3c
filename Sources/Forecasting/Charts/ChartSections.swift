package import Documents
package import Figures
package import Kernel
import Ledger

/// The parts of a report that are drawn: bridges, months, shares and trends, of the whole board or of one unit.
package struct ChartSections {
  /// The names of the sections, as templates write them.
  package enum Name: String, CaseIterable, Sendable {
    /// From the budget and from the forecast before to the forecast now, by cause.
    case bridge = "brygga"
    /// The net cost month by month and added up.
    case months = "manadsdiagram"
    /// What each line is of the gross cost.
    case shares = "andelar"
    /// The forecast through the year's occasions, and the year beside the one before.
    case trends = "trend"

    /// The heading over it.
    var title: String {
      switch self {
      case .bridge: "Vad som har ändrat prognosen"
      case .months: "Månad för månad"
      case .shares: "Kostnadernas fördelning"
      case .trends: "Utveckling"
      }
    }
  }

  private let figures: FollowUpFigures
  private let told: ToldFigures

  /// The sections of the follow-up and the forecasts of the year's earlier occasions, oldest first.
  init(_ followUp: FollowUp, earlier: [ForecastSnapshot]) {
    figures = FollowUpFigures(followUp)
    told = ToldFigures(figures: figures, earlier: earlier)
  }

  private var sources: [any FigureSource] {
    [BridgeFigures(figures: figures), ExpectedFigures(figures: figures), CostFigures(figures: figures), told]
  }

  private func blocks(_ name: Name, unit: Int?) -> [Block]? {
    let blocks: [Block]? =
      switch name {
      case .bridge: BridgeTables(figures).blocks(unit: unit)
      case .months: MonthTables(figures, unit: unit).blocks
      case .shares: ShareTables(figures, unit: unit).blocks
      case .trends: TrendTables(told, unit: unit).blocks
      }
    let suffix = unit.map { "-" + figures.followUp.structure.unitID($0) } ?? ""
    let owner = unit.map { ", " + figures.followUp.structure.unitName($0) } ?? ""
    return blocks.map {
      [.heading(level: 2, text: name.title + owner, id: "avsnitt-" + name.rawValue + suffix)] + $0
    }
  }
}

extension ChartSections: SectionSource {
  package var measures: [Measure] { sources.flatMap(\.measures) }

  package var members: [FigureMember] { sources.flatMap(\.members) }

  package func figure(_ key: FigureKey) throws -> Figure? {
    for source in sources {
      if let figure = try source.figure(key) { return figure }
    }
    return nil
  }

  package func explanation(of key: FigureKey) throws -> Explanation? {
    for source in sources {
      if let explanation = try source.explanation(of: key) { return explanation }
    }
    return nil
  }

  package var sections: [String] { Name.allCases.map(\.rawValue) }

  package var status: PeriodStatus? { figures.followUp.status(of: figures.followUp.toDate) }

  package func blocks(of section: String) -> [Block]? {
    Name(rawValue: section).flatMap { blocks($0, unit: nil) }
  }

  package func blocks(of section: String, unit: String) -> [Block]? {
    guard let unit = figures.followUp.unit(withID: unit) else { return nil }
    return Name(rawValue: section).flatMap { blocks($0, unit: unit) }
  }
}
