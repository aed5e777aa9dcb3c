import Formats
import Kernel
import XML

/// Reads what is taken from a municipality's own Word file.
struct WordTemplateReader {
  /// How much the file may unpack to; logotypes are the most of it.
  private static let limit = 64 << 20
  private static let strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"

  private let file: String
  private var parts: OfficeParts
  private let document: String
  private let references: [OfficeParts.Reference]

  init(_ bytes: [UInt8], file: String) throws(Problems) {
    self.file = file
    do throws(Problems) {
      var parts = try OfficeParts(bytes, file: file, limit: WordTemplateReader.limit)
      guard let main = try parts.references(of: "").first(where: { $0.type == "officeDocument" && !$0.isExternal })
      else { throw WordTemplateReader.unreadable(file, "den innehåller inget dokument") }
      document = main.target
      references = try parts.references(of: main.target)
      self.parts = parts
    } catch {
      throw WordTemplateReader.translated(error, file)
    }
  }

  /// The styles, with the place of the default language left open.
  struct Styles {
    var start: [UInt8] = []
    var middle: [UInt8] = []
    var end: [UInt8] = []
    var ids: [String: String] = [:]
    var takenIds: Set<String> = []
  }

  /// The file's styles, without the languages that they set: the text's own is known.
  mutating func styles() throws(Problems) -> Styles {
    guard let part = target("styles") else { throw unreadable("den har inga formatmallar") }
    let root = try root(part, named: "w:styles").removing { $0.name == "w:lang" }
    var styles = Styles()
    for style in root.children where style.name == "w:style" {
      guard let id = style.tag["w:styleId"] else { continue }
      styles.takenIds.insert(id.lowercased())
      guard let name = style.child("w:name")?.tag["w:val"] else { continue }
      let key = WordTemplate.key(name, style.tag["w:type"] ?? "paragraph")
      if styles.ids[key] == nil { styles.ids[key] = id }
    }
    var xml = XMLWriter()
    xml.start("w:styles", root.tag.attributes.map { ($0.name, $0.value) })
    let defaults = root.child("w:docDefaults")
    xml.start("w:docDefaults")
    xml.start("w:rPrDefault")
    xml.start("w:rPr")
    for node in defaults?.child("w:rPrDefault")?.child("w:rPr")?.children ?? [] { node.write(&xml) }
    // Ends the start tag, so that something can stand here.
    xml.append(written: [])
    styles.start = xml.bytes
    xml.end()
    xml.end()
    defaults?.child("w:pPrDefault")?.write(&xml)
    xml.end()
    for node in root.children where node.name != "w:docDefaults" { node.write(&xml) }
    styles.middle = Array(xml.bytes[styles.start.count...])
    let count = xml.bytes.count
    xml.end()
    styles.end = Array(xml.bytes[count...])
    return styles
  }

  /// The file's numberings, without the pictures that some have for bullets.
  mutating func numbering() throws(Problems) -> WordTemplate.Numbering {
    guard let part = target("numbering") else { return WordTemplate.Numbering() }
    let root = try root(part, named: "w:numbering").removing {
      $0.name == "w:lvlPicBulletId" || $0.name == "w:numPicBullet" || $0.name == "w:lang"
    }
    var numbering = WordTemplate.Numbering()
    numbering.attributes = root.tag.attributes.map { .init(name: $0.name, value: $0.value) }
    for node in root.children {
      switch node.name {
      case "w:abstractNum" where number(node, "w:abstractNumId") < 9_000: numbering.forms += node.bytes
      case "w:num" where number(node, "w:numId") < 9_000: numbering.instances += node.bytes
      default: continue
      }
    }
    return numbering
  }

  /// The colours and fonts that styles may name.
  mutating func theme() throws(Problems) -> WordTemplate.Part? {
    guard let name = target("theme") else { return nil }
    return try part(name, root: "a:theme")
  }

  /// The paper of the last section, and what stands above and below its text.
  mutating func section() throws(Problems) -> (DOCXPage, [WordTemplate.Margin]) {
    let body = try root(document, named: "w:document").child("w:body")
    guard let section = body?.child("w:sectPr") else { return (page(nil), []) }
    var margins: [WordTemplate.Margin] = []
    let hasFirst = section.child("w:titlePg").map { !["0", "false", "off"].contains($0.tag["w:val"] ?? "") }
    for node in section.children {
      let kind: WordTemplate.MarginKind
      switch node.name {
      case "w:headerReference": kind = .header
      case "w:footerReference": kind = .footer
      default: continue
      }
      guard let use = node.tag["w:type"].flatMap(WordTemplate.Margin.Use.init),
        use == .every || hasFirst == true, let id = node.tag["r:id"],
        let target = references.first(where: { $0.id == id && !$0.isExternal })?.target,
        !margins.contains(where: { $0.kind == kind && $0.use == use }),
        let part = try part(target, root: kind == .header ? "w:hdr" : "w:ftr")
      else { continue }
      margins.append(WordTemplate.Margin(kind: kind, use: use, part: part))
    }
    return (page(section), margins)
  }

