import Documents
import DocumentWriters
import Figures
import Formats
import HTML
import Kernel

extension Visit {
  /// A table of figures whose rows lead on; each figure leads to what it is made of.
  func table(_ table: Table, at month: Month, leading address: (Table.Row) -> String?) -> [Node] {
    var writer = writer(month)
    var figures = FigureWays(address: figureAddress(at: month))
    // Lines beneath headings stand where they stand.
    let isSortable = table.rows.allSatisfy { [.item, .total].contains($0.kind) && $0.level == 0 }
    let page = PageTable(
      id: table.id, caption: table.caption, isSortable: isSortable,
      columns: table.columns.map { column in
        switch column.kind {
        case .label: .init(column.title, .label)
        case .number: .init(column.title, .number)
        case .text: .init(column.title, .text)
        }
      },
      rows: table.rows.map { row in
        let cells = row.cells.enumerated().map { index, cell -> PageTable.Cell in
          switch cell {
          case .text(let text):
            guard index == 0, let way = address(row) else { return .words(text) }
            return .way(text, to: way, sortedBy: isSortable ? text : "")
          case .figure(let figure): return figures.cell(figure, isSortable: isSortable)
          case .empty: return .empty
          }
        }
        return PageTable.Row(cells, kind: Visit.kind(row.kind), level: row.level)
      })
    return [Look.table(page)]
      + table.allNotes.map { note in
        .element(.p, [], writer.nodes(of: note))
      }
  }

  private static func kind(_ kind: Table.RowKind) -> PageTable.RowKind {
    switch kind {
    case .item, .remainder: .item
    case .heading, .subtotal: .subtotal
    case .total: .total
    }
  }

  /// A choice among the months of the year that are posted, which asks for the page again.
  ///
  /// - Parameter address: the page's, with the fields that it keeps and without the month.
  func monthChoice(_ month: Month, to address: String) async throws -> Node {
    let latest = try await self.month(named: nil) ?? month
    let months = (0..<24).map { latest.advanced(by: -$0) }.filter { $0.year >= latest.year - 1 }
    return Look.briefQuestion(
      to: address,
      [
        Look.field(
          Field(
            "period", "Till och med",
            .list(
              months.map { .init($0.description, SwedishText.text($0)) },
              chosen: month.description))),
        Look.actions([Look.button("Visa", .second)]),
      ])
  }
}

/// Leads each figure of a table to what it is made of.
private struct FigureWays {
  /// The address up to the key.
  let address: String
  private var keys = FigureKeyText()

  init(address: String) { self.address = address }

  mutating func cell(_ figure: FigureCell, isSortable: Bool) -> PageTable.Cell {
    guard let printed = figure.printed else { return .words(figure.absence) }
    let way = address + QueryText.escaped(keys.text(of: figure.key))
    return .figure(figure.text, at: way, sortedBy: isSortable ? String(printed) : "")
  }
}
