/// The name of an HTML element that the program writes.
///
/// A closed list: what is not here cannot be written, `script` among it.
package enum Tag: String, Hashable, Sendable, CaseIterable {
  case a, abbr, article, aside, body, br, button, caption, code, col, colgroup, dd, details, div, dl, dt, em, fieldset
  case figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, head, header, hr, html, img, input, label, legend, li
  case link, main, meta, nav, ol, optgroup, option, output, p, pre, section, select, small, span, strong, style, sub
  case summary, sup, table, tbody, td, textarea, tfoot, th, thead, time, title, tr, ul

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
    case .a, .abbr, .button, .code, .em, .img, .input, .label, .option, .output, .pre, .select, .small, .span, .strong,
      .sub, .sup, .td, .textarea, .th, .time:
      false
    default: true
    }
  }
}
