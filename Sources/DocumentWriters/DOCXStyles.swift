import XML

/// The styles of one Word file: our own, or a municipality's with ours added where it lacks one.
struct DOCXStyles {
  /// Whether headings bear our numbers; a municipality's file says itself how its headings are numbered.
  let isNumbered: Bool

  private let ids: [DOCXStyle: String]
  /// The styles that the file must define itself.
  private let ours: [DOCXStyle]

  /// The styles for files made after the template, or after nothing.
  init(_ template: WordTemplate?) {
    isNumbered = template == nil
    var ids: [DOCXStyle: String] = [:]
    var ours: [DOCXStyle] = []
    var taken = template?.takenIds ?? []
    for style in DOCXStyle.allCases {
      if let id = template?.id(of: style.name, style.kind) {
        ids[style] = id
        continue
      }
      var id = style.id
      while !taken.insert(id.lowercased()).inserted { id += "R" }
      ids[style] = id
      ours.append(style)
    }
    self.ids = ids
    self.ours = ours
  }

  /// The style's id in the file.
  func id(_ style: DOCXStyle) -> String { ids[style] ?? style.id }

  /// The part of the file that defines the styles.
  func part(language: String, _ template: WordTemplate?) -> [UInt8] {
    let added = Array(ours.map { $0.definition(id, isNumbered: isNumbered) }.joined().utf8)
    if let template {
      return template.stylesStart + Array(DOCXStyle.language(language).utf8) + template.stylesMiddle + added
        + template.stylesEnd
    }
    var xml = XMLWriter()
    xml.start("w:styles", [("xmlns:w", DOCXPackage.mainNamespace)])
    xml.append(written: Array(DOCXStyle.defaults(language: language).utf8))
    xml.append(written: added)
    xml.end()
    return xml.bytes
  }
}
