import HTML

/// The style sheet of written pages.
///
/// One column of calm text and dense tables, for screens from 320 pixels and for A4. Every text has a contrast of at
/// least 4.5 : 1 in light and dark; nothing is said by colour alone.
package enum StyleSheet {
  /// The element that holds the whole style sheet.
  static let node = Node.element(
    .style, [],
    [
      .raw(
        colours + paints + page + tables + pieces + charts + narrow(narrowPage + narrowPieces)
          + paper(paperPage + paperPieces))
    ])

  /// What pages of others need so that pieces of documents look in them as they do in documents of their own: the
  /// colours, by name, and the rules of tables, notices and charts.
  package static let ofPieces =
    colours + paints + tables + pieces + charts + narrow(narrowPieces) + paper(paperPieces)

  static let colours = """

    :root {
      --paper: #ffffff; --ink: #16202a; --soft: #4a5763; --rule: #c3ccd4; --band: #f2f5f7;
      --accent: #0b5061; --warn: #8a4b00; --wrong: #a1121f;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #12181e; --ink: #e6ebef; --soft: #aab6c0; --rule: #3c4853; --band: #1b232b;
        --accent: #7fc4d6; --warn: #f0b45c; --wrong: #ff9a94;
      }
    }

    """

  private static let page = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 78rem;
      background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
    }
    h1, h2, h3, h4, h5, h6 { line-height: 1.2; overflow-wrap: break-word; }
    h1 { margin: 0 0 1rem; font-size: clamp(1.5rem, 1.2rem + 1.5vw, 2.1rem); font-weight: 600; }
    h2 { margin: 2.6rem 0 .7rem; font-size: 1.35rem; font-weight: 600; color: var(--accent); }
    h3 { margin: 2rem 0 .5rem; font-size: 1.1rem; font-weight: 600; }
    h4, h5, h6 { margin: 1.5rem 0 .4rem; font-size: 1rem; font-weight: 600; }
    p, ul, ol { margin: 0 0 .9rem; max-width: 68ch; }
    p, li, dd { overflow-wrap: break-word; }
    ul, ol { padding-left: 1.4rem; }
    a { color: var(--accent); }
    code { font: .875em ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    main:focus { outline: none; }
    :target { background: var(--band); }
    .skip { position: absolute; left: -200vw; }
    .skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--paper); z-index: 2; }
    .spoken {
      position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    header { border-top: .35rem solid var(--accent); border-bottom: 1px solid var(--rule); padding: 1.2rem 0 1rem; }
    header dl {
      display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .6rem 2rem; margin: 0;
    }
    header dt { font-size: .8125rem; color: var(--soft); }
    header dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
    .missing { font-weight: 400; color: var(--soft); }
    nav { margin: 1.4rem 0 0; font-size: .9375rem; }
    nav p { margin: 0 0 .3rem; font-weight: 600; }
    nav ol { columns: 18rem; column-gap: 2rem; max-width: none; margin: 0; padding-left: 1.6rem; }
    nav li { break-inside: avoid; padding: .15rem 0; }
    main { padding-top: 1.4rem; }
    main > h2:first-child { margin-top: .6rem; }

    """

  private static let tables = """
    .region { position: relative; overflow-x: auto; margin: 1.4rem 0 .6rem; }
    table {
      border-collapse: collapse; font-size: .875rem; line-height: 1.35; min-width: 100%;
      font-variant-numeric: tabular-nums lining-nums;
    }
    caption { text-align: left; padding: 0 0 .5rem; font-size: .9375rem; font-weight: 600; }
    caption > span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2.5rem); }
    .ordinal { color: var(--soft); font-weight: 500; margin-right: .35rem; }
    th, td { padding: .28rem .55rem; vertical-align: top; border-bottom: 1px solid var(--rule); }
    td { text-align: right; white-space: nowrap; }
    td.text { text-align: left; white-space: normal; min-width: 5rem; }
    td.long { min-width: 11rem; }
    th { text-align: left; font-weight: 400; }
    thead th {
      font-size: .8125rem; font-weight: 600; line-height: 1.2; vertical-align: bottom;
      border-bottom: 2px solid var(--ink);
    }
    thead th.number { text-align: right; min-width: 4.6rem; }
    th.label { position: sticky; left: 0; background: var(--paper); min-width: 14rem; }
    tbody th.in1 { padding-left: 1.6rem; }
    tbody th.in2 { padding-left: 2.6rem; }
    tbody th.in3 { padding-left: 3.6rem; }
    tbody th.in4 { padding-left: 4.6rem; }
    tbody th.in5 { padding-left: 5.6rem; }
    tbody th.in6 { padding-left: 6.6rem; }
    tbody tr:hover > * { background: var(--band); }
    tr.heading > th { font-weight: 600; padding-top: .9rem; }
    tr.subtotal > * { font-weight: 600; border-top: 1px solid var(--ink); background: var(--band); }
    tr.total > * {
      font-weight: 700; border-top: 2px solid var(--ink); border-bottom: 4px double var(--ink); background: var(--band);
    }
    tr.remainder > * { font-style: italic; border-top: 1px dashed var(--ink); }
    td a { text-decoration-style: dotted; }
    .notes { font-size: .8125rem; color: var(--soft); margin: 0 0 1.8rem; }
    .notes p { margin: 0 0 .25rem; }

    """

  private static let pieces = """
    .figure { font-variant-numeric: tabular-nums; }
    .notice {
      border: 1px solid var(--rule); border-left: .35rem solid var(--accent); margin: 1rem 0; padding: .6rem .9rem;
    }
    .notice p { margin: 0; }
    .notice strong:first-child { color: var(--accent); }
    .notice.warning { border-left-color: var(--warn); }
    .notice.warning strong:first-child { color: var(--warn); }
    .notice.error { border-left-color: var(--wrong); }
    .notice.error strong:first-child { color: var(--wrong); }

    """

  /// Drawings: of two widths the one that fits is seen; the colours are those of the paints.
  private static let charts = """
    .chart { margin: 1.6rem 0 1.8rem; }
    figcaption { font-weight: 600; margin: 0 0 .6rem; }
    .chart > p { font-size: .9375rem; color: var(--soft); margin: .5rem 0 .4rem; }
    .drawing {
      display: block; width: 100%; max-width: 45rem; height: auto; background: var(--paper);
      font-family: Arial, Helvetica, "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums;
    }
    .drawing.narrow { display: none; max-width: 24rem; }
    summary { cursor: pointer; font-size: .9375rem; color: var(--accent); width: fit-content; padding: .2rem 0; }
    details .region { margin-top: .6rem; }
    hr.page { border: 0; border-top: 1px solid var(--rule); margin: 2.4rem 0; }

    """

  /// The colours of drawings.
  static let paints =
    """
    :root { \(paints(\.light)) }
    @media (prefers-color-scheme: dark) { :root { \(paints(\.dark)) } }
    \(Paint.allCases.map { rules(of: $0) }.joined(separator: "\n"))

    """

  static func paints(_ colour: (Paint) -> UInt32) -> String {
    Paint.allCases.map { "--paint-\($0.rawValue): \(Paint.hex(colour($0)));" }.joined(separator: " ")
  }

  private static func rules(of paint: Paint) -> String {
    let colour = "var(--paint-\(paint.rawValue))"
    return ".drawing .\(paint.rawValue) { fill: \(colour); } "
      + ".drawing .pen.\(paint.rawValue) { fill: none; stroke: \(colour); }"
  }

  private static func narrow(_ rules: String) -> String { "@media (max-width: 40rem) {\n\(rules)}\n" }

  private static let narrowPage = """
      body { padding-top: 1rem; }
      header dl { grid-template-columns: 1fr; gap: .4rem; }

    """

  /// A telephone: the row's heading stays in sight but leaves room for a number beside it.
  private static let narrowPieces = """
      th, td { padding: .3rem .4rem; }
      table, thead th { font-size: .8125rem; }
      th.label { min-width: 8.6rem; max-width: 9.2rem; overflow-wrap: break-word; hyphens: auto; }
      th[scope="rowgroup"] { max-width: none; }
      .drawing.wide { display: none; }
      .drawing.narrow { display: block; }
      tbody th.in1, tbody th.in2, tbody th.in3, tbody th.in4, tbody th.in5, tbody th.in6 { padding-left: 1rem; }

    """

  /// Paper: black on white whatever the screen prefers, heads repeated, no row and no heading torn apart.
  private static func paper(_ rules: String) -> String {
    """
    @media print {
      :root {
        --paper: #ffffff; --ink: #000000; --soft: #333333; --rule: #b5b5b5; --band: #f1f1f1;
        --accent: #0b3f4d; --warn: #000000; --wrong: #000000;
      }
    \(rules)}

    """
  }

  private static let paperPage = """
      @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page); } }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .skip, nav { display: none; }
      h1 { font-size: 18pt; }
      h2 { font-size: 13pt; margin-top: 1.6rem; }
      h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
      header dl { grid-template-columns: repeat(3, 1fr); }

    """

  private static let paperPieces = """
      .region { overflow: visible; margin-top: 1rem; }
      table { font-size: 8.5pt; }
      th, td { padding: .18rem .3rem; }
      thead { display: table-header-group; }
      thead th { font-size: 8pt; }
      thead th.number { min-width: 0; }
      th.label { position: static; min-width: 0; width: 28%; }
      td.text { min-width: 0; }
      td.long { min-width: 8rem; }
      .wide table { font-size: 6.8pt; }
      .wide thead th { font-size: 6.6pt; }
      .wide th, .wide td { padding: .15rem .18rem; }
      .wide th.label { width: 20%; }
      tr, .notice, li { break-inside: avoid; }
      .short { break-inside: avoid; }
      tr.heading, thead { break-after: avoid; }
      tr.subtotal, tr.total { break-before: avoid; }
      .notes { break-before: avoid; font-size: 8pt; }
      header dt, .missing { font-size: 8.5pt; }
      .chart { margin: 1rem 0; }
      .chart th.label { width: auto; }
      details caption { font-size: 8.5pt; }
      .chart > p, figcaption { font-size: 9pt; }
      .drawing { max-height: 210mm; }
      figcaption { break-after: avoid; }
      :root { \(paints(\.light)) }
      summary { display: none; }
      hr.page { break-after: page; border: 0; margin: 0; }
      a { color: inherit; text-decoration: none; }
      p { orphans: 3; widows: 3; }

    """
}
