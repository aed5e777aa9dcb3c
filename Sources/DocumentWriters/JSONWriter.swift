package import Documents
import Figures
import Formats
import Kernel

/// Writes a document as JSON: the whole tree with exact values beside the printed ones.
///
/// docs/reference/formats.md describes the shape; members are only ever added to it.
package enum JSONWriter {
  /// The document as one JSON object.
  package static func bytes(of document: Document) -> [UInt8] {
    var output = JSONOutput()
    output.object { output in
      output.member("format", "roder-document/1")
      output.member("title", document.title)
      output.member("language", document.language)
      output.newLine()
      output.array("heading") { output in
        for line in document.heading {
          output.newLine()
          output.object { output in
            output.member("label", line.label)
            output.member("value", line.value)
          }
        }
      }
      output.newLine()
      output.array("blocks") { output in
        for block in document.blocks {
          output.newLine()
          output.object { write(block, to: &$0) }
        }
      }
    }
    return output.bytes + [UInt8(ascii: "\n")]
  }

  /// The table as one JSON object.
  package static func bytes(of table: Table) -> [UInt8] {
    var output = JSONOutput()
    output.object { output in
      output.member("format", "roder-table/1")
      write(table, to: &output)
    }
    return output.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ block: Block, to output: inout JSONOutput) {
    switch block {
    case .heading(let level, let text, let id):
      output.member("type", "heading")
      output.member("level", Int64(level))
      output.member("id", id)
      output.member("text", text)
    case .paragraph(let inlines):
      output.member("type", "paragraph")
      output.array("content") { write(inlines, to: &$0) }
    case .list(let items):
      output.member("type", "list")
      output.array("items") { output in
        for item in items { output.array { write(item, to: &$0) } }
      }
    case .numbered(let items):
      output.member("type", "numbered")
      output.array("items") { output in
        for item in items { output.array { write(item, to: &$0) } }
      }
    case .chart(let chart):
      output.member("type", "chart")
      write(chart, to: &output)
    case .pageBreak: output.member("type", "page-break")
    case .notice(let notice):
      output.member("type", "notice")
      output.member("kind", notice.kind.rawValue)
      output.array("content") { write(notice.text, to: &$0) }
    case .table(let table):
      output.member("type", "table")
      write(table, to: &output)
    }
  }

  private static func write(_ inlines: [Inline], to output: inout JSONOutput) {
    for inline in inlines {
      output.object { output in
        switch inline {
        case .text(let text):
          output.member("type", "text")
          output.member("text", text)
        case .strong(let text):
          output.member("type", "strong")
          output.member("text", text)
        case .code(let text):
          output.member("type", "code")
          output.member("text", text)
        case .link(let text, let id):
          output.member("type", "link")
          output.member("text", text)
          output.member("id", id)
        case .unresolved(let why):
          output.member("type", "unresolved")
          output.member("text", Inline.unresolvedText(why))
        case .figure(let cell, let wording):
          output.member("type", "figure")
          output.member("text", cell.text(wording))
          write(cell, to: &output)
        }
      }
    }
  }

  private static func write(_ table: Table, to output: inout JSONOutput) {
    output.member("id", table.id)
    output.member("caption", table.caption)
    output.newLine()
    output.array("columns") { output in
      for column in table.columns {
        output.newLine()
        output.object { write(column, of: table, to: &$0) }
      }
    }
    output.newLine()
    output.array("rows") { output in
      for row in table.rows {
        output.newLine()
        output.object { write(row, of: table, to: &$0) }
      }
    }
    output.newLine()
    output.array("notes") { output in
      for note in table.allNotes { output.array { write(note, to: &$0) } }
    }
    output.member("rounding_shows", table.showsRounding)
  }

  private static func write(_ chart: Chart, to output: inout JSONOutput) {
    output.member("id", chart.id)
    output.member("kind", chart.kind.rawValue)
    output.member("title", chart.title)
    output.member("description", chart.description)
    output.array("series") { output in
      for series in chart.series {
        output.object { output in
          output.member("column", chart.table.columns[series.column].name)
          switch series.style {
          case .bar: output.member("style", "bar")
          case .line: output.member("style", "line")
          case .dashed: output.member("style", "dashed")
          case .band(let upper):
            output.member("style", "band")
            output.member("upper", chart.table.columns[upper].name)
          }
        }
      }
    }
    output.object("table") { write(chart.table, to: &$0) }
  }

  private static func write(_ column: Table.Column, of table: Table, to output: inout JSONOutput) {
    output.member("name", column.name)
    output.member("title", column.title)
    switch column.kind {
    case .label: output.member("kind", "label")
    case .number: output.member("kind", "number")
    case .text: output.member("kind", "text")
    }
    if let difference = column.difference {
      output.array("difference") { output in
        output.value(table.columns[difference.minuend].name)
        output.value(table.columns[difference.subtrahend].name)
      }
    }
  }

  private static func write(_ row: Table.Row, of table: Table, to output: inout JSONOutput) {
    output.member("id", row.id)
    output.member("kind", row.kind.rawValue)
    output.member("level", Int64(row.level))
    if !row.sumOf.isEmpty {
      output.array("sum_of") { output in
        for index in row.sumOf { output.value(table.rows[index].id) }
      }
    }
    output.array("cells") { output in
      for cell in row.cells {
        output.object { output in
          switch cell {
          case .empty: break
          case .text(let text): output.member("text", text)
          case .figure(let figure):
            output.member("text", figure.text)
            write(figure, to: &output)
          }
        }
      }
    }
  }

  private static func write(_ cell: FigureCell, to output: inout JSONOutput) {
    output.member("key", cell.key.description)
    switch cell.value {
    case .money(let money): output.member("ore", money.ore)
    case .count(let count): output.member("count", count)
    case .share(let share):
      output.array("share") { output in
        output.value(share.numerator)
        output.value(share.denominator)
      }
    case .missing: output.member("missing", true)
    case .suppressed: output.member("suppressed", true)
    }
    if cell.printed != nil { output.member("printed", cell.machineText) }
    output.member("unit", cell.presentation.unit.rawValue)
    output.member("factor", Int64(cell.presentation.factor))
    output.member("decimals", Int64(cell.presentation.decimals))
    if let status = cell.status { output.member("status", status.rawValue) }
  }
}
