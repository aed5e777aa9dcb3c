import Documents
import Figures
import Formats
package import Kernel
package import Storage

/// Fills saved workbooks with the figures of whatever capabilities are installed.
package struct WorkbookDesk: Sendable {
  private let desk: Desk
  private let sections: [ReportDesk.Sections]

  /// Somebody filling workbooks at that desk from these capabilities.
  package init(_ desk: Desk, sections: [ReportDesk.Sections]) {
    self.desk = desk
    self.sections = sections
  }

  /// The workbook saved under the id with the figures of the month, all of it read at one event.
  ///
  /// **Throws** `Problems` with a problem for each cell whose figure does not exist; what `ReadWorkbook` throws.
  package func fill(_ id: String, month: Month, asOf: AsOf = .now) async throws -> FilledWorkbook {
    let pinned = try await desk.pinned(asOf)
    let saved = try await desk.ask(ReadWorkbook.self, id, asOf: pinned)
    let report = try await desk.ask(ReadReport.self, .init(month: month), asOf: pinned)
    let catalogue = Catalogue(try await sections.sources(month, pinned, .words))
    let values = try values(of: saved.template, catalogue, month, WorkbookRules.words(report, month: month))
    return FilledWorkbook(
      bytes: try WorkbookPatch(values.entries).applied(to: saved.bytes, name: saved.template.fileName),
      filled: values.entries.count, gaps: values.gaps)
  }

  private func values(
    of template: WorkbookTemplate, _ catalogue: Catalogue, _ month: Month, _ words: [String: String]
  ) throws -> (entries: [WorkbookPatch.Entry], gaps: [FilledWorkbook.Gap]) {
    var entries: [WorkbookPatch.Entry] = []
    var gaps: [FilledWorkbook.Gap] = []
    var problems: [any Problem] = []
    for cell in template.cells {
      let name = cell.sheet + "!" + cell.cell
      do {
        if let value = try value(of: cell, catalogue, month, words) {
          entries.append(.init(sheet: cell.sheet, cell: cell.cell, value: value))
        } else {
          gaps.append(.init(cell: name, content: cell.content))
        }
      } catch let problem as any Problem {
        problems.append(ReportingProblem.unfilledCell(cell: name, why: problem.message, file: template.fileName))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return (entries, gaps)
  }

  private func value(
    of cell: WorkbookTemplate.Cell, _ catalogue: Catalogue, _ month: Month, _ words: [String: String]
  ) throws -> WorkbookPatch.Value? {
    switch WorkbookRules.content(cell.content, at: month, words: words) {
    case .words(let text): return text.isEmpty ? nil : .text(text)
    case .figure(let key): return try WorkbookRules.number(catalogue.figure(key).value, in: cell).map { .number($0) }
    case nil: throw ReportingProblem.oddCellContent(cell.content, Place(field: cell.sheet + "!" + cell.cell))
    }
  }
}
