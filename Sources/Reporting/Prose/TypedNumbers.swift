import Documents
package import Figures
import Kernel

/// Finds numbers typed by hand and the figures that they are, or ought to be.
///
/// The words of the sentence tell what is meant: names of lines, areas and units, of measures, and years. What they do
/// not tell is not guessed, so a number that no figure has stands unremarked unless a figure with the same names lies
/// near it.
package struct TypedNumbers {
  /// A figure that a number may be.
  package struct Offer: Hashable, Sendable {
    /// The reference to put in the number's place, in the stored form.
    package let stored: String
    /// The same in the shown form.
    package let shown: String
    /// The figure's key.
    package let key: FigureKey
    /// The figure as it is printed in the number's unit.
    package let text: String
  }

  /// A number with what it may be.
  package struct Finding: Hashable, Sendable {
    /// The number.
    package let number: TypedNumber
    /// The figures of that very value, the likeliest first.
    package let offers: [Offer]
    /// The figure that the words mean, where its value is another.
    package let contradicted: Offer?

    /// The warning that the text and the figure disagree; nil where they do not.
    package var contradiction: ProseProblem? {
      contradicted.map { .contradicted(typed: number.text, figure: $0.text, reference: $0.shown, number.place) }
    }
  }

  /// A figure with how well the words suit it.
  private struct Candidate {
    let term: FigureReference.Term
    let figure: Figure
    let points: Int
    /// Whether the words name it: a member, or the result of the whole board.
    let isNamed: Bool
    let order: Int
  }

  private static let offerLimit = 3
  private let resolver: ProseResolver

  /// What finds the numbers in texts at the resolver's occasion.
  package init(_ resolver: ProseResolver) { self.resolver = resolver }

  /// The numbers of the text that are no references, in order; those without figure are among them.
  package func findings(in prose: Prose) -> [Finding] {
    let flat = FlatProse(prose)
    return TypedNumberReader(flat.characters).numbers(at: flat.place).map { number, range in
      finding(number, ProseContext(of: range, in: flat.characters))
    }
  }

  private func finding(_ number: TypedNumber, _ context: ProseContext) -> Finding {
    let candidates = candidates(number, context)
    let same = candidates.filter { distance($0.figure, number) == 0 }
    if !same.isEmpty {
      return Finding(
        number: number, offers: same.prefix(TypedNumbers.offerLimit).map { offer($0, number) }, contradicted: nil)
    }
    let meant = candidates.first { $0.isNamed && $0.points > 4 && isNear($0.figure, number) }
    return Finding(number: number, offers: [], contradicted: meant.map { offer($0, number) })
  }

  /// The figures that the words may mean, best first.
  private func candidates(_ number: TypedNumber, _ context: ProseContext) -> [Candidate] {
    let directory = resolver.directory
    let kinds = directory.measures.filter { ReferenceCheck.units(of: $0.kind).contains(number.unit) }
    let named = Array(context.members(directory).prefix(6))
    var selections: [[FigureSelection]] = [[]]
    for member in named {
      let own = FigureSelection(member.axis, member.id)
      selections += selections.filter { set in set.count < 3 && !set.contains { $0.axis == own.axis } }.map {
        $0 + [own]
      }
    }
    var found: [Candidate] = []
    for measure in kinds {
      let words = context.points(of: measure)
      for set in selections where directory.offers(measure.name, of: set.map(\.axis)) {
        let axes = directory.axes(of: measure.name)
        let ordered = set.sorted { (axes.firstIndex(of: $0.axis) ?? 0) < (axes.firstIndex(of: $1.axis) ?? 0) }
        let isNamed = set.isEmpty ? context.namesResult && named.isEmpty : true
        let names = set.isEmpty ? (context.namesResult ? 2 : 0) : 3 * set.count
        for period in periods(of: measure) {
          let term = FigureReference.Term(measure.name, ordered, period)
          guard let figure = figure(term) else { continue }
          found.append(
            Candidate(
              term: term, figure: figure,
              points: words + names + context.points(of: period, measure, at: resolver.month), isNamed: isNamed,
              order: found.count))
        }
      }
    }
    return found.sorted { ($1.points, $0.order) < ($0.points, $1.order) }
  }

  private func periods(of measure: Measure) -> [ProsePeriod] {
    measure.periods == .fullYear ? [.fullYear] : [.toDate, .fullYear, .month, .lastYearToDate, .lastYear]
  }

  /// The figure; nil where it is not there, or there is nothing to measure.
  private func figure(_ term: FigureReference.Term) -> Figure? {
    guard let key = term.key(at: resolver.month) else { return nil }
    // What is not there cannot be what was typed.
    guard let figure = try? resolver.catalogue.figure(key), figure.value != .missing else { return nil }
    return figure
  }

  /// How far the figure, as printed in the number's unit and decimals, lies from the number; 0 within what a rough
  /// number is off by.
  private func distance(_ figure: Figure, _ number: TypedNumber) -> UInt64 {
    guard let printed = cell(figure, number).printed else { return .max }
    let value = number.hasSign ? printed : abs(printed)
    let (difference, overflows) = value.subtractingReportingOverflow(number.digits)
    if overflows { return .max }
    return difference.magnitude <= number.tolerance ? 0 : difference.magnitude
  }

  /// Whether the number looks like the figure, mistyped or of another day: a twentieth off at most, or one digit.
  private func isNear(_ figure: Figure, _ number: TypedNumber) -> Bool {
    let distance = distance(figure, number)
    guard let printed = cell(figure, number).printed, printed != 0, number.digits != 0, distance != .max else {
      return false
    }
    if distance <= printed.magnitude / 20 { return true }
    let typed = String(number.digits.magnitude)
    return typed.count >= 4 && SearchText.distance(typed, String(printed.magnitude)) == 1
  }

  private func cell(_ figure: Figure, _ number: TypedNumber) -> FigureCell {
    let isMoney = if case .money = figure.value { true } else { false }
    return FigureCell(
      figure, as: Presentation(unit: number.unit, factor: isMoney ? -1 : 1, decimals: number.decimals))
  }

  private func offer(_ candidate: Candidate, _ number: TypedNumber) -> Offer {
    let key = candidate.figure.key
    let usual = number.unit == .mnkr || number.unit == .percent ? 1 : 0
    let format = FigureFormat(
      unit: number.unit, decimals: number.decimals == usual ? nil : number.decimals,
      sign: number.hasSign ? nil : .magnitude)
    let reference = FigureReference(key, format: format)
    return Offer(
      stored: ReferenceWriter(directory: nil).text(reference),
      shown: ReferenceWriter(directory: resolver.directory).text(reference), key: key,
      text: cell(candidate.figure, number).text(.signed))
  }
}
