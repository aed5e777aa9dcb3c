import XML

/// The looks of a workbook that is being written, each once, and the part that describes them.
struct WorkbookLooks {
  /// How letters look.
  private struct Letters: Hashable {
    var isBold = false
    var isItalic = false
    var isUnderlined = false
    var size = 11
    var ink: String?
  }

  /// The lines around a cell.
  private struct Edges: Hashable {
    var above: WorkbookWriter.Look.Rule?
    var below: WorkbookWriter.Look.Rule?
  }

  private var looks: [WorkbookWriter.Look] = [.plain]
  private var numbers: [WorkbookWriter.Look: Int] = [.plain: 0]

  init() {}

  /// The look's number among the workbook's.
  mutating func number(of look: WorkbookWriter.Look) -> Int {
    if let number = numbers[look] { return number }
    numbers[look] = looks.count
    looks.append(look)
    return looks.count - 1
  }

  /// The part that describes them.
  var part: [UInt8] {
    let codes = WorkbookLooks.each(looks.compactMap(\.format), after: [])
    let fonts = WorkbookLooks.each(looks.map(WorkbookLooks.letters), after: [Letters(), Letters(isBold: true)])
    let papers = WorkbookLooks.each(looks.compactMap(\.paper), after: [])
    let edges = WorkbookLooks.each(looks.map(WorkbookLooks.edges), after: [Edges()])
    var xml = XMLWriter()
    xml.start("styleSheet", [("xmlns", WorkbookWriter.main)])
    if !codes.isEmpty {
      xml.start("numFmts", [("count", String(codes.count))])
      for (index, code) in codes.enumerated() {
        xml.element("numFmt", [("numFmtId", String(164 + index)), ("formatCode", code)])
      }
      xml.end()
    }
    WorkbookLooks.write(fonts: fonts, to: &xml)
    WorkbookLooks.write(papers: papers, to: &xml)
    WorkbookLooks.write(edges: edges, to: &xml)
    xml.start("cellStyleXfs", [("count", "1")])
    xml.element("xf", [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")])
    xml.end()
    xml.start("cellXfs", [("count", String(looks.count))])
    for look in looks {
      let format = look.format.flatMap(codes.firstIndex).map { 164 + $0 } ?? 0
      // Two fills come before ours: programs take the first two as their own, whatever they say.
      let paper = look.paper.flatMap(papers.firstIndex).map { $0 + 2 } ?? 0
      let edge = edges.firstIndex(of: WorkbookLooks.edges(look)) ?? 0
      let font = fonts.firstIndex(of: WorkbookLooks.letters(look)) ?? 0
      xml.start(
        "xf",
        [
          ("numFmtId", String(format)), ("fontId", String(font)), ("fillId", String(paper)),
          ("borderId", String(edge)), ("xfId", "0"),
        ] + (look.isLiteral ? [("quotePrefix", "1")] : []) + [("applyNumberFormat", "1"), ("applyFont", "1")]
          + (paper > 0 ? [("applyFill", "1")] : []) + (edge > 0 ? [("applyBorder", "1")] : [])
          + (look.isAligned ? [("applyAlignment", "1")] : []))
      if look.isAligned {
        // An indent is counted from a side that is named.
        let side = look.side ?? (look.indent > 0 ? .left : nil)
        xml.element(
          "alignment",
          (side.map { [("horizontal", $0.rawValue)] } ?? []) + (look.isAtTop ? [("vertical", "top")] : [])
            + (look.wraps ? [("wrapText", "1")] : []) + (look.indent > 0 ? [("indent", String(look.indent))] : []))
      }
      xml.end()
    }
    xml.end()
    xml.start("cellStyles", [("count", "1")])
    xml.element("cellStyle", [("name", "Normal"), ("xfId", "0"), ("builtinId", "0")])
    xml.end()
    xml.end()
    return xml.bytes
  }

  private static func letters(_ look: WorkbookWriter.Look) -> Letters {
    Letters(
      isBold: look.isBold, isItalic: look.isItalic, isUnderlined: look.isUnderlined, size: look.size, ink: look.ink)
  }

  private static func edges(_ look: WorkbookWriter.Look) -> Edges { Edges(above: look.above, below: look.below) }

  /// The values each once, in the order they come, after those that always are there.
  private static func each<Value: Hashable>(_ values: [Value], after first: [Value]) -> [Value] {
    var seen = Set(first)
    return first + values.filter { seen.insert($0).inserted }
  }

  private static func write(fonts: [Letters], to xml: inout XMLWriter) {
    xml.start("fonts", [("count", String(fonts.count))])
    for font in fonts {
      xml.start("font")
      if font.isBold { xml.element("b") }
      if font.isItalic { xml.element("i") }
      if font.isUnderlined { xml.element("u") }
      xml.element("sz", [("val", String(font.size))])
      if let ink = font.ink { xml.element("color", [("rgb", "FF" + ink)]) }
      xml.element("name", [("val", "Calibri")])
      xml.end()
    }
    xml.end()
  }

  private static func write(papers: [String], to xml: inout XMLWriter) {
    xml.start("fills", [("count", String(papers.count + 2))])
    for pattern in ["none", "gray125"] {
      xml.start("fill")
      xml.element("patternFill", [("patternType", pattern)])
      xml.end()
    }
    for paper in papers {
      xml.start("fill")
      xml.start("patternFill", [("patternType", "solid")])
      xml.element("fgColor", [("rgb", "FF" + paper)])
      xml.element("bgColor", [("indexed", "64")])
      xml.end()
      xml.end()
    }
    xml.end()
  }

  private static func write(edges: [Edges], to xml: inout XMLWriter) {
    xml.start("borders", [("count", String(edges.count))])
    for edge in edges {
      guard edge != Edges() else {
        xml.element("border")
        continue
      }
      xml.start("border")
      xml.element("left")
      xml.element("right")
      for (name, rule) in [("top", edge.above), ("bottom", edge.below)] {
        guard let rule else {
          xml.element(name)
          continue
        }
        let style =
          switch rule {
          case .pale, .thin: "thin"
          case .medium: "medium"
          case .double: "double"
          case .dashed: "dashed"
          }
        xml.start(name, [("style", style)])
        xml.element("color", [("rgb", rule == .pale ? "FFC3CCD4" : "FF16202A")])
        xml.end()
      }
      xml.element("diagonal")
      xml.end()
    }
    xml.end()
  }
}

extension WorkbookWriter.Look {
  /// Whether anything is said of where the content stands.
  fileprivate var isAligned: Bool { side != nil || isAtTop || wraps || indent > 0 }
}
