import Documents
import Figures
import Kernel

/// Reads what somebody wrote as an enclosure.
///
/// `# Rubrik` first names it; `## Rubrik` is a heading within it, `- ` begins an item, lines of cells between `|` are a
/// table whose first line heads it, empty lines part paragraphs, and `{…}` is a figure by its names.
enum EnclosureRules {
  /// What the text is called where it does not say.
  static let title = "Bilaga med uppgifter som omfattas av sekretess"

  /// The pieces of text in which figures may be named, in order.
  static func texts(_ enclosure: EnclosureText, _ directory: FigureDirectory) -> [Prose] {
    parts(enclosure).flatMap(\.texts).map { ProseParser.shown($0.text, directory, at: $0.place).prose }
  }

  /// The enclosure, whose ids begin with `prefix`.
  ///
  /// **Throws** `Problems` where a figure is not to be had.
  static func enclosure(_ text: EnclosureText, prefix: String, _ resolver: ProseResolver) throws -> Enclosure {
    var problems: [any Problem] = []
    func inlines(_ line: Line) -> [Inline] {
      let reading = ProseParser.shown(line.text, resolver.directory, at: line.place)
      problems += reading.problems
      if reading.problems.isEmpty { problems += ProseRules.unresolved(reading.prose, resolver) }
      return ProseRules.inlines(reading.prose, resolver)
    }
    var title = EnclosureRules.title
    var caption = ""
    var blocks: [Block] = []
    for (index, part) in parts(text).enumerated() {
      let id = "\(prefix)-\(index + 1)"
      switch part {
      case .title(let line): title = line.text
      case .heading(let line):
        caption = line.text
        blocks.append(.heading(level: 3, text: line.text, id: id))
      case .paragraph(let line): blocks.append(.paragraph(inlines(line)))
      case .list(let lines): blocks.append(.list(lines.map(inlines)))
      case .table(let rows): blocks.append(.table(table(rows, id: id, caption: caption.isEmpty ? title : caption)))
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    return Enclosure(title: title, ground: text.ground, blocks: blocks)
  }

  /// A piece of text and where it stands.
  private struct Line {
    let text: String
    let place: Place
  }

  private enum Part {
    case title(Line)
    case heading(Line)
    case paragraph(Line)
    case list([Line])
    case table([[String]])

    var texts: [Line] {
      switch self {
      case .paragraph(let line): [line]
      case .list(let lines): lines
      case .title, .heading, .table: []
      }
    }
  }

  private static func parts(_ enclosure: EnclosureText) -> [Part] {
    var parts: [Part] = []
    var isOpen = false
    for (index, raw) in enclosure.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    {
      let text = String(raw.trimmed)
      let place = Place(file: enclosure.file, line: index + 1)
      func line(_ mark: String) -> Line { Line(text: String(text.dropFirst(mark.count).trimmed), place: place) }
      defer { isOpen = !text.isEmpty }
      if text.isEmpty { continue }
      if text.hasPrefix("## ") || text.hasPrefix("### ") {
        parts.append(.heading(line(text.hasPrefix("### ") ? "### " : "## ")))
      } else if text.hasPrefix("# ") {
        parts.append(parts.isEmpty ? .title(line("# ")) : .heading(line("# ")))
      } else if text.hasPrefix("- ") {
        if isOpen, case .list(let items)? = parts.last {
          parts[parts.count - 1] = .list(items + [line("- ")])
        } else {
          parts.append(.list([line("- ")]))
        }
      } else if text.hasPrefix("|") {
        if isOpen, case .table(let rows)? = parts.last {
          parts[parts.count - 1] = .table(rows + [cells(text)])
        } else {
          parts.append(.table([cells(text)]))
        }
      } else if isOpen, case .paragraph(let before)? = parts.last {
        parts[parts.count - 1] = .paragraph(Line(text: before.text + " " + text, place: before.place))
      } else {
        parts.append(.paragraph(Line(text: text, place: place)))
      }
    }
    return parts
  }

  private static func cells(_ text: String) -> [String] {
    var inner = Substring(text).dropFirst()
    if inner.last == "|" { inner = inner.dropLast() }
    return inner.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimmed) }
  }

  /// The cells as a table as wide as its first line; a line of dashes beneath that only parts it from the rest.
  private static func table(_ rows: [[String]], id: String, caption: String) -> Table {
    let heads = rows[0]
    let rest = rows.dropFirst().filter { row in !row.allSatisfy { $0.allSatisfy { "-: ".contains($0) } } }
    return Table(
      id: id, caption: caption,
      columns: heads.enumerated().map { index, head in
        .init("k\(index + 1)", head, index == 0 ? .label : .text)
      },
      rows: rest.enumerated().map { index, row in
        Table.Row(
          id: "r\(index + 1)",
          cells: heads.indices.map { $0 < row.count && !row[$0].isEmpty ? .text(row[$0]) : .empty })
      })
  }
}
