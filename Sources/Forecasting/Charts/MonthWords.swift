import Documents
import Figures
import Kernel

/// What the charts of months say, in words that follow the figures.
struct MonthWords {
  private let figures: FollowUpFigures
  private let slice: FollowUp.Slice
  private let presentation: Presentation
  private var followUp: FollowUp { figures.followUp }

  init(_ figures: FollowUpFigures, _ slice: FollowUp.Slice, _ presentation: Presentation) {
    self.figures = figures
    self.slice = slice
    self.presentation = presentation
  }

  private var subject: String {
    let structure = followUp.structure
    let owner = slice.unit.map(structure.unitName) ?? slice.area.map(structure.areaName)
    guard let line = slice.line, line != structure.exceptFrames else {
      return owner.map { $0 + ": nettokostnaden" } ?? "Nettokostnaden"
    }
    return followUp.terms("Utfallet för ") + structure.lineName(line) + (owner.map { ", " + $0 + "," } ?? "")
  }

  private var throughMonth: String {
    let month = SwedishText.monthNames[followUp.month.month - 1]
    return followUp.month.month == 1 ? "i januari" : "till och med \(month)"
  }

  /// How the net cost to date stands against the period budget, or else against last year.
  var periodTitle: String {
    let toDate = followUp.toDate
    if followUp.isKnown(.periodVariance, over: toDate) {
      return "\(subject) \(throughMonth) är " + compared(.periodVariance, "periodbudgeten")
    }
    if followUp.isKnown(.difference, over: toDate) {
      return "\(subject) \(throughMonth) är " + compared(.difference, "samma tid förra året")
    }
    return "\(subject) \(throughMonth) är \(cell(.actual).text(.signed))"
  }

  /// Where the year ends if the forecast comes true.
  var yearTitle: String {
    let subject =
      slice.line == followUp.structure.exceptFrames
      ? subject : subject.replacing(followUp.terms("Utfallet för "), with: "", maxReplacements: 1)
    let year = followUp.month.month < 12 ? "\(subject) väntas för helåret bli " : "\(subject) för helåret är "
    if followUp.isKnown(.variance, over: followUp.year) { return year + compared(.variance, "budget") }
    return year + cell(.forecast).text(.signed)
  }

  /// What stands in the chart of single months, and its greatest and least month with postings.
  func monthDescription(_ table: Table) -> String {
    let posted = table.rows.compactMap { row -> (name: String, cell: FigureCell)? in
      guard case .text(let name) = row.cells[0], case .figure(let cell) = row.cells[1] else { return nil }
      return (name, cell)
    }
    let order = posted.sorted { ($0.cell.printed ?? 0) > ($1.cell.printed ?? 0) }
    var text = "\(names(table)), månad för månad."
    if let most = order.first, let least = order.last, order.count > 1 {
      text +=
        followUp.terms(" Utfallet är störst i \(most.name), \(most.cell.text(.signed)), och minst i \(least.name), ")
        + "\(least.cell.text(.signed))."
    }
    return text
  }

  /// What stands in the chart of sums, and where they end.
  func addedDescription(_ table: Table) -> String {
    let ends = table.columns.indices.dropFirst().compactMap { column -> String? in
      let last = table.rows.last { if case .figure = $0.cells[column] { true } else { false } }
      guard case .figure(let cell)? = last?.cells[column], case .text(let month)? = last?.cells[0] else { return nil }
      return "\(table.columns[column].title) är \(cell.text(.signed)) efter \(month)"
    }
    return "\(names(table)), summerat från januari. \(SwedishText.list(ends))."
  }

  private func names(_ table: Table) -> String { SwedishText.list(table.columns.dropFirst().map(\.title)) }

  private func cell(_ measure: FollowUpMeasure) -> FigureCell {
    FigureCell(figures.figure(measure, of: slice, over: followUp.toDate), as: presentation)
  }

  private func compared(_ measure: FollowUpMeasure, _ other: String) -> String {
    let cell = cell(measure)
    let printed = cell.printed ?? 0
    guard printed != 0 else { return "lika stor som \(other)" }
    return "\(cell.text(.magnitude)) \(printed > 0 ? "högre" : "lägre") än \(other)"
  }
}
