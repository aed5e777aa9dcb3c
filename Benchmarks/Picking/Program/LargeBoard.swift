import Figures

/// A board of sixty units, four hundred lines and ten measures, without figures: only its names are looked for.
struct LargeBoard: FigureSource {
  private static let titles = [
    "Budget", "Utfall", "Utfall föregående år", "Avvikelse period", "Differens mot föregående år", "Prognos helår",
    "Avvikelse helår", "Föregående prognos", "Förändring sedan föregående prognos", "Justerat utfall",
  ]
  private static let kinds = ["kostnader", "intäkter", "hyror", "arvoden", "ersättningar", "avgifter", "resor", "köp"]
  private static let things = [
    "Personal", "Lokaler", "Placeringar", "Familjehem", "Konsulter", "Försörjning", "Utbildning", "Projekt", "Vård",
    "Övrigt",
  ]

  var measures: [Measure] {
    LargeBoard.titles.enumerated().map { Measure(name: "m\($0.offset)", title: $0.element, axes: ["line", "unit"]) }
  }

  var members: [FigureMember] {
    (0..<400).map { index in
      FigureMember(
        axis: "line", id: "drift.l\(index)",
        name: LargeBoard.things[index / 8 % 10] + " " + LargeBoard.kinds[index % 8] + " \(index / 80 + 1)",
        parent: index < 20 ? nil : "drift.l\(index % 20)", role: index < 20 ? .sum : .item)
    }
      + (0..<60).map { index in
        FigureMember(axis: "unit", id: "E\(100 + index)", name: LargeBoard.things[index % 10] + "enheten \(index / 10)")
      }
  }

  func figure(_ key: FigureKey) -> Figure? { nil }
  func explanation(of key: FigureKey) -> Explanation? { nil }

  /// Two hundred beginnings, each as it stood after a key.
  static var beginnings: [String] {
    let typed = [
      "p k a", "personal prognos avv", "utfall lokaler hyror", "budget konsulter arv", "avvikelse vård köp 3",
      "familjehemsenheten utfall", "försörjning ersättningar för", "placeringar avgifter budget", "e130 prognos",
      "projekt resor föregående", "övrigt köp 5 differens",
    ]
    return Array(typed.flatMap { text in (1...text.count).map { String(text.prefix($0)) } }.prefix(200))
  }
}
