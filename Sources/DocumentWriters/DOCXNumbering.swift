import XML

/// The part of a Word file that says how headings and lists are numbered.
///
/// The ids are high, so that they stand beside those of a municipality's own file without touching them.
struct DOCXNumbering {
  /// The numbering of headings, by its id.
  static let headings = 9_001
  /// The numbering of lists with bullets, by its id.
  static let bullets = 9_002
  /// The numbering of lists with numbers, by its id; a list in the text has one of its own that begins at 1.
  static let numbers = 9_003

  /// How many lists with numbers there are.
  private var lists = 0

  /// A numbering of its own for one more list with numbers, by its id.
  mutating func newList() -> Int {
    lists += 1
    return DOCXNumbering.numbers + lists
  }

  /// What our numberings look like; those of headings are bound to their styles where it `binds`.
  static func forms(_ ids: (DOCXStyle) -> String, binds: Bool) -> String {
    let headings = (0..<4).map { level in
      let style = DOCXStyle.heading(level + 2)
      let text = (0...level).map { "%\($0 + 1)" }.joined(separator: ".")
      let indent = [567, 709, 851, 964][level]
      return "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
        + (binds ? "<w:pStyle w:val=\"\(ids(style))\"/>" : "")
        + "<w:lvlText w:val=\"\(text)\"/><w:lvlJc w:val=\"left\"/><w:pPr>"
        + "<w:ind w:left=\"\(indent)\" w:hanging=\"\(indent)\"/></w:pPr></w:lvl>"
    }
    return form(1, "multilevel", headings.joined())
      + form(2, "hybridMultilevel", list("bullet", "•")) + form(3, "hybridMultilevel", list("decimal", "%1."))
  }

  /// The numberings that paragraphs and styles name.
  var instances: String {
    var text = ""
    for number in 1...3 {
      text += "<w:num w:numId=\"\(9_000 + number)\"><w:abstractNumId w:val=\"\(9_000 + number)\"/></w:num>"
    }
    for list in 0..<lists {
      text +=
        "<w:num w:numId=\"\(DOCXNumbering.numbers + 1 + list)\"><w:abstractNumId w:val=\"\(DOCXNumbering.numbers)\"/>"
        + "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
    }
    return text
  }

  /// The part of the file that holds all numberings, the template's among them.
  func part(_ ids: (DOCXStyle) -> String, _ template: WordTemplate?) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:numbering", template?.numbering.attributes.map { ($0.name, $0.value) } ?? DOCXPackage.namespaces)
    // Numbers of headings hang on styles that only our own file has.
    xml.append(written: template?.numbering.forms ?? [])
    xml.append(written: Array(DOCXNumbering.forms(ids, binds: template == nil).utf8))
    xml.append(written: template?.numbering.instances ?? [])
    xml.append(written: Array(instances.utf8))
    xml.end()
    return xml.bytes
  }

  private static func form(_ number: Int, _ kind: String, _ levels: String) -> String {
    "<w:abstractNum w:abstractNumId=\"\(9_000 + number)\"><w:multiLevelType w:val=\"\(kind)\"/>"
      + levels + "</w:abstractNum>"
  }

  private static func list(_ format: String, _ text: String) -> String {
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/>"
      + "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr></w:lvl>"
  }
}
