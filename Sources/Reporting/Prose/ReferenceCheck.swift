import Documents
import Figures
import Kernel

/// What is wrong with a reference that could be read: figures that are not there, units and words that do not fit.
struct ReferenceCheck {
  private let directory: FigureDirectory
  private let place: Place

  /// Checks of a reference that stands at `place`.
  init(_ directory: FigureDirectory, place: Place) {
    self.directory = directory
    self.place = place
  }

  /// The kind of the figure; nil where a measure is unknown or kinds are mixed.
  static func kind(of expression: FigureReference.Expression, in directory: FigureDirectory) -> Measure.Kind? {
    func kind(_ term: FigureReference.Term) -> Measure.Kind? { directory.measure(term.measure)?.kind }
    switch expression {
    case .figure(let term): return kind(term)
    case .change(let new, let old): return kind(new) == kind(old) ? kind(new) : nil
    case .share: return .share
    }
  }

  /// Everything that is wrong with it.
  func problems(of reference: FigureReference) -> [ProseProblem] {
    let unknown = reference.terms.flatMap(problems)
    return unknown.isEmpty ? unfitness(of: reference, formatPlace: place) : unknown
  }

  private func problems(of term: FigureReference.Term) -> [ProseProblem] {
    guard let measure = directory.measure(term.measure) else {
      let names = directory.measures.map(\.name)
      return [
        .unknownMeasure(term.measure, nearest: SearchText.nearest(term.measure, among: names), place)
      ]
    }
    return selectionProblems(term, measure)
      + term.selections.filter { !$0.isCurrent }.compactMap { selection in
        // A source need not list all that it knows: only an axis with members has unknown ones.
        guard directory.member(selection) == nil, directory.members.contains(where: { $0.axis == selection.axis })
        else { return nil }
        let ids = directory.members.filter { $0.axis == selection.axis }.map(\.id)
        let nearest = SearchText.nearest(selection.id, among: ids).map { FigureAxis.word(selection.axis) + " " + $0 }
        return .unknownName(selection.axis + "/" + selection.id, nearest: nearest, place)
      }
  }

  private func selectionProblems(_ term: FigureReference.Term, _ measure: Measure) -> [ProseProblem] {
    let axes = term.selections.map(\.axis)
    guard !axes.isEmpty, !directory.offers(measure.name, of: axes) else { return [] }
    return [
      .oddSelection(
        measure: directory.title(of: measure.name), axes: axes.map(FigureAxis.word),
        known: directory.axes(of: measure.name).map(FigureAxis.word), place)
    ]
  }

  /// Periods, units and words that do not fit the figures, whose measures are known.
  func unfitness(of reference: FigureReference, formatPlace: Place) -> [ProseProblem] {
    var problems: [ProseProblem] = []
    for term in reference.terms {
      guard let measure = directory.measure(term.measure) else { continue }
      problems += selectionProblems(term, measure)
      if measure.periods == .fullYear, !term.period.isFullYear {
        problems.append(
          .wrongPeriod(measure: directory.title(of: measure.name), period: term.period.shown, place))
      }
    }
    problems += incomparable(reference.expression)
    if let kind = ReferenceCheck.kind(of: reference.expression, in: directory) {
      problems += formatProblems(reference, kind, formatPlace)
    }
    return problems
  }

  private func incomparable(_ expression: FigureReference.Expression) -> [ProseProblem] {
    let kinds: [Measure.Kind]
    switch expression {
    case .figure: return []
    case .change(let new, let old), .share(let new, let old):
      kinds = [new, old].compactMap { directory.measure($0.measure)?.kind }
    }
    guard kinds.count == 2 else { return [] }
    if kinds[0] != kinds[1] { return [.incomparable("De två siffrorna är av olika slag.", place)] }
    guard kinds[0] != .share else { return [.incomparable("Två andelar kan inte jämföras så.", place)] }
    return []
  }

  private func formatProblems(_ reference: FigureReference, _ kind: Measure.Kind, _ place: Place) -> [ProseProblem] {
    let name =
      switch kind {
      case .money: "belopp"
      case .share: "andelar"
      case .count: "antal"
      }
    var problems: [ProseProblem] = []
    let units = ReferenceCheck.units(of: kind)
    if let unit = reference.format.unit, !units.contains(unit) {
      problems.append(.unfit(unit.text, kind: name, allowed: units.map(\.text), place))
    }
    if reference.format.sign == .words, WordingRules.words(for: reference.expression, kind, in: directory) == nil {
      problems.append(.unfit("i ord", kind: name, allowed: ["med tecken", "utan tecken"], place))
    }
    return problems
  }

  /// The units that the kind of figure is shown in, the ordinary one first.
  static func units(of kind: Measure.Kind) -> [CellUnit] {
    switch kind {
    case .money: [.tkr, .kr, .mnkr]
    case .share: [.percent]
    case .count: [.count]
    }
  }
}
