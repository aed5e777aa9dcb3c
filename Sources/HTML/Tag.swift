/// The name of an HTML element that the program writes.
///
/// A closed list: what is not here cannot be written. A `script` cannot hold anything: it names a file of its own.
package enum Tag: String, Hashable, Sendable, CaseIterable {
  case a, abbr, article, aside, body, br, button, caption, code, col, colgroup, datalist, dd, del, details, dialog, div
  case dl, dt, em, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, head, header, hr, html, img,
    input
  case ins, kbd, label, legend, li, link, main, mark, meta, nav, ol, optgroup, option, output, p, pre, progress, script
  case section, select, small, span, strong, style, sub, summary, sup, table, tbody, td, textarea, tfoot, th, thead
  case time, title, tr, ul

  /// Whether the element has neither content nor an end tag.
  package var isVoid: Bool {
    switch self {
    case .br, .col, .hr, .img, .input, .link, .meta: true
    default: false
    }
  }

  /// Whether a line break after the element changes nothing that a reader sees.
  ///
  /// It makes written pages readable, and comparable line by line.
  var endsLine: Bool {
    switch self {
    case .a, .abbr, .button, .code, .del, .em, .img, .input, .ins, .kbd, .label, .mark, .option, .output, .pre,
      .progress, .select, .small, .span, .strong, .sub, .sup, .td, .textarea, .th, .time:
      false
    default: true
    }
  }
}
