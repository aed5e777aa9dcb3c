import Figures
import Kernel

/// A large board: units, lines and measures without figures, for finding them by name.
struct PickSample: FigureSource {
  let units: Int
  let lines: Int

  private static let subjects = [
    "Personal", "Lokaler", "Köpt vård", "Familjehem", "Försörjningsstöd", "Konsulter", "Resor", "Projekt",
    "Placeringar",
    "Övriga",
  ]
  private static let sorts = [
    "kostnader", "intäkter", "arvoden", "hyror", "bidrag", "avgifter", "ersättningar", "utbildning",
  ]

  var measures: [Measure] {
    let titles = [
      "Budget", "Utfall", "Utfall föregående år", "Avvikelse period", "Differens mot föregående år", "Prognos helår",
      "Avvikelse helår", "Föregående prognos", "Förändring sedan föregående prognos", "Periodbudget",
    ]
    return titles.enumerated().map { index, title in
      Measure(
        name: "m\(index)", title: title, axes: ["line", "area", "unit"],
        aliases: index == 6 ? ["Avvikelse prognos mot budget"] : [])
    }
  }

  var members: [FigureMember] {
    (0..<lines).map { index in
      let subject = PickSample.subjects[index / 8 % 10]
      let sort = PickSample.sorts[index % 8]
      return FigureMember(
        axis: "line", id: "drift.l\(index)", name: index < 10 ? subject + sort : "\(subject) \(sort) \(index / 80 + 1)",
        parent: index < 10 ? nil : "drift.l\(index % 10)", role: index < 10 ? .sum : .item)
    }
      + (0..<units).map {
        FigureMember(axis: "unit", id: "E\(300 + $0)", name: "\(PickSample.subjects[$0 % 10])enheten \($0 / 10 + 1)")
      }
  }

  func figure(_ key: FigureKey) -> Figure? { nil }
  func explanation(of key: FigureKey) -> Explanation? { nil }
}
