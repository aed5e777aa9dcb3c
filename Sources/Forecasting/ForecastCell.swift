/// What the layers say of one cell of the forecast.
package struct ForecastCell: Hashable, Sendable {
  /// What stands instead of the rule's amount: one list for each combination of ids that fell on the cell, lowest layer
  /// first.
  package var settings: [[ForecastEntry]]
  /// What comes on top, likewise.
  package var additions: [[ForecastEntry]]

  /// What is said of a cell; nothing where nothing is given.
  package init(settings: [[ForecastEntry]] = [], additions: [[ForecastEntry]] = []) {
    self.settings = settings
    self.additions = additions
  }

  /// What stands instead of the rule's amount when layers above `top` keep silent; empty where the rule fills in.
  package func standing(upTo top: ForecastLayer = .board) -> [ForecastEntry] {
    settings.compactMap { ForecastRules.standing($0, upTo: top) }
  }

  /// What comes on top when layers above `top` keep silent.
  package func added(upTo top: ForecastLayer = .board) -> [ForecastEntry] {
    additions.compactMap { ForecastRules.standing($0, upTo: top) }
  }

  /// Whether the layer says something of the cell.
  package func speaks(_ layer: ForecastLayer) -> Bool {
    (settings + additions).contains { $0.contains { $0.layer == layer } }
  }

  /// Everything that was said, the highest layer first.
  package var history: [ForecastEntry] {
    (settings + additions).flatMap { $0.reversed() }.enumerated()
      .sorted { ($1.element.layer, $0.offset) < ($0.element.layer, $1.offset) }.map(\.element)
  }
}
