import Accounts
import Documents
import Figures
import Kernel
import Storage

/// What the sheets say of an area, each remark with how far its figure has moved since it was written.
struct RemarkWords {
  private let figures: FollowUpFigures
  private let presentation: Presentation
  private var followUp: FollowUp { figures.followUp }

  init(_ figures: FollowUpFigures, as presentation: Presentation) {
    self.figures = figures
    self.presentation = presentation
  }

  /// The remarks on the area: first on it as a whole, then on single lines.
  func text(on area: Int) -> String {
    let id = followUp.structure.areaID(area)
    guard followUp.structure.statementID == Statement.drift else { return "" }
    let remarks = followUp.sheets.flatMap { SheetRemark.all(in: $0, of: followUp.structure.groups) }
      .filter { $0.area == id }
    var seen: [String] = []
    for remark in remarks.filter({ $0.line == nil }) + remarks.filter({ $0.line != nil }) {
      let line = followUp.structure.statement.lines.first { $0.id == remark.line }
      let text = (line.map { $0.name + ": " } ?? "") + remark.text + movement(of: remark)
      if !seen.contains(text) { seen.append(text) }
    }
    // What comes after a remark must not read as the end of it.
    return (seen.dropLast().map(finished) + seen.suffix(1)).joined(separator: " ")
  }

  private func finished(_ text: String) -> String {
    text.last.map { ".!?…)".contains($0) } ?? true ? text : text + "."
  }

  /// Where the figure stood and where it stands; nothing where that is the same as printed.
  private func movement(of remark: SheetRemark) -> String {
    guard let then = followUp.remarkFigures.value(remark.key, at: remark.event), let now = figures.figure(remark.key)
    else { return "" }
    let before = FigureCell(key: remark.key, value: then, presentation: presentation)
    let after = FigureCell(now, as: presentation)
    guard before.printed != after.printed else { return "" }
    return " (Skrevs vid \(before.text); nu \(after.text).)"
  }
}
