import Storage
import Accounts
import Documents
import Kernel

/// Tells how the forecast came about: cell by cell, and for the report as a whole.
struct ForecastWords {
  private let followUp: FollowUp
  private var structure: FollowUpStructure { followUp.structure }

  init(_ followUp: FollowUp) { self.followUp = followUp }

  /// Where the cell's forecast comes from: who set it, when and why, layer by layer; else the rule that fills it in.
  func origin(of cell: MoneyCube.Cell) -> String {
    guard let said = followUp.forecastCells[cell] else { return ruleText(of: cell) }
    let stories = said.history.map { $0.story + ", " + $0.record }
    // An addition alone lies on top of what the rule gives.
    let rest = said.settings.isEmpty ? [ruleText(of: cell)] : []
    return (stories + rest).joined(separator: "; dessförinnan ")
  }

  /// How the cell was set, in a few words.
  func way(of cell: MoneyCube.Cell) -> String {
    guard let said = followUp.forecastCells[cell] else {
      return "fylld: " + followUp.fallbackRule(of: cell).method.term
    }
    let words = (said.standing() + said.added()).map { entry in
      (entry.entered.basis == .level ? "nivå" : entry.text) + " (" + entry.layer.title.lowercased() + ")"
    }
    return (words + (said.settings.isEmpty ? ["fylld: " + followUp.fallbackRule(of: cell).method.term] : []))
      .joined(separator: ", ")
  }

  /// What the report says of the forecast: how many sheets, and which rule fills in what.
  var notes: [[Inline]] {
    let sheets = followUp.sheets.filter { !$0.value.rows.isEmpty }.count
    let first =
      sheets == 0
      ? "Prognos: ingen enhet har lämnat prognos."
      : "Prognos: \(sheets) underlag, \(followUp.forecastCells.count) celler satta."
    return [[.text(first)]] + filled.map { [.text($0)] }
  }

  /// What the rules that fill in cells count with, in words.
  var fallbackText: String {
    let frames = structure.frameLines
    let methods = Set(
      zip(followUp.fallback.cells, followUp.fallback.sums(over: followUp.year))
        .filter { $1 != 0 && !frames.contains($0.line) }.map { followUp.fallbackRule(of: $0.0).method })
    return SwedishText.list(ForecastMethod.allCases.filter(methods.contains).map(text))
  }

  /// One sentence for each rule that fills in cells: of which lines, how many and how much.
  private var filled: [String] {
    var byMethod: [ForecastMethod: (lines: Set<Int>, cells: Int, sum: Int64)] = [:]
    for (cell, amount) in zip(followUp.fallback.cells, followUp.fallback.sums(over: followUp.year))
    where amount != 0 && (followUp.forecastCells[cell]?.settings.isEmpty ?? true) {
      if structure.frameLines.contains(cell.line) { continue }
      var entry = byMethod[followUp.fallbackRule(of: cell).method] ?? ([], 0, 0)
      entry.lines.insert(cell.line)
      entry.cells += 1
      entry.sum += amount
      byMethod[followUp.fallbackRule(of: cell).method] = entry
    }
    return ForecastMethod.allCases.compactMap { method in
      guard let entry = byMethod[method] else { return nil }
      let lines = SwedishText.list(entry.lines.sorted().map(structure.lineName))
      let cells = SwedishText.number(Int64(entry.cells)) + (entry.cells == 1 ? " cell" : " celler")
      let sum = SwedishText.number(-entry.sum, decimals: 2)
      return "Där ingen har satt prognos fyller regeln ”\(method.term)” i: \(text(method)). "
        + "Det gäller \(cells) på \(lines), \(sum) kr."
    }
  }

  private func text(_ method: ForecastMethod) -> String {
    let month = SwedishText.monthNames[followUp.month.month - 1]
    switch method {
    case .restOfBudget: return followUp.terms("utfall till och med \(month) och periodbudget för resten av året")
    case .runRate:
      return followUp.terms("utfall till och med \(month) utan poster som återförs under året, fortsatt i samma takt")
    case .lastYearPattern:
      return followUp.terms("utfall till och med \(month) utan poster som återförs under året, fortsatt som fjolåret")
    }
  }

  private func ruleText(of cell: MoneyCube.Cell) -> String {
    let rule = followUp.fallbackRule(of: cell)
    let method = "regeln ”" + rule.method.term + "”: " + text(rule.method)
    switch rule {
    case .restOfBudget: return method
    case .runRate(let share): return method + " (\(share.numerator) av \(share.denominator) månader)"
    case .lastYearPattern(let share):
      let percent = share.basisPoints.map { SwedishText.number($0, decimals: 2) } ?? ""
      let name = structure.unitName(cell.unit)
      return method + " (\(percent) procent av fjolåret för \(name) föll på samma månader)"
    }
  }
}
