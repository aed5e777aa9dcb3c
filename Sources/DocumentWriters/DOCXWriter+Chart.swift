import Documents
import XML

extension DOCXWriter {
  /// The chart's message, its drawing and the numbers that it is drawn from.
  ///
  /// The picture is a metafile, which every word processor draws as lines and letters, with the same drawing as SVG
  /// for those that read it.
  mutating func append(_ chart: Chart, _ columns: DOCXColumns?) {
    chartCount += 1
    caption("Diagram", number: chartCount, chart.title, id: chart.id)
    startParagraph(.picture)
    picture(of: chart, columns?.orientation ?? .portrait)
    endParagraph()
    startParagraph(.caption)
    bookmarked(chart.table.id) { $0.run("Underlag till diagram\u{A0}\($0.chartCount)") }
    run(". " + chart.table.caption)
    endParagraph()
    append(chart.table, columns)
  }

  private mutating func picture(of chart: Chart, _ orientation: DOCXPage.Orientation) {
    let drawing = ChartDrawing.drawing(of: chart)
    let vector = package.addPicture("diagram\(chartCount).emf", EMFWriter.bytes(of: drawing))
    let scalable = package.addPicture(
      "diagram\(chartCount).svg",
      SVGWriter.bytes(of: drawing, title: chart.title, description: chart.description))
    let (width, height) = size(of: drawing, orientation)
    drawingCount += 1
    let extent = [("cx", String(width)), ("cy", String(height))]
    let names = [
      ("id", String(DOCXWriter.firstDrawing + drawingCount)), ("name", "Diagram \(chartCount)"),
      ("descr", chart.description),
      ("title", chart.title),
    ]
    xml.start("w:r")
    xml.start("w:drawing")
    xml.start("wp:inline", ["distT", "distB", "distL", "distR"].map { ($0, "0") })
    xml.element("wp:extent", extent)
    xml.element("wp:docPr", names)
    xml.start("wp:cNvGraphicFramePr")
    xml.element("a:graphicFrameLocks", [("noChangeAspect", "1")])
    xml.end()
    xml.start("a:graphic")
    xml.start("a:graphicData", [("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")])
    xml.start("pic:pic")
    xml.start("pic:nvPicPr")
    xml.element("pic:cNvPr", names)
    xml.element("pic:cNvPicPr")
    xml.end()
    xml.start("pic:blipFill")
    xml.start("a:blip", [("r:embed", vector)])
    xml.start("a:extLst")
    xml.start("a:ext", [("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")])
    xml.element(
      "asvg:svgBlip",
      [("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"), ("r:embed", scalable)])
    xml.end()
    xml.end()
    xml.end()
    xml.start("a:stretch")
    xml.element("a:fillRect")
    xml.end()
    xml.end()
    xml.start("pic:spPr")
    xml.start("a:xfrm")
    xml.element("a:off", [("x", "0"), ("y", "0")])
    xml.element("a:ext", extent)
    xml.end()
    xml.start("a:prstGeom", [("prst", "rect")])
    xml.element("a:avLst")
    xml.end()
    for _ in 0..<7 { xml.end() }
  }

  /// Pictures of a template's headers have numbers of their own, mostly small ones.
  private static let firstDrawing = 1_000_000

  /// The picture's size: as wide as the text, unless it would not fit between header and footer then.
  ///
  /// **Unit** EMU, 635 to a twip and 952.5 to a tenth of a pixel.
  private func size(of drawing: Drawing, _ orientation: DOCXPage.Orientation) -> (width: Int, height: Int) {
    let room = (width: page.textWidth(orientation) * 635, height: page.textHeight(orientation) * 635 * 3 / 4)
    var width = min(room.width, drawing.width * 9_525 / 10)
    var height = width * drawing.height / max(1, drawing.width)
    if height > room.height {
      height = room.height
      width = height * drawing.width / max(1, drawing.height)
    }
    return (max(1, width), max(1, height))
  }
}
