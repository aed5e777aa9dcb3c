import Figures

/// From which number on figures of people are shown, by measure.
struct PeopleLimits {
  /// The limit of each measure that is of people.
  private let limits: [String: Int64]

  /// The limits of those measures that are of people; `rule` where one has none of its own.
  init(_ measures: [Measure], _ rule: SmallNumbers) {
    let ofPeople = measures.filter(\.isOfPeople).map { ($0.name, max(1, $0.leastPublished ?? rule.limit)) }
    // Where capabilities disagree of one measure, the stricter is right.
    limits = Dictionary(ofPeople, uniquingKeysWith: max)
  }

  /// Whether no measure is of people.
  var isEmpty: Bool { limits.isEmpty }

  /// The limit of the figure, or the greatest of those that it is derived from; nil where it tells of no people.
  func limit(of key: FigureKey) -> Int64? {
    if let derived = DerivedFigure(key) { return derived.parts.compactMap { limit(of: $0) }.max() }
    return limits[key.measure]
  }
}
