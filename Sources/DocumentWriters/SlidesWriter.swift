package import Documents
import HTML

/// Writes a document as pages for a meeting: one self-contained HTML file, a message a page, for a screen or paper in
/// 16 : 9, the same figures as the report.
///
/// No script: each page has links to the one before and after it, and the keys that scroll turn pages.
package enum SlidesWriter {
  /// The pages in one file.
  package static func bytes(of document: Document, options: WriterOptions = WriterOptions()) -> [UInt8] {
    let deck = SlideDeck(document, options: options)
    let count = deck.slides.count + 1
    var pages = [title(document, of: count)]
    for (index, slide) in deck.slides.enumerated() {
      pages.append(page(slide, number: index + 2, of: count, document))
    }
    return Renderer.page(
      .element(
        .html, [.lang(document.language)],
        [
          HTMLWriter.head(document.title + " – bilder", StyleSheet.slides),
          .element(.body, [], [.element(.main, [], pages)]),
        ]), capacity: 16_000 + deck.slides.count * 8_000)
  }

  private static func title(_ document: Document, of count: Int) -> Node {
    let lines = document.heading.filter { !$0.value.isEmpty }.map { line in
      Node.element(.div, [], [.element(.dt, [], line.label), .element(.dd, [], line.value)])
    }
    return .element(
      .section, [.id("bild-1"), .class("slide title")],
      [
        .element(
          .div, [.class("body")],
          [.element(.h1, [], document.title), lines.isEmpty ? .nothing : .element(.dl, [], lines)]),
        foot(number: 1, of: count, document.identity.author),
      ])
  }

  private static func page(_ slide: SlideDeck.Slide, number: Int, of count: Int, _ document: Document) -> Node {
    .element(
      .section, [.id("bild-\(number)"), .class("slide " + slide.form)],
      [
        .element(
          .div, [.class("head")],
          [
            slide.place.isEmpty ? .nothing : .element(.p, [.class("place")], slide.place),
            .element(.h2, [], slide.title),
          ]),
        .element(.div, [.class("body")], slide.content),
        foot(number: number, of: count, document.title),
      ])
  }

  private static func foot(number: Int, of count: Int, _ text: String) -> Node {
    var links: [Node] = []
    if number > 1 {
      links.append(.element(.a, [.href("#bild-\(number - 1)")], "Föregående"))
    }
    links.append(.element(.span, [], "\(number) av \(count)"))
    if number < count {
      links.append(.element(.a, [.href("#bild-\(number + 1)")], "Nästa"))
    }
    return .element(
      .div, [.class("foot")],
      [
        .element(.p, [], text),
        .element(.nav, [.aria("label", "Bild \(number) av \(count)")], links),
      ])
  }
}