  private func page(_ section: WordNode?) -> DOCXPage {
    var page = DOCXPage()
    page.typeWidth = 115
    func set(_ name: String, _ attribute: String, _ range: ClosedRange<Int>) -> Int? {
      let number = section?.child(name)?.tag[attribute].flatMap { Int($0) }
      return number.flatMap { range.contains($0) ? $0 : nil }
    }
    let width = set("w:pgSz", "w:w", 5_000...40_000) ?? page.shortSide
    let height = set("w:pgSz", "w:h", 5_000...40_000) ?? page.longSide
    page.shortSide = min(width, height)
    page.longSide = max(width, height)
    page.left = set("w:pgMar", "w:left", 0...page.shortSide / 3) ?? min(page.left, page.shortSide / 3)
    page.right = set("w:pgMar", "w:right", 0...page.shortSide / 3) ?? min(page.right, page.shortSide / 3)
    page.top = set("w:pgMar", "w:top", 0...page.shortSide / 3) ?? min(page.top, page.shortSide / 3)
    page.bottom = set("w:pgMar", "w:bottom", 0...page.shortSide / 3) ?? min(page.bottom, page.shortSide / 3)
    page.header = set("w:pgMar", "w:header", 0...page.shortSide / 3) ?? page.header
    page.footer = set("w:pgMar", "w:footer", 0...page.shortSide / 3) ?? page.footer
    return page
  }

  /// A part and its pictures; nil where it needs anything else than pictures, or what is not a part of that kind.
  private mutating func part(_ name: String, root: String) throws(Problems) -> WordTemplate.Part? {
    let node = try node(name)
    guard node.name == root else { return nil }
    var pictures: [WordTemplate.Picture] = []
    do throws(Problems) {
      for reference in try parts.references(of: name) where reference.type == "image" && !reference.isExternal {
        let ending = reference.target.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard WordTemplate.pictureTypes[ending] != nil else { return nil }
        pictures.append(
          WordTemplate.Picture(id: reference.id, ending: ending, bytes: try parts.content(reference.target)))
      }
    } catch {
      throw WordTemplateReader.translated(error, file)
    }
    let known = Set(pictures.map(\.id))
    // What is referred to and not taken along would make a file that Word calls damaged.
    let hasOther = node.contains { node in
      node.tag.attributes.contains { $0.name.hasPrefix("r:") && !known.contains($0.value) }
    }
    guard !hasOther else { return nil }
    var xml = XMLWriter()
    node.removing { $0.name == "w:lang" }.write(&xml)
    return WordTemplate.Part(bytes: xml.bytes, pictures: pictures)
  }

  private func target(_ type: String) -> String? {
    references.first { $0.type == type && !$0.isExternal }?.target
  }

  private func number(_ node: WordNode, _ attribute: String) -> Int {
    node.tag[attribute].flatMap { Int($0) } ?? .max
  }

  /// The root of the part, in the form of the format that ordinary files have.
  private mutating func root(_ part: String, named name: String) throws(Problems) -> WordNode {
    let node = try node(part)
    let namespace = node.tag["xmlns:w"]
    if namespace == WordTemplateReader.strictNamespace {
      throw Problems([WordTemplateProblem.strict(Place(file: file))])
    }
    guard node.name == name, namespace == DOCXPackage.mainNamespace else {
      throw unreadable("delen ”\(part)” är inte skriven som Word skriver den")
    }
    return node
  }

  private mutating func node(_ part: String) throws(Problems) -> WordNode {
    let text: [UInt8]
    do throws(Problems) {
      text = try parts.text(part)
    } catch {
      throw WordTemplateReader.translated(error, file)
    }
    do throws(XMLProblem) {
      if let root = try WordNode.root(of: text) { return root }
    } catch {
      throw unreadable("delen ”\(part)” är ingen riktig XML på rad \(error.line), tecken \(error.column)")
    }
    throw unreadable("delen ”\(part)” är tom")
  }

  private func unreadable(_ detail: String) -> Problems { WordTemplateReader.unreadable(file, detail) }

  private static func unreadable(_ file: String, _ detail: String) -> Problems {
    Problems([WordTemplateProblem.unreadable(Place(file: file), detail: detail)])
  }

  /// What is wrong with a packed file, said of a Word file.
  private static func translated(_ problems: Problems, _ file: String) -> Problems {
    guard let problem = problems.all.first, problem is WorkbookProblem else { return problems }
    var detail = problem.message
    if detail.last == "." { detail.removeLast() }
    return unreadable(file, detail.lowercasedFirst)
  }
}
