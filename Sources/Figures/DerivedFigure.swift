import Kernel

/// A figure made of other figures: the change from one to another, the share that one is of another, or one as it was
/// at a moment.
///
/// Its key names its parts, so that it can be looked up and explained as any other: `change:new/KEY:old/KEY:2019`,
/// `share:part/KEY:whole/KEY:2019`, `as-of:moment/e12:figure/KEY:2019`, where the keys within have `%25` for `%` and
/// `%3A` for `:`.
package enum DerivedFigure: Hashable, Sendable {
  /// New less old.
  case change(new: FigureKey, old: FigureKey)
  /// The part as a share of the whole.
  case share(part: FigureKey, whole: FigureKey)
  /// The figure as it was known at the moment: `2019-05-12` or `e12`.
  case asOf(FigureKey, moment: String)

  /// What derived figures are measured as.
  package static let measures: Set<String> = ["change", "share", "as-of"]

  /// The derived figure that the key names; nil where it names another.
  package init?(_ key: FigureKey) {
    guard DerivedFigure.measures.contains(key.measure), key.selections.count == 2 else { return nil }
    func inner(_ axis: String) -> FigureKey? {
      key.id(on: axis).map(DerivedFigure.unescaped).flatMap { FigureKey($0) }
    }
    switch key.measure {
    case "change":
      guard let new = inner("new"), let old = inner("old") else { return nil }
      self = .change(new: new, old: old)
    case "share":
      guard let part = inner("part"), let whole = inner("whole") else { return nil }
      self = .share(part: part, whole: whole)
    default:
      guard let moment = key.id(on: "moment"), let figure = inner("figure") else { return nil }
      self = .asOf(figure, moment: moment)
    }
  }

  /// The key that names it.
  package var key: FigureKey {
    func selection(_ axis: String, _ key: FigureKey) -> FigureSelection {
      FigureSelection(axis, DerivedFigure.escaped(key.description))
    }
    switch self {
    case .change(let new, let old):
      return FigureKey("change", [selection("new", new), selection("old", old)], new.period)
    case .share(let part, let whole):
      return FigureKey("share", [selection("part", part), selection("whole", whole)], part.period)
    case .asOf(let figure, let moment):
      return FigureKey("as-of", [FigureSelection("moment", moment), selection("figure", figure)], figure.period)
    }
  }

  /// The figures that it is made of, first the one that is new, or the part.
  package var parts: [FigureKey] {
    switch self {
    case .change(let new, let old): [new, old]
    case .share(let part, let whole): [part, whole]
    case .asOf(let figure, _): [figure]
    }
  }

  /// The figure, made of parts that `find` gives.
  ///
  /// **Throws** `FigureProblem.unknownSelection` for a figure of another moment, which a catalogue of one moment lacks.
  func figure(_ key: FigureKey, find: (FigureKey) throws -> Figure) throws -> Figure {
    guard !isAsOf else { throw FigureProblem.unknownSelection(key) }
    return figure(of: try parts.map(find))
  }

  /// The figure made of these parts, which stand in the order of `parts`.
  package func figure(of parts: [Figure]) -> Figure {
    precondition(parts.count == self.parts.count, "A derived figure is made of its parts")
    var provenance = parts[0].provenance
    for part in parts.dropFirst() {
      provenance.segments += part.provenance.segments.filter { !provenance.segments.contains($0) }
      provenance.records += part.provenance.records.filter { !provenance.records.contains($0) }
    }
    return Figure(
      key: key, value: value(of: parts.map(\.value)), status: parts.compactMap(\.status).min(), provenance: provenance)
  }

  private func value(of values: [FigureValue]) -> FigureValue {
    switch (self, values.first, values.last) {
    case (.asOf, let value?, _): return value
    case (.change, .money(let new), .money(let old)):
      let (change, overflows) = new.ore.subtractingReportingOverflow(old.ore)
      return overflows ? .missing : .money(Money(ore: change))
    case (.change, .count(let new), .count(let old)):
      let (change, overflows) = new.subtractingReportingOverflow(old)
      return overflows ? .missing : .count(change)
    case (.share, .money(let part), .money(let whole)) where whole != .zero:
      return .share(Share(part.ore, of: whole.ore))
    case (.share, .count(let part), .count(let whole)) where whole != 0: return .share(Share(part, of: whole))
    default: return .missing
    }
  }

  /// What the figure is made of; a share's parts are told in its notes, since they do not sum to it.
  func explanation(
    _ key: FigureKey, figure find: (FigureKey) throws -> Figure, title: (FigureKey) throws -> String
  ) throws -> Explanation {
    let figure = try figure(key, find: find)
    let titles = try parts.map(title)
    guard case .change = self else {
      return Explanation(
        figure: figure, title: titles.joined(separator: " som andel av "), parts: [],
        notes: zip(titles, parts).map { $0 + ": " + $1.description })
    }
    let parts = try zip(zip(titles, parts), [1, -1]).compactMap { part, sign -> Explanation.Part? in
      guard let value = try find(part.1).value.money else { return nil }
      return Explanation.Part(label: part.0, sign: sign, value: value, key: part.1)
    }
    return Explanation(figure: figure, title: titles.joined(separator: " jämfört med "), parts: parts)
  }

  private var isAsOf: Bool {
    if case .asOf = self { true } else { false }
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "%" ? "%25" : $0 == ":" ? "%3A" : String($0) }.joined()
  }

  private static func unescaped(_ text: String) -> String {
    text.split(separator: "%3A", omittingEmptySubsequences: false).map { part in
      part.split(separator: "%25", omittingEmptySubsequences: false).joined(separator: "%")
    }.joined(separator: ":")
  }
}
