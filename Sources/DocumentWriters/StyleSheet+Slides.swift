import HTML

extension StyleSheet {
  /// The element that holds the style sheet of pages for a meeting.
  ///
  /// Type grows with the window, so that a page looks the same on a laptop and on a wall; a telephone reads them as one
  /// column. On paper each is a sheet of 16 : 9.
  static let slides = Node.element(
    .style, [], [.raw(colours + paints + frame + slideWords + slideTables + small + sheet)])

  private static let frame = """
    * { box-sizing: border-box; }
    html {
      -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-snap-type: y proximity;
      font-size: clamp(1rem, .35rem + min(1.45vw, 2.6vh), 3rem);
    }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.35 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
    }
    .slide {
      min-height: 100vh; display: flex; flex-direction: column; scroll-snap-align: start;
      padding: 1.7rem 2.6rem 1rem; border-bottom: 1px solid var(--rule); border-left: .5rem solid var(--accent);
    }
    .head { flex: none; }
    .place { margin: 0 0 .25rem; font-size: .72rem; color: var(--accent); font-weight: 600; }
    h1, h2 { line-height: 1.15; margin: 0; font-weight: 700; overflow-wrap: break-word; }
    h1 { font-size: 2.6rem; }
    h2 { font-size: 1.6rem; max-width: 32em; }
    .body { flex: 1; display: flex; flex-direction: column; justify-content: center; padding: 1rem 0; min-height: 0; }
    .foot {
      flex: none; display: flex; justify-content: space-between; gap: 2rem; font-size: .62rem; color: var(--soft);
      border-top: 1px solid var(--rule); padding-top: .45rem;
    }
    .foot p { margin: 0; }
    .foot nav { display: flex; gap: 1.2rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
    a { color: var(--accent); }
    .foot a { display: inline-block; min-height: 24px; min-width: 24px; }
    :focus-visible { outline: .15rem solid var(--accent); outline-offset: .1rem; }
    .spoken, .picture .body > p, caption {
      position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    .title { background: #0b3f4d; color: #ffffff; border-left-color: #7fc4d6; }
    .title .foot { color: #d5e6eb; border-top-color: #4f7d8a; }
    .title a { color: #ffffff; }
    .title :focus-visible { outline-color: #ffffff; }
    .title dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .7rem 1.6rem; margin: 2.2rem 0 0;
    }
    .title dt { font-size: .68rem; color: #b9d6de; }
    .title dd { margin: 0; font-size: .9rem; font-weight: 600; }

    """

  private static let slideWords = """
    p, ul, ol { margin: 0 0 .7em; max-width: 34em; }
    ul, ol { padding-left: 1.3em; }
    li { margin: 0 0 .45em; padding-left: .2em; }
    li::marker { color: var(--accent); font-weight: 700; }
    code { font: .85em ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
    .figure { font-variant-numeric: tabular-nums; font-weight: 700; }
    .few .body { font-size: 1.55rem; }
    .some .body { font-size: 1.22rem; }
    .many .body { font-size: 1rem; }
    .warning { border-left-color: var(--warn); }
    .warning h2 { color: var(--warn); }
    .error { border-left-color: var(--wrong); }
    .error h2 { color: var(--wrong); }

    """

  private static let slideTables = """
    .region { position: relative; overflow-x: auto; }
    table {
      border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.25;
      font-variant-numeric: tabular-nums lining-nums;
    }
    .dense table { font-size: .74rem; }
    th, td { padding: .3em .5em; vertical-align: baseline; border-bottom: 1px solid var(--rule); text-align: left; }
    th { font-weight: 400; }
    td, th.number { text-align: right; white-space: nowrap; }
    td.text { text-align: left; white-space: normal; }
    thead th { font-size: .82em; font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--ink); }
    thead th.number { white-space: normal; min-width: 5.5em; }
    tr.subtotal > * { font-weight: 700; background: var(--band); border-top: 1px solid var(--ink); }
    tr.total > * { font-weight: 700; background: var(--band); border-top: 2px solid var(--ink); }
    tr.remainder > * { font-style: italic; }
    .notes, .rest { font-size: .62rem; color: var(--soft); margin: .5rem 0 0; max-width: none; }
    .notes p { margin: 0; max-width: none; }
    .picture .body { align-items: center; }
    .drawing { width: 100%; height: 66vh; font-family: Arial, Helvetica, "Liberation Sans", sans-serif; }
    .drawing.narrow { display: none; }

    """

  private static let small = """
    @media (max-width: 40rem) {
      html { font-size: 1rem; scroll-snap-type: none; }
      .slide { min-height: 0; padding: 1.2rem 1rem .8rem; border-left-width: .3rem; }
      h1 { font-size: 1.7rem; }
      h2 { font-size: 1.25rem; }
      .few .body, .some .body { font-size: 1.05rem; }
      .foot { flex-direction: column; gap: .3rem; font-size: .875rem; }
      .place, .notes, .rest, .title dt { font-size: .875rem; }
      .drawing { height: auto; }
      .drawing.wide { display: none; }
      .drawing.narrow { display: block; max-width: 24rem; }
    }

    """

  private static let sheet = """
    @media print {
      :root {
        --paper: #ffffff; --ink: #000000; --soft: #333333; --rule: #b5b5b5; --band: #f1f1f1;
        --accent: #0b3f4d; --warn: #6b3a00; --wrong: #8c0f1a; \(paints(\.light))
      }
      @page { size: 338.67mm 190.5mm; margin: 0; }
      html { font-size: 24px; }
      .slide {
        height: 190.4mm; min-height: 0; break-after: page; break-inside: avoid; border-bottom: 0;
      }
      .slide:last-child { break-after: auto; }
      .title { background: #ffffff; color: #000000; border-left-color: #0b3f4d; }
      .title .foot, .title dt { color: #333333; border-top-color: #b5b5b5; }
      .drawing { height: 125mm; }
      .drawing.wide { display: block; }
      .drawing.narrow { display: none; }
      .foot a { display: none; }
      .region { overflow: visible; }
      a { color: inherit; text-decoration: none; }
    }

    """
}
