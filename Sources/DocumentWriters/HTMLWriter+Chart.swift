import Documents
import HTML

extension HTMLWriter {
  /// The chart: its message, the drawing in two widths of which the reader sees the one that fits, its words, and the
  /// numbers in a table that opens on demand and on paper.
  mutating func node(of chart: Chart) -> Node {
    chartCount += 1
    let name = "Diagram \(chartCount)"
    let textId = chart.id + "-text"
    let drawings = [(ChartDrawing.wide, "wide"), (ChartDrawing.narrow, "narrow")].map { width, form in
      let markup = SVGWriter.inline(
        ChartDrawing.drawing(of: chart, width: width), title: chart.title, describedBy: textId,
        titleId: chart.id + "-" + form, form: form)
      return Node.raw(String(decoding: markup, as: UTF8.self))
    }
    return .element(
      .figure, [.id(chart.id), .class("chart")],
      [
        .element(
          .figcaption, [], [.element(.span, [.class("ordinal")], name), .text(" " + chart.title)]),
        .fragment(drawings),
        .element(.p, [.id(textId)], chart.description),
        .element(
          .details, [],
          [
            .element(.summary, [], "Siffrorna i \(name.lowercased())"),
            node(of: chart.table, called: "Underlag till \(name.lowercased())."),
          ]),
      ])
  }
}
