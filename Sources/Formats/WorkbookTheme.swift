import XML

/// The theme of a workbook: the colours and fonts that a spreadsheet offers beside those of the cells. Strict readers
/// miss it where it is not there.
enum WorkbookTheme {
  /// Dark and light, dark and light once more, six to draw with, links and followed links.
  private static let colours = [
    ("dk1", "16202A"), ("lt1", "FFFFFF"), ("dk2", "0B5061"), ("lt2", "F2F5F7"), ("accent1", "0B5061"),
    ("accent2", "8A4B00"), ("accent3", "4A5763"), ("accent4", "A1121F"), ("accent5", "2F7D4F"),
    ("accent6", "5B4A8A"), ("hlink", "0B5061"), ("folHlink", "5B4A8A"),
  ]

  /// The part.
  static var part: [UInt8] {
    var xml = XMLWriter()
    xml.start(
      "a:theme", [("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"), ("name", "Roder")])
    xml.start("a:themeElements")
    xml.start("a:clrScheme", [("name", "Roder")])
    for (name, colour) in colours {
      xml.start("a:" + name)
      xml.element("a:srgbClr", [("val", colour)])
      xml.end()
    }
    xml.end()
    xml.start("a:fontScheme", [("name", "Roder")])
    for name in ["a:majorFont", "a:minorFont"] {
      xml.start(name)
      xml.element("a:latin", [("typeface", "Calibri")])
      xml.element("a:ea", [("typeface", "")])
      xml.element("a:cs", [("typeface", "")])
      xml.end()
    }
    xml.end()
    xml.start("a:fmtScheme", [("name", "Roder")])
    // The schema wants three of each.
    three("a:fillStyleLst", to: &xml, fill)
    three("a:lnStyleLst", to: &xml) { xml in
      xml.start("a:ln", [("w", "9525")])
      fill(&xml)
      xml.end()
    }
    three("a:effectStyleLst", to: &xml) { xml in
      xml.start("a:effectStyle")
      xml.element("a:effectLst")
      xml.end()
    }
    three("a:bgFillStyleLst", to: &xml, fill)
    xml.end()
    xml.end()
    xml.end()
    return xml.bytes
  }

  private static func three(_ name: String, to xml: inout XMLWriter, _ write: (inout XMLWriter) -> Void) {
    xml.start(name)
    for _ in 0..<3 { write(&xml) }
    xml.end()
  }

  private static func fill(_ xml: inout XMLWriter) {
    xml.start("a:solidFill")
    xml.element("a:schemeClr", [("val", "phClr")])
    xml.end()
  }
}
