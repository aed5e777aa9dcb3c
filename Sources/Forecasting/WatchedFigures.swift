import Storage
import Ledger
import Accounts
import Budgeting
package import Figures
import Kernel

/// The figures of the watched lines: `watched-actual:watched/ID:2019-01..2019-04`.
package struct WatchedFigures: FigureSource {
  private let followUp: FollowUp

  /// The watched lines of `followUp`.
  package init(_ followUp: FollowUp) { self.followUp = followUp }

  package var measures: [Measure] {
    [
      Measure(name: "watched-actual", title: followUp.terms("Utfall, bevakningsrad"), axes: ["watched"]),
      Measure(name: "watched-budget", title: followUp.terms("Budget, bevakningsrad"), axes: ["watched"]),
      Measure(
        name: "watched-variance", title: followUp.terms("Avvikelse period, bevakningsrad"), axes: ["watched"],
        sense: .variance),
    ]
  }

  package var members: [FigureMember] {
    followUp.watched.map {
      FigureMember(axis: "watched", id: $0.id, name: $0.name, role: .overlap, flow: .init(rules: $0.rules))
    }
  }

  package func figure(_ key: FigureKey) -> Figure? { value(key).map { figure(key, $0) } }

  package func explanation(of key: FigureKey) -> Explanation? {
    guard let value = value(key), let id = key.id(on: "watched"),
      let line = followUp.watched.first(where: { $0.id == id })
    else { return nil }
    return Explanation(
      figure: figure(key, value), title: line.name + ", " + SwedishText.text(key.period), parts: parts(key))
  }

  /// The selection of the line that the key names.
  func selection(of key: FigureKey) -> NamedSelection? {
    followUp.watched.first { $0.id == key.id(on: "watched") }
  }

  private func parts(_ key: FigureKey) -> [Explanation.Part] {
    func part(_ key: FigureKey, sign: Int = 1, label: String) -> Explanation.Part? {
      value(key).map { Explanation.Part(label: label, sign: sign, value: Money(ore: $0), key: key) }
    }
    if key.measure == "watched-variance" {
      return [
        part(key.measuring("watched-actual"), label: followUp.terms("Utfall")),
        part(key.measuring("watched-budget"), sign: -1, label: "Budget"),
      ].compactMap { $0 }
    }
    guard key.period.count > 1 else { return [] }
    return key.period.months.compactMap {
      part(key.measuring(key.measure, over: Period($0)), label: SwedishText.text($0))
    }
  }

  private func value(_ key: FigureKey) -> Int64? {
    guard key.selections.count == 1, let id = key.id(on: "watched"),
      let index = followUp.watched.firstIndex(where: { $0.id == id }), followUp.year.contains(key.period.first),
      followUp.year.contains(key.period.last)
    else { return nil }
    let actual = key.period.months.map { followUp.watchedActual[index][$0.month - 1] }.reduce(0, +)
    let budget = key.period.months.map { followUp.watchedBudget[index][$0.month - 1] }.reduce(0, +)
    switch key.measure {
    case "watched-actual": return actual
    case "watched-budget": return budget
    case "watched-variance": return actual - budget
    default: return nil
    }
  }

  private func figure(_ key: FigureKey, _ value: Int64) -> Figure {
    let restsOnPostings = key.measure != "watched-budget"
    let segments = followUp.ledger.facts.segments(in: key.period).compactMap { $0.part.segment?.short }
    return Figure(
      key: key, value: .money(Money(ore: value)), status: restsOnPostings ? followUp.status(of: key.period) : nil,
      provenance: Provenance(
        segments: restsOnPostings ? segments : [],
        records: key.measure == "watched-actual" ? [] : followUp.budgetBook.records, event: followUp.event))
  }
}
