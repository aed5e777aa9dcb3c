import Documents
import Figures
import Kernel

extension TemplateEvaluator {
  /// A row before its cells are known.
  private struct RowPlan {
    let id: String
    let name: String
    let kind: Table.RowKind
    let level: Int
    /// What the row adds to a column's figure; nil for nothing.
    let selection: FigureSelection?
    /// The month that the row is about; nil for the column's own period.
    let month: Month?
    /// The ids of the rows whose sum it may be.
    let parts: [String]

    func without(_ gone: Set<String>) -> RowPlan {
      RowPlan(
        id: id, name: name, kind: kind, level: level, selection: selection, month: month,
        parts: parts.filter { !gone.contains($0) })
    }
  }

  /// The chart with its data table.
  mutating func chart(_ chart: TemplateChart, _ resolver: ProseResolver) -> Chart {
    let table = table(chart.table, resolver, id: chart.table.id + "-data")
    return Chart(
      id: chart.table.id, title: inlines(chart.table.caption, resolver).plainText,
      description: inlines(chart.description, resolver).plainText, kind: chart.kind, table: table,
      series: chart.table.columns.enumerated().map { .init($0.offset + 1, $0.element.style) })
  }

  /// The table with its figures; a figure that is not there leaves an empty cell.
  mutating func table(_ template: TemplateTable, _ resolver: ProseResolver, id: String? = nil) -> Table {
    var plans = plans(template, resolver)
    var cells = plans.map { plan in
      template.columns.map { figure($0.reference, plan, resolver) }
    }
    let kept = plans.indices.filter { index in
      let mayGo = plans[index].kind == .remainder || template.leavesOutEmpty && plans[index].kind == .item
      return !mayGo || cells[index].contains { $0.flatMap { TemplateNumbers.magnitude($0.value) } ?? 0 != 0 }
    }
    // What is left out is nothing, and the sums are what they were without it.
    let gone = Set(Set(plans.indices).subtracting(kept).map { plans[$0].id })
    plans = kept.map { plans[$0].without(gone) }
    cells = kept.map { cells[$0] }
    let presentations = template.columns.map { presentation($0.reference, template, resolver.directory) }
    var notes = template.notes.map { inlines($0, resolver) }
    let places = places(plans.map(\.id))
    let rows = plans.enumerated().map { index, plan in
      let parts = plan.parts.compactMap { places[$0] }
      let isWhole = parts.count == plan.parts.count && isSum(cells[index], of: parts.map { cells[$0] })
      if plan.kind == .total, !isWhole, !plan.parts.isEmpty {
        notes.append([.text("Summan gäller hela nämnden; raderna tar inte upp allt.")])
      }
      return Table.Row(
        id: plan.id, kind: plan.kind, level: plan.level,
        cells: [.text(plan.name)]
          + zip(cells[index], presentations).map { figure, presentation in
            figure.map { .figure(FigureCell($0, as: presentation)) } ?? .empty
          },
        sumOf: isWhole ? parts : [])
    }
    return Table(
      id: id ?? template.id, caption: caption(template, presentations, resolver),
      columns: [.init("row", heading(template.rows, presentations), .label)] + columns(template, resolver), rows: rows,
      notes: notes)
  }

  /// What heads the rows' names; over lines, the unit that the amounts are in.
  private func heading(_ rows: TemplateTable.Rows, _ presentations: [Presentation]) -> String {
    switch rows {
    case .months: return "Månad"
    case .members("line", _):
      return TemplateEvaluator.unit(of: presentations).map { "Belopp i " + $0.text } ?? "Rad"
    case .members(let axis, _):
      let word = FigureAxis.word(axis)
      return context.report.terms.own(word).capitalisedFirst
    }
  }

  /// The unit of all amounts; nil where there are none, or of several units.
  private static func unit(of presentations: [Presentation]) -> CellUnit? {
    let units = presentations.map(\.unit).filter { [.kr, .tkr, .mnkr].contains($0) }
    return units.first.flatMap { unit in units.allSatisfy { $0 == unit } ? unit : nil }
  }

  private mutating func columns(_ template: TemplateTable, _ resolver: ProseResolver) -> [Table.Column] {
    var names: Set<String> = []
    return template.columns.enumerated().map { index, column in
      let title = inlines(column.heading, resolver).plainText
      var name = AsciiName.text(title, separator: "_").lowercased()
      if name.isEmpty || !names.insert(name).inserted { name += "_" + String(index + 1) }
      names.insert(name)
      return Table.Column(name, title, difference: ColumnDifferences.difference(of: index, in: template.columns))
    }
  }

  private mutating func caption(
    _ template: TemplateTable, _ presentations: [Presentation], _ resolver: ProseResolver
  ) -> String {
    var text = inlines(template.caption, resolver).plainText
    if !text.hasSuffix(".") { text += "." }
    return TemplateEvaluator.unit(of: presentations).map { text + " Belopp i \($0.text)." } ?? text
  }

