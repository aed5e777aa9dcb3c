import Formats
import XML

@testable import DocumentWriters

/// A Word file taken apart, and whether its parts hang together.
struct WordFile {
  let document: WordNode
  let styles: WordNode
  var parts: OfficeParts
  private let references: [OfficeParts.Reference]

  init(_ bytes: [UInt8]) throws {
    var parts = try OfficeParts(bytes, file: "report.docx", limit: 1 << 28)
    document = try WordFile.root(&parts, "word/document.xml")
    styles = try WordFile.root(&parts, "word/styles.xml")
    references = try parts.references(of: "word/document.xml")
    self.parts = parts
  }

  struct Missing: Error { let part: String }

  static func root(_ parts: inout OfficeParts, _ name: String) throws -> WordNode {
    guard let node = try WordNode.root(of: parts.text(name)) else { throw Missing(part: name) }
    return node
  }

  /// All elements of that name in the text, in order.
  func all(_ name: String) -> [WordNode] { document.all(name) }

  /// The paragraphs of that style, as their words.
  func paragraphs(_ style: String) -> [String] {
    all("w:p").filter { $0.child("w:pPr")?.child("w:pStyle")?.tag["w:val"] == style }.map(\.words)
  }

  /// What does not hang together, in words; none in a sound file.
  mutating func faults() throws -> [String] {
    var faults: [String] = []
    let names = all("w:bookmarkStart").compactMap { $0.tag["w:name"] }
    if Set(names.map { $0.lowercased() }).count != names.count { faults.append("a bookmark twice") }
    faults += names.filter { $0.count > 40 || !($0.first?.isLetter ?? false) }.map { "the bookmark \($0)" }
    faults += all("w:hyperlink").compactMap { $0.tag["w:anchor"] }.filter { !names.contains($0) }
    let ids = all("wp:docPr").compactMap { $0.tag["id"] } + all("w:bookmarkStart").compactMap { $0.tag["w:id"] }
    if Set(all("wp:docPr").compactMap { $0.tag["id"] }).count != all("wp:docPr").count { faults.append("\(ids)") }
    let known = Dictionary(references.map { ($0.id, $0.target) }, uniquingKeysWith: { _, new in new })
    for node in document.descendants {
      for attribute in node.tag.attributes where attribute.name == "r:id" || attribute.name == "r:embed" {
        guard let target = known[attribute.value] else {
          faults.append("\(node.name) refers to nothing: \(attribute.value)")
          continue
        }
        _ = try parts.content(target)
      }
    }
    let defined = Set(styles.all("w:style").compactMap { $0.tag["w:styleId"] })
    for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
      faults += all(name).compactMap { $0.tag["w:val"] }.filter { !defined.contains($0) }.map { "no style \($0)" }
    }
    for name in ["w:basedOn", "w:next"] {
      faults += styles.all(name).compactMap { $0.tag["w:val"] }.filter { !defined.contains($0) }
    }
    var numbers: Set<String> = []
    for number in try WordFile.root(&parts, "word/numbering.xml").all("w:num") {
      numbers.insert(number.tag["w:numId"] ?? "")
    }
    for node in all("w:numId") + styles.all("w:numId") where node.tag["w:val"] != "0" {
      if !numbers.contains(node.tag["w:val"] ?? "") { faults.append("no numbering \(node.tag["w:val"] ?? "")") }
    }
    for table in all("w:tbl") {
      let columns = table.child("w:tblGrid")?.children.count ?? 0
      for row in table.children where row.name == "w:tr" {
        let cells = row.children.filter { $0.name == "w:tc" }.reduce(0) { count, cell in
          count + (cell.child("w:tcPr")?.child("w:gridSpan")?.tag["w:val"].flatMap { Int($0) } ?? 1)
        }
        if cells != columns { faults.append("a row of \(cells) cells in \(columns) columns") }
      }
    }
    return faults
  }
}

extension WordNode {
  /// The element and all within it, in the order of the document.
  var descendants: [WordNode] { [self] + children.flatMap(\.descendants) }

  /// All elements of that name within the element, itself included.
  func all(_ name: String) -> [WordNode] { descendants.filter { $0.name == name } }

  /// The words that a reader sees.
  var words: String {
    switch name {
    case "w:t":
      content.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    case "w:tab": "\t"
    case "w:br": "\n"
    default: children.map(\.words).joined()
    }
  }
}
