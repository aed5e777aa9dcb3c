import Documents
import XML

extension DOCXWriter {
  /// Running text.
  mutating func runs(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text): run(text)
      case .strong(let text): run(text, .strong)
      case .code(let text): run(text, .code)
      case .figure(let cell, let wording): run(cell.text(wording), .figure)
      case .link(let text, let id): link(text, to: id, style: .hyperlink)
      case .unresolved(let why): run(Inline.unresolvedText(why), .strong)
      }
    }
  }

  /// Words in one style.
  mutating func run(_ text: String, _ style: DOCXStyle? = nil) {
    guard !text.isEmpty else { return }
    xml.start("w:r")
    if let style { runStyle(style) }
    // Word takes line breaks and tabs for spaces unless they are elements of their own.
    var piece = ""
    for character in text {
      switch character {
      case "\n", "\r\n", "\r", "\t":
        words(piece)
        piece = ""
        xml.element(character == "\t" ? "w:tab" : "w:br")
      default: piece.append(character)
      }
    }
    words(piece)
    xml.end()
  }

  private mutating func words(_ text: String) {
    guard !text.isEmpty else { return }
    xml.element("w:t", [("xml:space", "preserve")], text: text)
  }

  private mutating func runStyle(_ style: DOCXStyle) {
    xml.start("w:rPr")
    xml.element("w:rStyle", [("w:val", styles.id(style))])
    xml.end()
  }

  /// Words that lead to a place in the document; words alone where there is no such place.
  mutating func link(_ text: String, to id: String, style: DOCXStyle?) {
    guard let name = anchors.name(of: id), !text.isEmpty else { return run(text) }
    xml.start("w:hyperlink", [("w:anchor", name), ("w:history", "1")])
    run(text, style)
    xml.end()
  }

  /// A field that Word computes, with what it holds now.
  mutating func field(_ code: String, _ text: String) {
    xml.start("w:fldSimple", [("w:instr", " " + code + " ")])
    run(text)
    xml.end()
  }

  /// Begins a field that what follows is the result of; `fieldMark("end")` ends it.
  mutating func beginField(_ code: String) {
    fieldMark("begin")
    xml.start("w:r")
    xml.element("w:instrText", [("xml:space", "preserve")], text: " " + code + " ")
    xml.end()
    fieldMark("separate")
  }

  /// The beginning, middle or end of a field.
  mutating func fieldMark(_ type: String) {
    xml.start("w:r")
    xml.element("w:fldChar", [("w:fldCharType", type)])
    xml.end()
  }
}
