import Kernel

/// Writes a drawing as SVG: vector, text as text, no script, nothing fetched.
///
/// A reader of screens hears title and description as one picture.
package enum SVGWriter {
  /// The drawing as a file of its own, on white ground so that it can be read wherever it is put.
  ///
  /// The prefix makes its ids unique where several stand in one file.
  package static func bytes(
    of drawing: Drawing, title: String, description: String, idPrefix: String = "d"
  ) -> [UInt8] {
    var output = Output(isInline: false, room: drawing)
    output.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
    output.number(drawing.width)
    output.put("\" height=\"")
    output.number(drawing.height)
    output.put("\" font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\"")
    output.frame(drawing)
    output.attribute(" aria-labelledby=\"", idPrefix + "-titel " + idPrefix + "-text")
    output.put(">")
    output.element("title", id: idPrefix + "-titel", text: title)
    output.element("desc", id: idPrefix + "-text", text: description)
    output.write(.box(.init(x: 0, y: 0, width: drawing.width, height: drawing.height), .paper))
    for shape in drawing.shapes { output.write(shape) }
    output.put("</svg>\n")
    return output.bytes
  }

  /// The drawing as a part of a page whose style sheet gives the colours, light or dark (class `drawing`, and a class
  /// for each paint), described by an element of the page.
  static func inline(
    _ drawing: Drawing, title: String, describedBy textId: String, titleId: String, form: String
  ) -> [UInt8] {
    var output = Output(isInline: true, room: drawing)
    output.attribute("<svg class=\"drawing ", form)
    output.frame(drawing)
    output.attribute(" aria-labelledby=\"", titleId)
    output.attribute(" aria-describedby=\"", textId)
    output.put(">")
    output.element("title", id: titleId, text: title)
    for shape in drawing.shapes { output.write(shape) }
    output.put("</svg>\n")
    return output.bytes
  }

  /// The bytes written so far and how to write more.
  private struct Output {
    let isInline: Bool
    private(set) var bytes: [UInt8] = []

    init(isInline: Bool, room drawing: Drawing) {
      self.isInline = isInline
      bytes.reserveCapacity(1_000 + drawing.shapes.count * 120)
    }

    mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// The attribute's name up to its quote, and its value.
    mutating func attribute(_ name: String, _ value: String) {
      put(name)
      escaped(value)
      put("\"")
    }

    mutating func frame(_ drawing: Drawing) {
      put(" viewBox=\"0 0 ")
      number(drawing.width)
      put(" ")
      number(drawing.height)
      put("\" role=\"img\"")
    }

    mutating func element(_ name: String, id: String, text: String) {
      attribute("<" + name + " id=\"", id)
      put(">")
      escaped(text)
      put("</" + name + ">")
    }

    mutating func write(_ shape: Drawing.Shape) {
      switch shape {
      case .box(let box, let paint):
        put("<rect x=\"")
        number(box.x)
        put("\" y=\"")
        number(box.y)
        put("\" width=\"")
        number(box.width)
        put("\" height=\"")
        number(box.height)
        put("\"")
        fill(paint)
      case .disc(let centre, let radius, let paint):
        put("<circle cx=\"")
        number(centre.x)
        put("\" cy=\"")
        number(centre.y)
        put("\" r=\"")
        number(radius)
        put("\"")
        fill(paint)
      case .polygon(let points, let paint):
        put("<path d=\"")
        path(points)
        put("z\"")
        fill(paint)
      case .lines(let lines, let pen):
        put("<path d=\"")
        for line in lines { path(line) }
        put("\"")
        stroke(pen)
      case .words(let words):
        write(words)
        return
      }
      put("/>")
    }

    private mutating func write(_ words: Drawing.Words) {
      put("<text x=\"")
      number(words.place.x)
      put("\" y=\"")
      number(words.place.y)
      put("\" font-size=\"")
      number(words.size)
      put("\"")
      switch words.anchor {
      case .start: break
      case .middle: put(" text-anchor=\"middle\"")
      case .end: put(" text-anchor=\"end\"")
      }
      if words.isStrong { put(" font-weight=\"700\"") }
      fill(words.paint)
      put(">")
      escaped(words.text)
      put("</text>")
    }

    private mutating func fill(_ paint: Paint) {
      put(isInline ? " class=\"" : " fill=\"")
      put(isInline ? paint.rawValue : Paint.hex(paint.light))
      put("\"")
    }

    private mutating func stroke(_ pen: Drawing.Pen) {
      if isInline {
        put(" class=\"pen ")
        put(pen.paint.rawValue)
      } else {
        put(" fill=\"none\" stroke=\"")
        put(Paint.hex(pen.paint.light))
      }
      put("\" stroke-width=\"")
      number(pen.width)
      put("\"")
      if pen.isDashed {
        put(" stroke-dasharray=\"")
        number(pen.width * 3)
        put(" ")
        number(pen.width * 2)
        put("\"")
      }
    }

    private mutating func path(_ points: [Drawing.Point]) {
      for (index, point) in points.enumerated() {
        put(index == 0 ? "M" : "L")
        number(point.x)
        put(" ")
        number(point.y)
      }
    }

    /// The tenths as pixels.
    mutating func number(_ tenths: Int) {
      let magnitude = tenths.magnitude
      if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
      put(String(magnitude / 10))
      guard magnitude % 10 > 0 else { return }
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
    }

    /// Writes text so that it is text again when it is read; what neither XML nor HTML can hold becomes U+FFFD.
    private mutating func escaped(_ text: String) {
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": put("&amp;")
        case "<": put("&lt;")
        case ">": put("&gt;")
        case "\"": put("&quot;")
        case "\t", "\n", "\r": bytes.append(UInt8(ascii: " "))
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": put("\u{FFFD}")
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    }
  }
}
