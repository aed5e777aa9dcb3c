import Documents
import Formats
import Kernel
import XML

/// The parts of a Word file beside its text, and how they refer to one another.
struct DOCXPackage {
  /// The namespace of texts and styles.
  static let mainNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  /// Where the types of references begin.
  private static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let contentTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  /// What the names in texts, headers and footers mean.
  static let namespaces = [
    ("xmlns:w", mainNamespace), ("xmlns:r", references),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
  ]

  /// One part and its content type, which is nil where its ending tells.
  private struct Part {
    let name: String
    let type: String?
    let bytes: [UInt8]
  }

  /// One reference of the text to a part.
  private struct Reference {
    let id: String
    let type: String
    let target: String
  }

  private var parts: [Part] = []
  private var references: [Reference] = []
  /// The template's headers and footers with the ids of the references to them.
  private var templateMargins: [WordTemplate.MarginKind: [(WordTemplate.Margin, String)]] = [:]
  private var sectionCount = 0

  /// Adds a part that the text refers to and answers the reference's id.
  private mutating func add(_ name: String, _ reference: String, type: String?, _ bytes: [UInt8]) -> String {
    parts.append(Part(name: "word/" + name, type: type, bytes: bytes))
    return refer(to: name, as: reference)
  }

  private mutating func refer(to name: String, as reference: String) -> String {
    let id = "rId\(references.count + 1)"
    references.append(Reference(id: id, type: reference, target: name))
    return id
  }

  /// Adds a picture and answers the id of the reference to it.
  mutating func addPicture(_ name: String, _ bytes: [UInt8]) -> String {
    add("media/" + name, "image", type: nil, bytes)
  }

  // MARK: Headers and footers

  /// The references of the next section to its header and footer.
  mutating func margins(
    for orientation: DOCXPage.Orientation, _ document: Document, _ page: DOCXPage, _ styles: DOCXStyles,
    _ template: WordTemplate?
  ) -> String {
    sectionCount += 1
    if sectionCount == 1, let template { take(template.margins) }
    var text = ""
    for kind in WordTemplate.MarginKind.allCases {
      guard let taken = templateMargins[kind] else {
        text += own(kind, orientation, document, page, styles)
        continue
      }
      for (margin, id) in taken where margin.use == .every || sectionCount == 1 {
        text += DOCXPackage.reference(kind, margin.use.rawValue, id)
      }
    }
    return text
  }

  /// What stands at the end of the first section's properties where its first page has a header of its own.
  func firstPage(_ template: WordTemplate?) -> String {
    sectionCount == 1 && template?.margins.contains { $0.use == .first } == true ? "<w:titlePg/>" : ""
  }

  private mutating func take(_ margins: [WordTemplate.Margin]) {
    for (number, margin) in margins.enumerated() {
      let name = "\(margin.kind.rawValue)\(number + 10)"
      let type = DOCXPackage.contentTypes + margin.kind.rawValue + "+xml"
      let id = add(name + ".xml", margin.kind.rawValue, type: type, margin.part.bytes)
      addPictures(of: margin.part, named: name)
      templateMargins[margin.kind, default: []].append((margin, id))
    }
  }

