/// A measure that a capability offers.
package struct Measure: Hashable, Sendable {
  /// What its values are.
  package enum Kind: String, Hashable, Sendable {
    /// Amounts; a reader's unit is kr, tkr or mnkr.
    case money
    /// Ratios; a reader's unit is per cent.
    case share
    /// Numbers of things.
    case count
  }

  /// Which periods it can be asked over.
  package enum Periods: String, Hashable, Sendable {
    /// Any months of the year, and of the year before where that is known.
    case months
    /// The whole year only.
    case fullYear
  }

  /// What its values tell, for the words that follow their sign.
  package enum Sense: String, Hashable, Sendable {
    /// How much there is: a result, a cost.
    case level
    /// How far it is from what was decided: actual or forecast less budget.
    case variance
    /// How far it has moved: new less old.
    case change
  }

  /// The measure's name in keys.
  package let name: String
  /// What it is called on screen.
  package let title: String
  /// The axes that it can be asked of.
  package let axes: [String]
  /// What its values are.
  package let kind: Kind
  /// Which periods it can be asked over.
  package let periods: Periods
  /// What its values tell.
  package let sense: Sense
  /// Other words that people look for it by.
  package let aliases: [String]
  /// Whether its values count people, or are shares of them: small ones are not published.
  package let isOfPeople: Bool
  /// The least number of people that is published, where a rule of its own says another than for most.
  package let leastPublished: Int64?

  /// A measure called `name` in keys and `title` on screen.
  package init(
    name: String, title: String, axes: [String], kind: Kind = .money, periods: Periods = .months,
    sense: Sense = .level, aliases: [String] = [], isOfPeople: Bool = false, leastPublished: Int64? = nil
  ) {
    self.isOfPeople = isOfPeople
    self.leastPublished = leastPublished
    self.sense = sense
    self.aliases = aliases
    self.name = name
    self.title = title
    self.axes = axes
    self.kind = kind
    self.periods = periods
  }
}

/// A capability's figures, bound to one view of the board.
package protocol FigureSource: Sendable {
  /// The measures that the source answers.
  var measures: [Measure] { get }

  /// The ids that its measures can be asked of, axis by axis, in the order in which tables show them.
  var members: [FigureMember] { get }

  /// The figure with that key; nil where the key's ids are unknown to the source.
  func figure(_ key: FigureKey) throws -> Figure?

  /// What the figure is made of, down to the facts; nil where the key's ids are unknown to the source.
  func explanation(of key: FigureKey) throws -> Explanation?

  /// The figures that people have explained where the source keeps their words; an axis that is left out stands for
  /// all of it.
  var explained: [FigureKey] { get }
}

extension FigureSource {
  /// None: a source whose figures are all asked of no selection.
  package var members: [FigureMember] { [] }

  /// None.
  package var explained: [FigureKey] { [] }
}

/// All figures of the installed capabilities, found by measure; several sources may offer a measure, each of axes of
/// its own.
package struct Catalogue: Sendable {
  /// The sources, in the order of registration.
  package let sources: [any FigureSource]

  /// A catalogue of these sources.
  package init(_ sources: [any FigureSource]) { self.sources = sources }

  /// Every measure offered, sources in order.
  package var measures: [Measure] { sources.flatMap(\.measures) }

  /// Every id on every axis, each once, sources in order.
  package var members: [FigureMember] {
    var seen: Set<FigureSelection> = []
    return sources.flatMap(\.members).filter { seen.insert(FigureSelection($0.axis, $0.id)).inserted }
  }

  /// The figures that people have explained, sources in order.
  package var explained: [FigureKey] { sources.flatMap(\.explained) }

  /// The figure with that key, derived ones among them; throws `FigureProblem` where no source knows the measure or its
  /// ids.
  package func figure(_ key: FigureKey) throws -> Figure {
    if let derived = DerivedFigure(key) { return try derived.figure(key) { try figure($0) } }
    for source in try sources(for: key) {
      if let figure = try source.figure(key) { return figure }
    }
    throw FigureProblem.unknownSelection(key)
  }

  /// What the figure is made of; throws `FigureProblem` where no source knows the measure or its ids.
  package func explanation(of key: FigureKey) throws -> Explanation {
    if let derived = DerivedFigure(key) {
      return try derived.explanation(key, figure: { try figure($0) }, title: { try explanation(of: $0).title })
    }
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
