package import Figures

/// Figures as they were at the events that remarks on them were written at.
package struct RemarkFigures: Sendable {
  private var values: [Int: [FigureKey: FigureValue]] = [:]

  /// No figures.
  package init() {}

  /// The figure's value at the event; nil where nothing has changed since, or it could not be read.
  package func value(_ key: FigureKey, at event: Int) -> FigureValue? { values[event]?[key] }

  /// Keeps the values of the figures at the event.
  package mutating func add(_ figures: [FigureKey: FigureValue], at event: Int) { values[event] = figures }
}