  /// Adds the pictures that a part of the template shows, and its references to them.
  private mutating func addPictures(of part: WordTemplate.Part, named name: String, in folder: String = "word") {
    guard !part.pictures.isEmpty else { return }
    var xml = XMLWriter()
    xml.start("Relationships", [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")])
    for (number, picture) in part.pictures.enumerated() {
      let file = "media/\(name)-\(number + 1).\(picture.ending)"
      parts.append(Part(name: "word/" + file, type: nil, bytes: picture.bytes))
      xml.element(
        "Relationship",
        [
          ("Id", picture.id), ("Type", DOCXPackage.references + "/image"), ("Target", "/word/" + file),
        ])
    }
    xml.end()
    parts.append(Part(name: "\(folder)/_rels/\(name).xml.rels", type: nil, bytes: xml.bytes))
  }

  private static func reference(_ kind: WordTemplate.MarginKind, _ use: String, _ id: String) -> String {
    "<w:\(kind.rawValue)Reference w:type=\"\(use)\" r:id=\"\(id)\"/>"
  }

  private mutating func own(
    _ kind: WordTemplate.MarginKind, _ orientation: DOCXPage.Orientation, _ document: Document, _ page: DOCXPage,
    _ styles: DOCXStyles
  ) -> String {
    let width = page.textWidth(orientation)
    let name = "\(kind.rawValue)\(orientation == .portrait ? 1 : 2).xml"
    if let known = references.first(where: { $0.target == name }) {
      return DOCXPackage.reference(kind, "default", known.id)
    }
    let content: [UInt8]
    switch kind {
    case .header:
      let identity = document.identity
      if identity.author.isEmpty, identity.registrationNumber.isEmpty { return "" }
      content = DOCXMargin.header(identity, width: width, style: styles.id(.header))
    case .footer: content = DOCXMargin.footer(document.title, width: width, style: styles.id(.footer))
    }
    let id = add(name, kind.rawValue, type: DOCXPackage.contentTypes + kind.rawValue + "+xml", content)
    return DOCXPackage.reference(kind, "default", id)
  }

  // MARK: The whole

  /// The packed file around the text.
  consuming func finish(
    text: [UInt8], _ document: Document, _ styles: DOCXStyles, _ numbering: DOCXNumbering, _ template: WordTemplate?
  ) -> [UInt8] {
    let types = DOCXPackage.contentTypes
    _ = add(
      "styles.xml", "styles", type: types + "styles+xml", styles.part(language: document.language, template))
    _ = add("numbering.xml", "numbering", type: types + "numbering+xml", numbering.part(styles.id, template))
    _ = add(
      "settings.xml", "settings", type: types + "settings+xml",
      DOCXProperties.settings(language: document.language, hyphenates: template == nil))
    _ = add("fontTable.xml", "fontTable", type: types + "fontTable+xml", DOCXTheme.fontTable)
    let theme = template?.theme
    _ = add(
      "theme/theme1.xml", "theme", type: "application/vnd.openxmlformats-officedocument.theme+xml",
      theme?.bytes ?? DOCXTheme.part)
    if let theme { addPictures(of: theme, named: "theme1", in: "word/theme") }
    let main = Part(name: "word/document.xml", type: types + "document.main+xml", bytes: text)
    let core = Part(
      name: "docProps/core.xml", type: "application/vnd.openxmlformats-package.core-properties+xml",
      bytes: DOCXProperties.core(document))
    let program = Part(
      name: "docProps/app.xml", type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      bytes: DOCXProperties.program(document.identity))
    let all = [main] + parts + [core, program]
    var zip = ZipWriter()
    zip.add("[Content_Types].xml", DOCXPackage.types(of: all))
    zip.add(
      "_rels/.rels",
      DOCXPackage.list([
        ("rId1", DOCXPackage.references + "/officeDocument", main.name),
        (
          "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", core.name
        ),
        ("rId3", DOCXPackage.references + "/extended-properties", program.name),
      ]))
    zip.add(
      "word/_rels/document.xml.rels",
      DOCXPackage.list(references.map { ($0.id, DOCXPackage.references + "/" + $0.type, $0.target) }))
    for part in all { zip.add(part.name, part.bytes) }
    return zip.finish()
  }

  private static func list(_ references: [(id: String, type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Relationships", [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")])
    for (id, type, target) in references {
      xml.element("Relationship", [("Id", id), ("Type", type), ("Target", target)])
    }
    xml.end()
    return xml.bytes
  }

  private static func types(of parts: [Part]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Types", [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")])
    xml.element(
      "Default",
      [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")])
    xml.element("Default", [("Extension", "xml"), ("ContentType", "application/xml")])
    var endings = Set(parts.filter { $0.type == nil }.map { $0.name.split(separator: ".").last.map(String.init) ?? "" })
    endings.remove("rels")
    for ending in endings.sorted() {
      xml.element("Default", [("Extension", ending), ("ContentType", WordTemplate.pictureTypes[ending] ?? "")])
    }
    for part in parts {
      guard let type = part.type else { continue }
      xml.element("Override", [("PartName", "/" + part.name), ("ContentType", type)])
    }
    xml.end()
    return xml.bytes
  }
}
