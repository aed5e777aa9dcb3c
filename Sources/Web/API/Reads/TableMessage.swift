import Documents
import Figures
import Kernel

/// A table of resolved figures as programs see it.
struct TableMessage: APIMessage {
  let table: Table

  static let name = "Table"
  static let summary = "A table of resolved figures: as it stands in documents, with the exact values beside."
  static let members: [APIMember<TableMessage>] = [
    .text("id", "The table's id.") { $0.table.id },
    .text("caption", "What it shows, with its unit, in Swedish.") { $0.table.caption },
    .list("columns", "The columns.") { message in message.table.columns.map { Column(column: $0) } },
    .list("rows", "The rows.") { message in message.table.rows.map { Row(row: $0) } },
    .texts("notes", "What stands under the table, a paragraph each, in Swedish.") { message in
      message.table.allNotes.map { $0.map(TableMessage.text).joined() }
    },
    .truth("rounding_shows", "Whether printed sums disagree in their last digit with what they are printed under.") {
      $0.table.showsRounding
    },
  ]

  private static func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text), .strong(let text), .code(let text), .link(let text, _): text
    case .figure(let cell, let wording): cell.text(wording)
    case .unresolved(let why): Inline.unresolvedText(why)
    }
  }

  /// A column.
  struct Column: APIMessage {
    let column: Table.Column

    static let name = "TableColumn"
    static let summary = "A column of a table."
    static let members: [APIMember<Column>] = [
      .text("name", "Its name, unique in the table.") { $0.column.name },
      .text("title", "Its heading, in Swedish.") { $0.column.title },
      .text("kind", "What it holds.", .choice(["label", "number", "text"])) { message in
        switch message.column.kind {
        case .label: "label"
        case .number: "number"
        case .text: "text"
        }
      },
    ]
  }

  /// A row.
  struct Row: APIMessage {
    let row: Table.Row

    static let name = "TableRow"
    static let summary = "A row of a table."
    static let members: [APIMember<Row>] = [
      .text("id", "Its id, unique in the table: a line, an area, a unit.") { $0.row.id },
      .text("kind", "What part it plays.", .choice(["item", "heading", "subtotal", "total", "remainder"])) {
        $0.row.kind.rawValue
      },
      .whole("level", "How deep it is indented, from 0.") { Int64($0.row.level) },
      .list("cells", "A cell for each column.") { message in message.row.cells.map { Cell(cell: $0) } },
    ]
  }

  /// A cell.
  struct Cell: APIMessage {
    let cell: Table.Cell

    static let name = "TableCell"
    static let summary = "A cell: words, a figure, or nothing."
    static let members: [APIMember<Cell>] = [
      .text("text", "What is printed, in Swedish; empty for nothing.") { $0.text },
      .maybeText("key", "The figure's stable name.") { $0.figure?.key.description },
      .maybeWhole("amount_ore", "The figure's exact amount in öre; debit positive.") { $0.figure?.value.money?.ore },
      .maybeWhole("count", "The figure's exact number.") { $0.figure?.value.count },
      .maybeWhole("share_numerator", "The upper number of the figure's exact ratio.") {
        $0.figure?.value.share?.numerator
      },
      .maybeWhole("share_denominator", "The lower number of the figure's exact ratio; may be 0.") {
        $0.figure?.value.share?.denominator
      },
      .maybeText("absence", "Why there is no number.", .choice(["missing", "suppressed"])) { message in
        switch message.figure?.value {
        case .missing: "missing"
        case .suppressed: "suppressed"
        default: nil
        }
      },
      .maybeText("printed", "What is printed as a number of English form, with the sign of the presentation.") {
        message in message.figure.flatMap { $0.printed == nil ? nil : $0.machineText }
      },
      .maybeText("unit", "The unit that it is printed in.") { $0.figure?.presentation.unit.rawValue },
      .maybeWhole("factor", "What the amount is multiplied by before it is printed: 1, or -1.") {
        ($0.figure?.presentation.factor).map { Int64($0) }
      },
      .maybeChoice("status", "How finished the months are that it covers.") { $0.figure?.status },
    ]

    private var figure: FigureCell? {
      if case .figure(let figure) = cell { figure } else { nil }
    }

    private var text: String {
      switch cell {
      case .text(let text): text
      case .figure(let figure): figure.text
      case .empty: ""
      }
    }
  }
}

extension FigureValue {
  /// The number, where it is one.
  fileprivate var count: Int64? {
    if case .count(let count) = self { count } else { nil }
  }

  /// The ratio, where it is one.
  fileprivate var share: Share? {
    if case .share(let share) = self { share } else { nil }
  }
}
