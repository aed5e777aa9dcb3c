import XML

/// The theme and the table of fonts, which Word expects in every file: our colours and our one font.
enum DOCXTheme {
  private static let namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"

  /// The theme.
  static var part: [UInt8] {
    var xml = XMLWriter()
    xml.start("a:theme", [("xmlns:a", namespace), ("name", "Roder")])
    xml.start("a:themeElements")
    xml.append(written: Array((colours + fonts + forms).utf8))
    xml.end()
    xml.end()
    return xml.bytes
  }

  /// The table of fonts.
  static var fontTable: [UInt8] {
    var xml = XMLWriter()
    xml.start("w:fonts", [("xmlns:w", DOCXPackage.mainNamespace)])
    for (name, family, pitch) in [("Arial", "swiss", "variable"), ("Courier New", "modern", "fixed")] {
      xml.start("w:font", [("w:name", name)])
      xml.element("w:family", [("w:val", family)])
      xml.element("w:pitch", [("w:val", pitch)])
      xml.end()
    }
    xml.end()
    return xml.bytes
  }

  private static var colours: String {
    let pairs =
      [("dk1", Paint.ink), ("lt1", .paper), ("dk2", .first), ("lt2", .wash)]
      + zip(1..., Paint.things).map { ("accent\($0)", $1) } + [("hlink", .first), ("folHlink", .fourth)]
    let list = pairs.map { name, paint in
      "<a:\(name)><a:srgbClr val=\"\(Paint.hex(paint.light).dropFirst().uppercased())\"/></a:\(name)>"
    }
    return "<a:clrScheme name=\"Roder\">\(list.joined())</a:clrScheme>"
  }

  private static var fonts: String {
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
    return "<a:fontScheme name=\"Roder\"><a:majorFont>\(font)</a:majorFont><a:minorFont>\(font)</a:minorFont>"
      + "</a:fontScheme>"
  }

  /// Plain fills and lines; a theme must have three of each.
  private static var forms: String {
    func three(_ text: String) -> String { String(repeating: text, count: 3) }
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    return "<a:fmtScheme name=\"Roder\"><a:fillStyleLst>\(three(fill))</a:fillStyleLst><a:lnStyleLst>"
      + three("<a:ln w=\"9525\">\(fill)</a:ln>") + "</a:lnStyleLst><a:effectStyleLst>"
      + three("<a:effectStyle><a:effectLst/></a:effectStyle>") + "</a:effectStyleLst><a:bgFillStyleLst>"
      + three(fill) + "</a:bgFillStyleLst></a:fmtScheme>"
  }
}
