import Accounts
import Budgeting
import Documents
import Figures
import Kernel
import Storage

/// Lays out the frame beside the detailed budget, and the plan of three years.
struct FrameTables {
  private let figures: FrameFigures
  private let presentation: Presentation
  private var content: FramePlan { figures.plan }
  private var structure: FollowUpStructure { figures.plan.followUp.structure }

  init(_ figures: FrameFigures, as presentation: Presentation = .tkr) {
    self.figures = figures
    self.presentation = presentation
  }

  private var unit: String { "Belopp i " + presentation.unit.text }

  /// The components with their decisions, the detailed budget, the reallocations and what is left.
  var frame: Table {
    let year = content.years[0]
    var rows = year.components.map { componentRow($0.frame, year) }
    if year.posted != 0 {
      rows.append(row("ram-i-budget", .item, "Kommunbidrag i detaljbudgeten", [], .text(""), .empty))
    }
    let components = Array(rows.indices)
    rows.append(
      row(
        "ram", .subtotal, "Ram", [], cell(FrameFigures.key(.frame, year.year)),
        cell(FrameFigures.key(.catchUp, year.year)), sumOf: year.posted == 0 ? components : []))
    let total = rows.count - 1
    let hasMoved = !content.followUp.budgetBook.reallocations.isEmpty
    if hasMoved {
      rows.append(
        row(
          "detaljbudget-version", .item, FrameFigures.Name.version.title, [],
          cell(FrameFigures.key(.version, year.year)), .empty))
      rows.append(
        row(
          "omdisponeringar", .item, "Omdisponeringar, netto", [], cell(FrameFigures.key(.reallocations, year.year)),
          .empty))
    }
    let parts = hasMoved ? [rows.count - 2, rows.count - 1] : []
    rows.append(
      row(
        "detaljbudget", .subtotal, "Detaljbudget, nettokostnad", [],
        cell(FrameExplainer(figures).detailedKey(year)), .empty, sumOf: parts))
    rows.append(
      row(
        "ofordelat", .total, "Ofördelat", [], cell(FrameFigures.key(.unallocated, year.year)), .empty,
        sumOf: [total, rows.count - 1]))
    return Table(
      id: "ram", caption: "Ram och detaljbudget \(Digits.padded(year.year, 4)). \(unit).",
      columns: [
        .init("line", unit, .label), .init("kind", "Slag", .text), .init("decision", "Beslut", .text),
        .init("valid", "Gäller", .text), .init("amount", "Budget \(Digits.padded(year.year, 4))"),
        .init("catch_up", "Varav månader före beslutet"),
      ], rows: rows, notes: FrameNotes(content.followUp, presentation).all)
  }

  private func componentRow(_ frame: Versioned<BudgetFrame>, _ year: FramePlan.Year) -> Table.Row {
    let value = frame.value
    return row(
      "post-" + frame.id, .item, value.name, [value.sort.text, value.decision, validity(value)],
      cell(FrameFigures.key(.frame, year.year, [FigureSelection("frame", frame.id)])),
      cell(FrameFigures.catchUpKey(frame)))
  }

  private func validity(_ frame: BudgetFrame) -> String {
    let from = "från \(SwedishText.text(frame.validFrom))"
    return frame.validTo.map { from + " till \(SwedishText.text($0))" } ?? from
  }

  private func row(
    _ id: String, _ kind: Table.RowKind, _ name: String, _ words: [String], _ amount: Table.Cell,
    _ catchUp: Table.Cell, sumOf: [Int] = []
  ) -> Table.Row {
    let texts = words + Array(repeating: "", count: 3 - words.count)
    return Table.Row(
      id: id, kind: kind, cells: [.text(name)] + texts.map { .text($0) } + [amount, catchUp], sumOf: sumOf)
  }

  /// The figure of the key as a cell; empty where there is no key or it means nothing.
  private func cell(_ key: FigureKey?) -> Table.Cell {
    guard let key, let figure = figures.figure(key) ?? FollowUpFigures(content.followUp).figure(key) else {
      return .empty
    }
    return .figure(FigureCell(figure, as: presentation))
  }

