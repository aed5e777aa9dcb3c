import Documents
import Formats

/// The looks of a workbook's cells, in the calm manner of the printed report.
enum SheetLooks {
  private typealias Look = WorkbookWriter.Look
  private static let accent = "0B5061"
  private static let soft = "4A5763"
  private static let band = "F2F5F7"

  /// The first line of a sheet.
  static var title: WorkbookWriter.Look {
    var look = literal
    look.isBold = true
    look.size = 14
    look.ink = accent
    return look
  }

  /// A line under the title.
  static var subtitle: WorkbookWriter.Look {
    var look = literal
    look.ink = soft
    return look
  }

  /// Words that lead to another sheet.
  static var link: WorkbookWriter.Look {
    var look = literal
    look.ink = accent
    look.isUnderlined = true
    look.isAtTop = true
    return look
  }

  /// The heading of a column.
  static func header(_ kind: Table.ColumnKind) -> WorkbookWriter.Look {
    var look = literal
    look.isBold = true
    look.paper = band
    look.below = .medium
    look.wraps = true
    look.side = kind == .number ? .right : .left
    look.indent = kind == .text ? 1 : 0
    return look
  }

  /// Running words.
  static var words: WorkbookWriter.Look {
    var look = literal
    look.wraps = true
    look.isAtTop = true
    return look
  }

  /// Running words that weigh more.
  static var strongWords: WorkbookWriter.Look {
    var look = words
    look.isBold = true
    return look
  }

  /// What stands under a table.
  static var note: WorkbookWriter.Look {
    var look = words
    look.ink = soft
    return look
  }

  /// Words in a row of a table.
  static func words(in kind: Table.ColumnKind, of row: Table.RowKind, level: Int) -> WorkbookWriter.Look {
    var look = cell(of: row)
    look.isLiteral = true
    look.isAtTop = true
    switch kind {
    case .label:
      look.side = .left
      look.indent = max(0, min(level, 10))
      look.wraps = true
    case .text:
      // A step away from numbers that stand to the right in the column before.
      look.side = .left
      look.indent = 1
      look.wraps = true
    case .number: look.side = .right
    }
    return look
  }

  /// A number in a row of a table.
  static func number(_ presentation: Presentation, of row: Table.RowKind) -> WorkbookWriter.Look {
    var look = cell(of: row)
    look.format = format(presentation)
    look.isAtTop = true
    return look
  }

  /// A cell of a list of plain values.
  static func plain(format: String? = nil) -> WorkbookWriter.Look {
    var look = Look(format: format)
    look.isLiteral = format == nil
    return look
  }

  /// A number in kronor with all its öre.
  static let kronor = "#,##0.00;\"\u{2212}\"#,##0.00"

  /// The format that shows a number as the report prints it: a comma at the end divides by a thousand, two by a
  /// million, so that the cell keeps every öre.
  ///
  /// **Source** ECMA-376 part 1, 18.8.31: number formats; the minus is the report's own, U+2212.
  static func format(_ presentation: Presentation) -> String {
    let decimals = presentation.decimals == 0 ? "" : "." + String(repeating: "0", count: presentation.decimals)
    let code =
      switch presentation.unit {
      case .kr, .count: "#,##0" + decimals
      case .tkr: "#,##0" + decimals + ","
      case .mnkr: "#,##0" + decimals + ",,"
      case .percent: "0" + decimals + "\\ %"
      }
    return code + ";\"\u{2212}\"" + code
  }

  /// Words that are never read as a number, a day or a formula.
  private static var literal: Look {
    var look = Look()
    look.isLiteral = true
    return look
  }

  private static func cell(of row: Table.RowKind) -> WorkbookWriter.Look {
    var look = Look()
    switch row {
    case .item: look.below = .pale
    case .heading:
      look.isBold = true
      look.below = .pale
    case .subtotal:
      look.isBold = true
      look.above = .thin
      look.paper = band
    case .total:
      look.isBold = true
      look.above = .medium
      look.below = .double
      look.paper = band
    case .remainder:
      look.isItalic = true
      look.above = .dashed
    }
    return look
  }
}