  private func presentation(
    _ reference: FigureReference, _ template: TemplateTable, _ directory: FigureDirectory
  ) -> Presentation {
    let kind = ReferenceCheck.kind(of: reference.expression, in: directory) ?? .money
    var format = reference.format
    if kind == .money, format.unit == nil { format.unit = template.unit }
    if format.decimals == nil { format.decimals = template.decimals }
    let usual = WordingRules.presentation(format, kind)
    return Presentation(
      unit: usual.unit, factor: kind == .money ? template.factor : usual.factor, decimals: usual.decimals)
  }

  /// The rows in the order of the axis.
  private func plans(_ template: TemplateTable, _ resolver: ProseResolver) -> [RowPlan] {
    let axis: String
    let ids: [String]
    switch template.rows {
    case .months:
      let year = ProsePeriod.fullYear.months(at: context.month)
      return (0..<year.count).map { year.first.advanced(by: $0) }.map { month in
        RowPlan(
          id: month.description, name: SwedishText.monthNames[month.month - 1], kind: .item, level: 0, selection: nil,
          month: month, parts: [])
      }
    case .members(let named, let wanted): (axis, ids) = (named, wanted)
    }
    let all = resolver.directory.members.filter { $0.axis == axis }
    let known = Dictionary(grouping: all, by: \.id)
    let children = Dictionary(grouping: all.filter { $0.role != .overlap }, by: \.parent)
    // What others hold too stands only where it is asked for by name.
    let members = (ids.isEmpty ? ["*"] : ids).flatMap { id in
      id.hasSuffix("*")
        ? all.filter { $0.role != .overlap && $0.id.hasPrefix(id.dropLast()) } : known[id] ?? []
    }
    let included = places(members.map(\.id))
    // Sums that stand after their parts, as in a statement, are told by their lines alone.
    let isFalling = members.enumerated().contains { index, member in
      member.parent.flatMap { included[$0] }.map { $0 > index } ?? false
    }
    func level(_ member: FigureMember) -> Int {
      var level = 0
      var parent = isFalling ? nil : member.parent
      // An axis that names itself as its parent must not hang a report.
      while let id = parent, included[id] != nil, level < 6 {
        level += 1
        parent = known[id]?.first?.parent
      }
      return level
    }
    var plans = members.map { member in
      let kind: Table.RowKind =
        switch member.role {
        case .item, .overlap: .item
        case .sum: .subtotal
        case .remainder: .remainder
        }
      return RowPlan(
        id: member.id, name: member.name, kind: kind, level: level(member),
        selection: FigureSelection(axis, member.id), month: nil,
        parts: member.role == .sum ? (children[member.id] ?? []).map(\.id) : [])
    }
    if template.hasTotal {
      let top = members.filter { member in
        member.role != .overlap && (member.parent.map { included[$0] == nil } ?? true)
      }
      plans.append(
        RowPlan(
          id: "hela", name: "Hela nämnden", kind: .total, level: 0, selection: nil, month: nil, parts: top.map(\.id)))
    }
    return plans
  }

  /// Where each id stands first.
  private func places(_ ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The figure of the column in the row; nil where it is not to be had.
  private func figure(_ column: FigureReference, _ row: RowPlan, _ resolver: ProseResolver) -> Figure? {
    func term(_ term: FigureReference.Term) -> FigureReference.Term {
      var selections = term.selections
      if let selection = row.selection, !selections.contains(where: { $0.axis == selection.axis }) {
        selections.append(selection)
        let order = resolver.directory.axes(of: term.measure)
        selections.sort { (order.firstIndex(of: $0.axis) ?? 0) < (order.firstIndex(of: $1.axis) ?? 0) }
      }
      return FigureReference.Term(
        term.measure, selections, row.month.map { .absolute(monthly(term.period, $0)) } ?? term.period,
        moment: term.moment)
    }
    let expression: FigureReference.Expression =
      switch column.expression {
      case .figure(let own): .figure(term(own))
      case .change(let new, let old): .change(term(new), from: term(old))
      case .share(let part, let whole): .share(term(part), of: term(whole))
      }
    // A row that the measure does not know of has an empty cell.
    guard let figure = try? resolver.figure(FigureReference(expression)), figure.value != .missing else { return nil }
    return figure
  }

  /// The month of the row, in the year before where the column is about that.
  private func monthly(_ period: ProsePeriod, _ month: Month) -> Period {
    switch period {
    case .lastYear, .lastYearToDate: Period(month).yearBefore
    default: Period(month)
    }
  }

  /// Whether the exact values are the sums of the others, column by column.
  private func isSum(_ whole: [Figure?], of parts: [[Figure?]]) -> Bool {
    guard !parts.isEmpty else { return false }
    return whole.indices.allSatisfy { column in
      guard let sum = whole[column].flatMap({ ExactValue($0.value) }), sum.kind != .share else {
        // Shares are no sums; they say nothing against it.
        return true
      }
      let terms = parts.compactMap { $0[column].flatMap { ExactValue($0.value) } }
      let total = terms.reduce(Optional(ExactValue.zero(sum.kind))) { total, term in total?.adding(term) }
      return total?.isSame(as: sum) ?? false
    }
  }
}
