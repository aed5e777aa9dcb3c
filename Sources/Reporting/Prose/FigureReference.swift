package import Figures
package import Kernel

/// A figure that a text refers to, and how it is shown there.
package struct FigureReference: Hashable, Sendable {
  /// One figure: what is measured, of what, when, and as known when.
  package struct Term: Hashable, Sendable {
    /// The measure's name in keys.
    package let measure: String
    /// What it is asked of; the id `@` stands for the unit, line … that a text is repeated for.
    package let selections: [FigureSelection]
    /// When.
    package let period: ProsePeriod
    /// The moment that it is read at; nil for the report's own.
    package let moment: ProseMoment?

    /// A figure.
    package init(
      _ measure: String, _ selections: [FigureSelection], _ period: ProsePeriod, moment: ProseMoment? = nil
    ) {
      self.measure = measure
      self.selections = selections
      self.period = period
      self.moment = moment
    }

    /// The figure that the key names, with the key's own months.
    package init(_ key: FigureKey) { self.init(key.measure, key.selections, .absolute(key.period)) }

    /// The figure's key at an occasion, where `current` has the id of each axis that a text is repeated for; nil where
    /// it is of a current one that there is not.
    package func key(at month: Month, current: [String: String] = [:]) -> FigureKey? {
      var selections = selections
      for (index, selection) in selections.enumerated() where selection.isCurrent {
        guard let id = current[selection.axis] else { return nil }
        selections[index] = FigureSelection(selection.axis, id)
      }
      return FigureKey(measure, selections, period.months(at: month))
    }
  }

  /// What is shown of figures.
  package enum Expression: Hashable, Sendable {
    /// The figure itself.
    case figure(Term)
    /// The first less the second: how much it has moved.
    case change(Term, from: Term)
    /// The first as a share of the second.
    case share(Term, of: Term)
  }

  /// What is shown.
  package let expression: Expression
  /// How.
  package let format: FigureFormat

  /// A reference.
  package init(_ expression: Expression, format: FigureFormat = FigureFormat()) {
    self.expression = expression
    self.format = format
  }

  /// A reference to the figure of the key.
  package init(_ key: FigureKey, format: FigureFormat = FigureFormat()) {
    self.init(.figure(Term(key)), format: format)
  }

  /// The figures that it names, one or two.
  package var terms: [Term] {
    switch expression {
    case .figure(let term): [term]
    case .change(let new, let old): [new, old]
    case .share(let part, let whole): [part, whole]
    }
  }
}

extension FigureSelection {
  /// The one on the axis that a text is repeated for.
  package static func current(_ axis: String) -> FigureSelection { FigureSelection(axis, "@") }

  /// Whether it stands for whatever a text is repeated for.
  package var isCurrent: Bool { id == "@" }
}
