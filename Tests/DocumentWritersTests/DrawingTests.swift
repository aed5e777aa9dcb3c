@testable import DocumentWriters
import Documents
import Foundation
import Testing

@Test("No drawing reaches outside its picture", arguments: [ChartDrawing.wide, ChartDrawing.narrow])
func inside(width: Int) {
  for chart in ChartSamples.ordinary + ChartSamples.odd {
    let drawing = ChartDrawing.drawing(of: chart, width: width)
    #expect(drawing.width == width)
    for shape in drawing.shapes {
      let reach = Reach(of: shape)
      #expect(
        reach.left >= 0 && reach.top >= 0 && reach.right <= drawing.width && reach.bottom <= drawing.height,
        "\(chart.id) \(drawing.width) × \(drawing.height): \(shape)")
    }
  }
}

/// How far a shape reaches; words by the widths of the type that drawings are set in.
private struct Reach {
  var left = Int.max
  var top = Int.max
  var right = Int.min
  var bottom = Int.min

  init(of shape: Drawing.Shape) {
    switch shape {
    case .box(let box, _):
      add(box.x, box.y)
      add(box.x + box.width, box.y + box.height)
    case .polygon(let points, _): for point in points { add(point.x, point.y) }
    case .disc(let centre, let radius, _):
      add(centre.x - radius, centre.y - radius)
      add(centre.x + radius, centre.y + radius)
    case .lines(let lines, _): for point in lines.joined() { add(point.x, point.y) }
    case .words(let words):
      let width = TypeMetrics.width(of: words.text, size: words.size, isStrong: words.isStrong)
      let left =
        switch words.anchor {
        case .start: words.place.x
        case .middle: words.place.x - width / 2
        case .end: words.place.x - width
        }
      add(left, words.place.y - words.size * 4 / 5)
      add(left + width, words.place.y + words.size / 5)
    }
  }

  private mutating func add(_ x: Int, _ y: Int) {
    left = min(left, x)
    right = max(right, x)
    top = min(top, y)
    bottom = max(bottom, y)
  }
}

@Test("The same chart gives the same drawing and the same file")
func drawnTwice() {
  for chart in ChartSamples.ordinary {
    #expect(svg(chart) == svg(chart))
  }
}

@Test("Pictures can be looked at: RODER_PICTURES names the folder that they are written to")
func pictures() throws {
  guard let folder = ProcessInfo.processInfo.environment["RODER_PICTURES"] else { return }
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let blocks = ChartSamples.ordinary.map(Block.chart)
  let document = Document(
    title: Sample.document.title, heading: Sample.document.heading, blocks: Sample.document.blocks + blocks)
  for file in DocumentWriter.files(of: document, as: .html, name: "diagram")
    + DocumentWriter.files(of: document, as: .slides, name: "diagram")
  {
    try Data(file.bytes).write(to: URL(fileURLWithPath: folder + "/" + file.name))
  }
  for chart in ChartSamples.ordinary + ChartSamples.odd {
    try Data(svg(chart)).write(to: URL(fileURLWithPath: folder + "/\(chart.id).svg"))
    try Data(EMFWriter.bytes(of: ChartDrawing.drawing(of: chart))).write(
      to: URL(fileURLWithPath: folder + "/\(chart.id).emf"))
    try Data(svg(chart, width: ChartDrawing.narrow)).write(to: URL(fileURLWithPath: folder + "/\(chart.id)-smal.svg"))
  }
}

func svg(_ chart: Chart, width: Int = ChartDrawing.wide) -> [UInt8] {
  SVGWriter.bytes(
    of: ChartDrawing.drawing(of: chart, width: width), title: chart.title, description: chart.description)
}
