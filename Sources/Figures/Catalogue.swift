/// A measure that a capability offers.
package struct Measure: Hashable, Sendable {
  /// The measure's name in keys.
  package let name: String
  /// What it is called on screen.
  package let title: String
  /// The axes that it can be asked of.
  package let axes: [String]

  /// A measure called `name` in keys and `title` on screen.
  package init(name: String, title: String, axes: [String]) {
    self.name = name
    self.title = title
    self.axes = axes
  }
}

/// A capability's figures, bound to one view of the board.
package protocol FigureSource: Sendable {
  /// The measures that the source answers.
  var measures: [Measure] { get }

  /// The figure with that key; nil where the key's ids are unknown to the source.
  func figure(_ key: FigureKey) throws -> Figure?

  /// What the figure is made of, down to the facts; nil where the key's ids are unknown to the source.
  func explanation(of key: FigureKey) throws -> Explanation?
}

/// All figures of the installed capabilities, found by measure; several sources may offer a measure, each of axes of
/// its own.
package struct Catalogue {
  /// The sources, in the order of registration.
  package let sources: [any FigureSource]

  /// A catalogue of these sources.
  package init(_ sources: [any FigureSource]) { self.sources = sources }

  /// Every measure offered, sources in order.
  package var measures: [Measure] { sources.flatMap(\.measures) }

  /// The figure with that key; throws `FigureProblem` where no source knows the measure or its ids.
  package func figure(_ key: FigureKey) throws -> Figure {
    for source in try sources(for: key) {
      if let figure = try source.figure(key) { return figure }
    }
    throw FigureProblem.unknownSelection(key)
  }

  /// What the figure is made of; throws `FigureProblem` where no source knows the measure or its ids.
  package func explanation(of key: FigureKey) throws -> Explanation {
    for source in try sources(for: key) {
      if let explanation = try source.explanation(of: key) { return explanation }
    }
    throw FigureProblem.unknownSelection(key)
  }

  private func sources(for key: FigureKey) throws -> [any FigureSource] {
    let able = sources.filter { source in source.measures.contains { $0.name == key.measure } }
    guard able.isEmpty else { return able }
    var seen: Set<String> = []
    throw FigureProblem.unknownMeasure(key, known: measures.map(\.name).filter { seen.insert($0).inserted })
  }
}
