import Kernel

/// Writes a drawing as an enhanced metafile: vector for word processors that do not read SVG.
///
/// The record types are those that every reader knows: polygons, ellipses, lines and words with their own widths.
/// Dashes are lines of their own, as readers disagree about dashed pens.
/// **Source** MS-EMF, sections 2.3.4 to 2.3.11.
package enum EMFWriter {
  /// The drawing as a file of its own, on white ground.
  package static func bytes(of drawing: Drawing) -> [UInt8] {
    var output = Output()
    output.begin(drawing)
    output.polygon(corners(.init(x: 0, y: 0, width: drawing.width, height: drawing.height)), .paper)
    for shape in drawing.shapes {
      switch shape {
      case .box(let box, let paint): output.polygon(corners(box), paint)
      case .polygon(let points, let paint): output.polygon(points, paint)
      case .disc(let centre, let radius, let paint): output.disc(centre, radius, paint)
      case .lines(let lines, let pen):
        output.lines(pen.isDashed ? lines.flatMap { EMFDashes.of($0, pen.width) } : lines, pen)
      case .words(let words): output.words(words)
      }
    }
    return output.finished(drawing)
  }

  private static func corners(_ box: Drawing.Box) -> [Drawing.Point] {
    [
      .init(box.x, box.y), .init(box.x + box.width, box.y), .init(box.x + box.width, box.y + box.height),
      .init(box.x, box.y + box.height),
    ]
  }

  /// The number of a record's type.
  private enum Record: UInt32 {
    case header = 1
    case polygon = 3
    case polyPolyline = 7
    case setWindowExtent = 9
    case setWindowOrigin = 10
    case setViewportExtent = 11
    case setViewportOrigin = 12
    case endOfFile = 14
    case setMapMode = 17
    case setBackgroundMode = 18
    case setTextAlignment = 22
    case setTextColour = 24
    case selectObject = 37
    case createBrush = 39
    case ellipse = 42
    case createFont = 82
    case textOut = 84
    case createPen = 95
  }

  /// What is made once and selected by number.
  private enum Tool: Hashable {
    case brush(Paint)
    case pen(Paint, width: Int)
    case font(size: Int, isStrong: Bool)
  }

  private struct Output {
    private static let noPen: UInt32 = 0x8000_0008
    private var bytes: [UInt8] = []
    private var records: UInt32 = 0
    private var tools: [Tool: UInt32] = [:]
    private var selected: [UInt32] = [0, 0, 0]
    private var textColour: Paint?

    /// A record: its type, its length, its content filled up to whole words.
    private mutating func record(_ type: Record, _ content: (inout [UInt8]) -> Void = { _ in }) {
      let start = bytes.count
      put(type.rawValue)
      put(0)
      content(&bytes)
      while bytes.count % 4 != 0 { bytes.append(0) }
      patch(UInt32(bytes.count - start), at: start + 4)
      records += 1
    }

    private mutating func put(_ value: UInt32) { bytes.append(little: value) }

    private mutating func patch(_ value: UInt32, at place: Int) {
      for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(index))) }
    }

    /// A device of 960 points an inch, so that one of its points is one of the drawing's units.
    mutating func begin(_ drawing: Drawing) {
      let (width, height) = (drawing.width, drawing.height)
      record(.header) { bytes in
        bytes.append(little: [0, 0, width - 1, height - 1])
        bytes.append(little: [0, 0, width * 254 / 96, height * 254 / 96])
        bytes.append(contentsOf: " EMF".utf8)
        bytes.append(little: [0x10000])
        // Length, number of records and of tools are known at the end.
        bytes.append(little: [0, 0, 0, 0, 0, 0])
        bytes.append(little: [9_600, 9_600, 254, 254, 0, 0, 0, 254_000, 254_000])
      }
      record(.setMapMode) { $0.append(little: [8]) }
      record(.setWindowOrigin) { $0.append(little: [0, 0]) }
      record(.setWindowExtent) { $0.append(little: [width, height]) }
      record(.setViewportOrigin) { $0.append(little: [0, 0]) }
      record(.setViewportExtent) { $0.append(little: [width, height]) }
      record(.setBackgroundMode) { $0.append(little: [1]) }
      // Words stand with the left end of their base line at their place.
      record(.setTextAlignment) { $0.append(little: [24]) }
    }

    mutating func finished(_ drawing: Drawing) -> [UInt8] {
      record(.endOfFile) { $0.append(little: [0, 16, 20]) }
      patch(UInt32(bytes.count), at: 48)
      patch(records, at: 52)
      // The first tool has the number 1, and 0 counts too.
      patch(UInt32(tools.count + 1), at: 56)
      return bytes
    }

    mutating func polygon(_ points: [Drawing.Point], _ paint: Paint) {
      fill(paint)
      record(.polygon) { bytes in
        bytes.append(bounds: points)
        bytes.append(little: [points.count])
        for point in points { bytes.append(little: [point.x, point.y]) }
      }
    }

    mutating func disc(_ centre: Drawing.Point, _ radius: Int, _ paint: Paint) {
      fill(paint)
      record(.ellipse) {
        $0.append(little: [centre.x - radius, centre.y - radius, centre.x + radius, centre.y + radius])
      }
    }

    mutating func lines(_ lines: [[Drawing.Point]], _ pen: Drawing.Pen) {
      guard !lines.isEmpty else { return }
      select(.pen(pen.paint, width: pen.width))
      record(.polyPolyline) { bytes in
        bytes.append(bounds: lines.flatMap { $0 })
        bytes.append(little: [lines.count, lines.reduce(0) { $0 + $1.count }])
        for line in lines { bytes.append(little: [line.count]) }
        for point in lines.joined() { bytes.append(little: [point.x, point.y]) }
      }
    }

    mutating func words(_ words: Drawing.Words) {
      select(.font(size: words.size, isStrong: words.isStrong))
      if textColour != words.paint {
        textColour = words.paint
        record(.setTextColour) { $0.append(little: Output.colour(words.paint)) }
      }
      let text = EMFText(words)
      record(.textOut) { bytes in
        bytes.append(little: [text.left, words.place.y - words.size, text.left + text.width, words.place.y])
        bytes.append(little: [1])
        // Hundredths of a millimetre for each unit, as a 32-bit floating-point number: 2.6458333.
        bytes.append(little: 0x4029_5555 as UInt32)
        bytes.append(little: 0x4029_5555 as UInt32)
        let padded = (text.units.count * 2 + 3) / 4 * 4
        bytes.append(little: [text.left, words.place.y, text.units.count, 76, 0, 0, 0, -1, -1, 76 + padded])
        for unit in text.units { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        while bytes.count % 4 != 0 { bytes.append(0) }
        bytes.append(little: text.advances)
      }
    }

    private mutating func fill(_ paint: Paint) {
      if selected[1] != Output.noPen {
        selected[1] = Output.noPen
        record(.selectObject) { $0.append(little: Output.noPen) }
      }
      select(.brush(paint))
    }

    private mutating func select(_ tool: Tool) {
      let number: UInt32
      if let known = tools[tool] {
        number = known
      } else {
        number = UInt32(tools.count + 1)
        tools[tool] = number
        create(tool, number)
      }
      let kind =
        switch tool {
        case .brush: 0
        case .pen: 1
        case .font: 2
        }
      guard selected[kind] != number else { return }
      selected[kind] = number
      record(.selectObject) { $0.append(little: number) }
    }

    private mutating func create(_ tool: Tool, _ number: UInt32) {
      switch tool {
      case .brush(let paint):
        record(.createBrush) { bytes in
          bytes.append(little: number)
          bytes.append(little: [0])
          bytes.append(little: Output.colour(paint))
          bytes.append(little: [0])
        }
      case .pen(let paint, let width):
        record(.createPen) { bytes in
          bytes.append(little: number)
          bytes.append(little: [0, 0, 0, 0])
          // Geometric, flat ends, mitred joins.
          bytes.append(little: [0x12200, width, 0])
          bytes.append(little: Output.colour(paint))
          bytes.append(little: [0, 0])
        }
      case .font(let size, let isStrong):
        record(.createFont) { bytes in
          bytes.append(little: number)
          bytes.append(little: [-size, 0, 0, 0, isStrong ? 700 : 400])
          // No italics; any set of characters; true type where there is one; variable pitch, sans serif.
          bytes += [0, 0, 0, 1, 4, 0, 0, 0x22]
          let name = Array("Arial".utf16) + Array(repeating: 0, count: 27)
          for unit in name { bytes += [UInt8(truncatingIfNeeded: unit), 0] }
          bytes += Array(repeating: 0, count: 228)
        }
      }
    }

    /// The colour as 0x00BBGGRR.
    private static func colour(_ paint: Paint) -> UInt32 {
      let light = paint.light
      return light >> 16 | light & 0xFF00 | (light & 0xFF) << 16
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(little value: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  fileprivate mutating func append(little values: [Int]) {
    for value in values { append(little: UInt32(bitPattern: Int32(clamping: value))) }
  }

  fileprivate mutating func append(bounds points: [Drawing.Point]) {
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    append(little: [xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0])
  }
}