  /// The frame by component and the detailed budget by line, for the year and the two after it.
  var plan: Table {
    var rows: [Table.Row] = []
    func add(
      _ id: String, _ kind: Table.RowKind, _ name: String, sumOf: [Int] = [], _ key: (FramePlan.Year) -> FigureKey?
    ) {
      let cells = kind == .heading ? content.years.map { _ in Table.Cell.empty } : content.years.map { cell(key($0)) }
      rows.append(Table.Row(id: id, kind: kind, cells: [.text(name)] + cells, sumOf: sumOf))
    }
    let explainer = FrameExplainer(figures)
    for frame in components {
      add("post-" + frame.id, .item, frame.value.name) { year in
        guard year.components.contains(where: { $0.frame.id == frame.id }) else { return nil }
        return FrameFigures.key(.frame, year.year, [FigureSelection("frame", frame.id)])
      }
    }
    let hasPosted = content.years.contains { $0.posted != 0 }
    add("ram", .subtotal, "Ram", sumOf: hasPosted ? [] : Array(rows.indices)) { FrameFigures.key(.frame, $0.year) }
    let total = rows.count - 1
    if content.years.dropFirst().contains(where: { $0.lines != nil }) {
      for line in lines {
        let isSum = line < structure.statement.lines.count && structure.statement.lines[line].kind == .sum
        add(structure.lineID(line), isSum ? .subtotal : .item, structure.lineName(line)) { explainer.lineKey(line, $0) }
      }
    }
    add("detaljbudget", .subtotal, "Detaljbudget, nettokostnad") { explainer.detailedKey($0) }
    add("ofordelat", .total, "Ofördelat", sumOf: [total, rows.count - 1]) {
      FrameFigures.key(.unallocated, $0.year)
    }
    let years = content.years.map { Digits.padded($0.year, 4) }
    return Table(
      id: "plan", caption: "Flerårsplan \(years.first ?? "")–\(years.last ?? ""). \(unit).",
      columns: [.init("line", unit, .label)]
        + years.enumerated().map { .init(($0 == 0 ? "budget_" : "plan_") + $1, ($0 == 0 ? "Budget " : "Plan ") + $1) },
      rows: rows, notes: carriedNotes)
  }

  /// The components of the three years, each once.
  private var components: [Versioned<BudgetFrame>] {
    var seen: Set<String> = []
    return content.years.flatMap(\.components).map(\.frame).filter { seen.insert($0.id).inserted }
  }

  /// The lines that no frame counts in, in print order, and what is not placed where the plan has any.
  private var lines: [Int] {
    let frames = structure.frameLines
    let all = Set(structure.statement.lines.indices.filter { structure.isLeaf($0) }).subtracting(frames)
    let printed = structure.statement.lines.indices.filter { line in
      let leaves = structure.leaves(of: line)
      // A sum of everything stands as the detailed budget already.
      return !leaves.isEmpty && !leaves.contains(where: frames.contains) && line != structure.resultLine
        && !all.isSubset(of: leaves)
    }
    let stray = [structure.uncoveredLine, structure.ambiguousLine].filter { line in
      content.years.contains { $0.lines.map { $0[line] != 0 } ?? false }
    }
    return printed + stray
  }

  private var carriedNotes: [[Inline]] {
    content.years.dropFirst().compactMap { year in
      let names = year.components.filter(\.isCarried).map(\.frame.value.name)
      guard !names.isEmpty else { return nil }
      return [
        .text(
          "För \(Digits.padded(year.year, 4)) är inget eget belopp beslutat för \(SwedishText.list(names)); "
            + "beloppet fortsätter oförändrat.")
      ]
    }
  }
}

extension BudgetFrame.Sort {
  /// What the kind is called on screen.
  fileprivate var text: String {
    switch self {
    case .base: "Grundram"
    case .temporary: "Tillfällig"
    case .supplementary: "Tilläggsanslag"
    case .compensation: "Kompensation"
    }
  }
}
