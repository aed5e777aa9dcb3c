import Documents
import Kernel

/// What stands before a document's content in Typst's source: the file's properties, the page, the looks, and a word
/// for each thing that the content is made of.
enum TypstPreamble {
  /// The head of the document's source.
  static func text(of document: Document) -> String {
    let identity = document.identity
    let title = TypstText.literal(TypstWriter.title(of: document))
    let author = identity.author.isEmpty ? "()" : TypstText.literal(identity.author)
    let keywords = identity.registrationNumber.isEmpty ? "()" : TypstText.literal(identity.registrationNumber)
    // A PDF for archives must bear a date: without one of its own, the one that is handed to the compiler.
    let date =
      identity.day.map { "datetime(year: \($0.year), month: \($0.month), day: \($0.day))" } ?? "auto"
    let left = [identity.author, identity.registrationNumber].filter { !$0.isEmpty }.joined(separator: " · ")
    return """
      #set document(title: \(title), author: \(author), keywords: \(keywords), date: \(date))
      #set text(\(language(document.language)))
      #let over = \(TypstText.literal(left))
      #let under = \(title)

      """ + looks
  }

  /// The language as Typst takes it: two or three letters, and two for the region.
  static func language(_ tag: String) -> String {
    let parts = tag.split(separator: "-").map { $0.lowercased() }
    func isWord(_ text: String, _ lengths: ClosedRange<Int>) -> Bool {
      lengths.contains(text.count) && text.allSatisfy { $0.isASCII && $0.isLetter }
    }
    guard let first = parts.first, isWord(first, 2...3) else { return "lang: \"sv\"" }
    guard let region = parts.dropFirst().last, isWord(region, 2...2) else { return "lang: \"\(first)\"" }
    return "lang: \"\(first)\", region: \"\(region)\""
  }

  // Liberation Sans has the widths of Arial and Helvetica, by which tables and drawings are measured.
  private static let looks = """
    #set text(font: ("Liberation Sans", "Arial", "Libertinus Serif"), size: 10pt, number-width: "tabular")
    #set par(leading: 0.62em, spacing: 0.95em)
    #let ink = rgb("#1a1a1a")
    #let soft = rgb("#55595e")
    #let tone = rgb("#0b4f6c")
    #set text(fill: ink)
    #let margin = 56.7pt
    #set page(
      paper: "a4", margin: (x: margin, top: 65pt, bottom: 62pt),
      header: context if counter(page).get().first() > 1 {
        text(size: 8pt, fill: soft, over)
      },
      footer: context {
        set text(size: 8pt, fill: soft)
        grid(columns: (1fr, auto), column-gutter: 12pt, under,
          [Sida #counter(page).display() (#counter(page).final().first())])
      })
    #set heading(numbering: "1.1")
    #show heading: set text(fill: tone)
    #show heading: set block(above: 1.5em, below: 0.75em)
    #show heading.where(level: 1): set text(size: 15pt)
    #show heading.where(level: 2): set text(size: 12pt)
    #show heading.where(level: 3): set text(size: 10.5pt)
    #show title: set text(size: 21pt, fill: tone)
    #show title: set block(below: 0.9em)
    #show link: set text(fill: tone)
    #show raw: set text(size: 1.05em)
    #show figure: set align(left)
    #show figure: set block(breakable: true, above: 1.4em, below: 0.8em)
    #show figure.caption: set align(left)
    #show figure.caption: set text(size: 9pt, weight: "bold", fill: ink)
    #show figure.caption: set block(below: 0.6em, sticky: true)
    #set list(indent: 4pt, spacing: 0.6em)
    #set enum(indent: 4pt, spacing: 0.6em)
    #show outline.entry: set block(above: 0.65em)
    #set outline(depth: 2, indent: 14pt)
    #set outline.entry(fill: box(width: 1fr, repeat(text(fill: luma(190), "."), gap: 2pt)))
    #set table(stroke: (rest: none, bottom: 0.4pt + luma(214)), inset: (x: 3pt, y: 2.8pt))
    #set table.hline(stroke: 0.7pt + ink)

    // Words that are heard and not seen, as long as nothing on paper stands for them.
    #let spoken(words) = box(width: 0pt, clip: true, text(size: 1pt, words))
    #let unseen(mark, words) = { pdf.artifact(mark); spoken(words) }
    #let b(words) = text(weight: "bold", words)
    #let inset(depth, words) = pad(left: depth, words)
    #let sum(words) = table.cell(fill: luma(243), b(words))
    #let lines(..pairs) = block(below: 1.6em, grid(
      columns: (auto, 1fr), column-gutter: 14pt, row-gutter: 5.5pt, ..pairs))
    #let entry(words) = text(fill: soft, words)
    #let absent = emph(text(fill: soft, "saknas"))
    #let notice(colour, ground, words) = block(
      width: 100%, above: 1.4em, below: 1.4em, fill: ground, stroke: (left: 3pt + colour),
      inset: (left: 9pt, right: 8pt, y: 7pt), words)
    #let note(words) = block(above: 0.55em, below: 0.55em, text(size: 8pt, fill: soft, words))
    #let tabular(words, size, columns, alignments, ..cells) = figure(
      kind: table, supplement: none, numbering: none,
      caption: figure.caption(position: top, words),
      text(size: size, table(columns: columns, align: alignments, ..cells)))
    #let whole(thing) = block(breakable: false, thing)
    #let drawn(words, alt, source) = block(breakable: false, above: 1.4em, figure(
      kind: image, supplement: none, numbering: none, caption: figure.caption(position: top, words),
      image(bytes(source), format: "svg", alt: alt, width: 100%)))
    #let contents = {
      heading(level: 1, numbering: none, outlined: false, bookmarked: false, "Innehåll")
      outline(title: none)
    }


    """
}
