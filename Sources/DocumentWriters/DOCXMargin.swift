import Documents
import XML

/// What stands at the top and the bottom of every page of a Word file.
enum DOCXMargin {
  /// Whose document it is and in which matter.
  static func header(_ identity: Document.Identity, width: Int, style: String) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:hdr", DOCXPackage.namespaces)
    start(&xml, width: width, style: style)
    words(&xml, shortened(identity.author, to: width * 2 / 3))
    tab(&xml)
    words(&xml, shortened(identity.registrationNumber, to: width / 3))
    xml.end()
    xml.end()
    return xml.bytes
  }

  /// Which document it is, and the page's number of how many.
  static func footer(_ title: String, width: Int, style: String) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:ftr", DOCXPackage.namespaces)
    start(&xml, width: width, style: style)
    words(&xml, shortened(title, to: width - 1_900))
    tab(&xml)
    words(&xml, "Sida ")
    field(&xml, "PAGE")
    words(&xml, " av ")
    field(&xml, "NUMPAGES")
    xml.end()
    xml.end()
    return xml.bytes
  }

  /// Begins the one paragraph, with one tab at the right edge.
  private static func start(_ xml: inout XMLWriter, width: Int, style: String) {
    xml.start("w:p")
    xml.start("w:pPr")
    xml.element("w:pStyle", [("w:val", style)])
    xml.start("w:tabs")
    // A municipality's own style may have the tabs of Word's usual page.
    for place in [4_536, 9_072] { xml.element("w:tab", [("w:val", "clear"), ("w:pos", String(place))]) }
    xml.element("w:tab", [("w:val", "right"), ("w:pos", String(width))])
    xml.end()
    xml.end()
  }

  private static func words(_ xml: inout XMLWriter, _ text: String) {
    guard !text.isEmpty else { return }
    xml.start("w:r")
    xml.element("w:t", [("xml:space", "preserve")], text: text)
    xml.end()
  }

  private static func tab(_ xml: inout XMLWriter) {
    xml.start("w:r")
    xml.element("w:tab")
    xml.end()
  }

  private static func field(_ xml: inout XMLWriter, _ code: String) {
    xml.start("w:fldSimple", [("w:instr", " " + code + " ")])
    words(&xml, "1")
    xml.end()
  }

  /// The words in one line.
  private static func shortened(_ text: String, to width: Int) -> String {
    TypeMetrics.shortened(text.split(whereSeparator: \.isWhitespace).joined(separator: " "), size: 170, width: width)
  }
}
