import Documents
import Figures
package import Kernel

/// Reads the text of a template; what is wrong is told with its line, and reading goes on.
///
/// Linear in the text. docs/reference/templates.md has the grammar.
package struct TemplateParser {
  /// A template as it was read; where there are problems, what could not be read is left out.
  package struct Reading: Sendable {
    /// The template.
    package let tree: TemplateTree
    /// What is wrong, in the order of the text.
    package let problems: [any Problem]
  }

  /// How much of conditions, repetitions and enclosures may lie within each other.
  private static let depthLimit = 12
  /// How long a template may be, in characters.
  private static let lengthLimit = 200_000

  private let lines: [TemplateLine]
  private var index = 0
  private var name = ""
  private var title: TemplateWords?
  private var fileName: TemplateWords?
  private var isTooLarge = false
  /// Whether running text has just been read, with nothing but conditions after it: what follows goes on in the same
  /// paragraph. An empty line parts them.
  private var isAfterText = false
  /// Reads what stands within a line.
  var reader = TemplateReader()

  private init(_ lines: [TemplateLine]) { self.lines = lines }

  /// Reads a template whose references are in the stored form. Whether its figures and sections exist is asked of
  /// `TemplateCheck`.
  package static func stored(_ text: String, at origin: Place = Place()) -> Reading {
    guard text.count <= lengthLimit else {
      return Reading(tree: TemplateTree(nodes: []), problems: [TemplateProblem.tooLarge(origin)])
    }
    var parser = TemplateParser(TemplateLine.lines(of: text, at: origin))
    let nodes = parser.nodes(depth: 0)
    parser.reportRepeated(nodes)
    return Reading(
      tree: TemplateTree(name: parser.name, title: parser.title, fileName: parser.fileName, nodes: nodes),
      problems: parser.reader.problems)
  }

  /// The parts up to the line that ends them, which is left standing; all of the text at the outermost.
  private mutating func nodes(depth: Int) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while index < lines.count {
      let line = lines[index]
      if line.directive == "slut" || line.directive == "annars" {
        if depth > 0 { break }
        reader.problems.append(TemplateProblem.stray("@" + (line.directive ?? ""), line.place))
        index += 1
      } else if let directive = line.directive {
        index += 1
        if directive != "om" { isAfterText = false }
        if let node = node(line, depth: depth) { nodes.append(node) }
      } else if line.isEmpty || line.text.hasPrefix("//") {
        if line.isEmpty { isAfterText = false }
        index += 1
      } else {
        nodes.append(words(line))
      }
    }
    return nodes
  }

  /// A heading, an item or a paragraph, which may go on over several lines.
  private mutating func words(_ line: TemplateLine) -> TemplateNode {
    index += 1
    if let (level, text) = line.heading {
      isAfterText = false
      return .heading(level: level, reader.words(text, at: line.place))
    }
    if let (text, isNumbered) = line.item {
      isAfterText = false
      return .item(reader.words(text + continued { $0.isIndented }, at: line.place), isNumbered: isNumbered)
    }
    let isJoined = isAfterText
    isAfterText = true
    return .paragraph(reader.words(line.plainText + continued { _ in true }, at: line.place), isJoined: isJoined)
  }

  /// The plain lines that follow and belong to the same text, each after a line break.
  private mutating func continued(while belongs: (TemplateLine) -> Bool) -> String {
    var text = ""
    while index < lines.count, lines[index].isPlain, belongs(lines[index]) {
      text += "\n" + lines[index].plainText
      index += 1
    }
    return text
  }

  private mutating func node(_ line: TemplateLine, depth: Int) -> TemplateNode? {
    let rest = line.argument
    switch line.directive ?? "" {
    case "mall": name = rest
    case "titel": title = reader.words(rest, at: line.place)
    case "filnamn": fileName = reader.words(rest, at: line.place)
    case "avsnitt": return reader.section(line)
    case "varningar": return .warnings
    case "sida": return .pageBreak
    case "bilaga":
      guard !rest.isEmpty else { return reader.fail(.missing("bilagans rubrik", line.place)) }
      return .appendix(reader.words(rest, at: line.place))
    case "ruta": return reader.notice(line)
    case "tabell": return reader.table(line, settings: settings(line)).map { .table($0) }
    case "diagram": return reader.chart(line, settings: settings(line)).map { .chart($0) }
    case "text": return reader.text(line, settings: settings(line)).map { .text($0) }
    case "om": return condition(line, depth: depth)
    case "varje": return repetition(line, depth: depth)
    case "sekretess": return confidential(line, depth: depth)
    default:
      let word = line.directive ?? ""
      return reader.fail(
        .unknownWord(
          "@" + word, what: "inget som en mall kan säga",
          nearest: SearchText.nearest(word, among: TemplateLine.directives).map { "@" + $0 }, line.place))
    }
    return nil
  }

  /// The settings up to the end of a table, chart or written part.
  private mutating func settings(_ opening: TemplateLine) -> [TemplateSetting] {
    var settings: [TemplateSetting] = []
    while index < lines.count, lines[index].directive != "slut" {
      let line = lines[index]
      // Another part begins: the end was forgotten.
      if line.directive != nil { break }
      index += 1
      if line.isEmpty || line.text.hasPrefix("//") { continue }
      if let setting = TemplateSetting(line) {
        settings.append(setting)
      } else {
        reader.problems.append(
          TemplateProblem.oddValue(line.text, what: "en inställning", form: "Skriv namn, kolon och värde.", line.place))
      }
    }
    end(opening)
    return settings
  }

  /// Steps over the end of the part.
  private mutating func end(_ opening: TemplateLine) {
    if index < lines.count, lines[index].directive == "slut" {
      index += 1
    } else if !isTooLarge {
      reader.problems.append(TemplateProblem.unclosed("@" + (opening.directive ?? ""), opening.place))
    }
  }

  /// What stands within a part; where too much lies within each other, it is read and left out.
  private mutating func inner(_ opening: TemplateLine, depth: Int) -> [TemplateNode] {
    guard depth < TemplateParser.depthLimit else {
      reader.problems.append(TemplateProblem.tooLarge(opening.place))
      isTooLarge = true
      // The rest is not read: every line of it would be told as wrong.
      index = lines.count
      return []
    }
    return nodes(depth: depth + 1)
  }

  private mutating func condition(_ opening: TemplateLine, depth: Int) -> TemplateNode {
    var branches: [TemplateBranch] = []
    var condition = reader.condition(opening.argument, at: opening.place)
    var isLast = false
    while true {
      let nodes = inner(opening, depth: depth)
      // What cannot be read never holds.
      if condition != nil || isLast { branches.append(TemplateBranch(condition, nodes)) }
      guard index < lines.count, lines[index].directive == "annars" else { break }
      let line = lines[index]
      index += 1
      if isLast { reader.problems.append(TemplateProblem.stray("@annars", line.place)) }
      isLast = line.argument.isEmpty
      condition = nil
      if !isLast {
        let words = line.argument.split(separator: " ", maxSplits: 1)
        if words.first == "om", words.count == 2 {
          condition = reader.condition(String(words[1]), at: line.place)
        } else {
          reader.problems.append(TemplateProblem.oddCondition(line.argument, line.place))
        }
      }
    }
    end(opening)
    return .condition(branches)
  }

  private mutating func repetition(_ opening: TemplateLine, depth: Int) -> TemplateNode? {
    let repetition = reader.repetition(opening)
    let nodes = inner(opening, depth: depth)
    end(opening)
    return repetition.map { .each($0, nodes) }
  }

  private mutating func confidential(_ opening: TemplateLine, depth: Int) -> TemplateNode? {
    let parts = reader.confidential(opening)
    let nodes = inner(opening, depth: depth)
    end(opening)
    return parts.map { .confidential(title: $0.title, ground: $0.ground, nodes) }
  }

  /// Tells of ids that stand twice: tables and charts, written parts, and sections outside repetitions.
  private mutating func reportRepeated(_ nodes: [TemplateNode]) {
    var seen: Set<String> = []
    for node in TemplateTree(nodes: nodes).allNodes {
      let (what, id, place): (String, String, Place)
      switch node {
      case .table(let table): (what, id, place) = ("Tabellen ", table.id, table.place)
      case .chart(let chart): (what, id, place) = ("Diagrammet ", chart.table.id, chart.table.place)
      case .text(let text): (what, id, place) = ("Texten ", text.demand.id, text.place)
      default: continue
      }
      if !seen.insert(what + id).inserted {
        reader.problems.append(TemplateProblem.repeated(what + "”" + id + "”", place))
      }
    }
  }
}
