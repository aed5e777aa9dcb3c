import Documents
import HTML

extension HTMLWriter {
  /// The chart: its message, the drawing in two widths of which the reader sees the one that fits, its words, and the
  /// numbers in a table that stands open, on paper too, and can be closed.
  mutating func node(of chart: Chart) -> Node {
    chartCount += 1
    let name = "Diagram \(chartCount)"
    return .element(
      .figure, [.id(chart.id), .class("chart")],
      [
        .element(
          .figcaption, [], [.element(.span, [.class("ordinal")], name), .text(" " + chart.title)]),
        drawings(of: chart),
        .element(.p, [.id(chart.id + "-text")], chart.description),
        .element(
          .details, [.flag(.open)],
          [
            .element(.summary, [], "Siffrorna i \(name.lowercased())"),
            node(of: chart.table, called: "Underlag till \(name.lowercased())."),
          ]),
      ])
  }

  /// The drawing in two widths, of which the style sheet shows the one that fits; its description has the chart's id
  /// with `-text`.
  func drawings(of chart: Chart) -> Node {
    .fragment(
      [(ChartDrawing.wide, "wide"), (ChartDrawing.narrow, "narrow")].map { width, form in
        let markup = SVGWriter.inline(
          ChartDrawing.drawing(of: chart, width: width), title: chart.title, describedBy: chart.id + "-text",
          titleId: chart.id + "-" + form, form: form)
        return Node.raw(String(decoding: markup, as: UTF8.self))
      })
  }
}
