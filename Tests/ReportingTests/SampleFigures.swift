import Figures
import Kernel
import Reporting

/// Figures of an invented board: a line, an area and a unit each have a weight, and a figure is their product.
struct SampleFigures: FigureSource {
  /// What the units are called; others in tests that rename them.
  var unitNames = ["Familjehem", "Barn - unga", "Stöd", "Stöd", "April 2019", "E1", "Ung \"plus\" {ny}", "enhet Väst"]
  var lineNames = [
    "Verksamhetens intäkter", "Personalkostnader", "Köp av tjänster, externa", "Hela nämnden", "Övrigt", "Lokalhyror",
    "Årets resultat",
  ]
  /// The ids of lines, areas and units, where they are others than numbers.
  var ids: [String: [String]] = [:]
  /// What all amounts are multiplied by: another moment has another factor.
  var factor: Int64 = 1

  static let month = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth

  var measures: [Measure] {
    let axes = ["line", "area", "unit"]
    return [
      Measure(name: "budget", title: "Budget", axes: axes),
      Measure(name: "actual", title: "Utfall", axes: axes),
      Measure(name: "last-year", title: "Utfall föregående år", axes: axes),
      Measure(name: "period-variance", title: "Avvikelse period", axes: axes, sense: .variance),
      Measure(name: "forecast", title: "Prognos helår", axes: axes, periods: .fullYear),
      Measure(
        name: "variance", title: "Avvikelse helår", axes: axes, periods: .fullYear, sense: .variance,
        aliases: ["Avvikelse prognos mot budget"]),
      Measure(
        name: "forecast-change", title: "Förändring sedan föregående prognos", axes: axes, periods: .fullYear,
        sense: .change),
      Measure(name: "frame", title: "Ram", axes: ["frame"], periods: .fullYear),
      Measure(name: "sick-leave", title: "Sjukfrånvaro", axes: ["unit"], kind: .share),
      Measure(name: "placements", title: "Placeringar", axes: ["unit"], kind: .count),
    ]
  }

  var members: [FigureMember] {
    let flows: [FigureMember.Flow] = [.revenue, .cost, .cost, .net, .cost, .cost, .net]
    return lineNames.enumerated().map { index, name in
      FigureMember(
        axis: "line", id: id("line", index) ?? "drift.l\(index)", name: name, role: index == 6 ? .sum : .item,
        flow: flows.indices.contains(index) ? flows[index] : .cost)
    }
      + ["EKB", "Övrigt", "Vuxna"].enumerated().map {
        FigureMember(axis: "area", id: id("area", $0.offset) ?? "A\($0.offset)", name: $0.element)
      }
      + unitNames.enumerated().map { index, name in
        FigureMember(axis: "unit", id: id("unit", index) ?? "E\(index)", name: name, aliases: index == 0 ? ["FAM"] : [])
      } + [FigureMember(axis: "frame", id: "grund", name: "Grundram")]
  }

  private func id(_ axis: String, _ index: Int) -> String? {
    ids[axis].flatMap { $0.indices.contains(index) ? $0[index] : nil }
  }

  /// The board of docs/reference/figures.md.
  static let documented = SampleFigures(
    unitNames: ["Familjehem", "Övrigt"],
    lineNames: ["Verksamhetens intäkter", "Personalkostnader", "Köp av tjänster, externa"],
    ids: [
      "line": ["drift.intakter", "drift.personal", "drift.kop"], "area": ["ekb", "rest", "vuxna"],
      "unit": ["E310", "E320"],
    ])

  func figure(_ key: FigureKey) -> Figure? {
    guard let number = measures.firstIndex(where: { $0.name == key.measure }) else { return nil }
    let measure = measures[number]
    var weight = Int64(number + 1) * 1_234_500 * factor
    for selection in key.selections {
      guard measure.axes.contains(selection.axis) else { return nil }
      let same = members.filter { $0.axis == selection.axis }
      guard let index = same.firstIndex(where: { $0.id == selection.id }) else { return nil }
      weight *= index % 2 == 0 ? Int64(index + 1) : -Int64(index + 1)
    }
    weight *= Int64(key.period.count)
    let value: FigureValue =
      switch measure.kind {
      case .money: .money(Money(ore: weight))
      case .share: .share(Share(weight % 97, of: 1_000))
      case .count: .count(weight % 97)
      }
    return Figure(key: key, value: value, status: nil, provenance: Provenance(event: 1))
  }

  func explanation(of key: FigureKey) -> Explanation? {
    figure(key).map { Explanation(figure: $0, title: key.description, parts: []) }
  }

  var catalogue: Catalogue { Catalogue([self]) }
  var directory: FigureDirectory { FigureDirectory(catalogue) }
}
