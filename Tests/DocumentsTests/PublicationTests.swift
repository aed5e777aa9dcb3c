import Documents
import Figures
import Kernel
import Testing

@Suite("A document is published without small numbers of people")
struct PublicationTests {
  private let measures = [
    Measure(name: "placed", title: "Placerade", axes: ["unit"], kind: .count, isOfPeople: true),
    Measure(name: "ill", title: "Andel sjuka", axes: ["unit"], kind: .share, isOfPeople: true),
    Measure(name: "cost", title: "Kostnad", axes: ["unit"]),
  ]
  private let count = Presentation(unit: .count, factor: 1)

  private func cell(_ measure: String, _ id: String, _ value: FigureValue) throws -> FigureCell {
    FigureCell(
      key: FigureKey(measure, [.init("unit", id)], try #require(Period("2019"))), value: value,
      presentation: measure == "cost" ? .tkr : count)
  }

  private func document(_ numbers: [Int64]) throws -> Document {
    var rows = try numbers.enumerated().map { index, number in
      Table.Row(
        id: "u\(index)",
        cells: [
          .text("Enhet \(index)"), .figure(try cell("placed", "u\(index)", .count(number))),
          .figure(try cell("cost", "u\(index)", .money(Money(ore: 300)))),
          .figure(try cell("ill", "u\(index)", .share(Share(number * 2, of: 100)))),
        ])
    }
    rows.append(
      Table.Row(
        id: "sum", kind: .total,
        cells: [
          .text("Summa"), .figure(try cell("placed", "all", .count(numbers.reduce(0, +)))), .empty, .empty,
        ], sumOf: Array(numbers.indices)))
    let table = Table(
      id: "t", caption: "Placerade per enhet",
      columns: [.init("u", "Enhet", .label), .init("n", "Antal"), .init("c", "Kostnad"), .init("s", "Andel")],
      rows: rows)
    return Document(
      title: "Placerade",
      blocks: [
        .paragraph([.text("Enheten har "), .figure(try cell("placed", "u0", .count(numbers[0])), .signed)]),
        .table(table),
        .chart(
          Chart(
            id: "d", title: "Enhet 0 har 3", description: "Den minsta är 3.", kind: .bars, table: table,
            series: [.init(1, .bar)])),
      ])
  }

  @Test("A small number goes from table, text and chart, another goes with it, money stays")
  func published() throws {
    let document = try document([3, 40, 9])
    let public1 = document.forPublication(measures: measures)
    let keys = Set(public1.hidden.map(\.description))
    #expect(keys == ["placed:unit/u0:2019", "placed:unit/u2:2019", "ill:unit/u0:2019", "ill:unit/u2:2019"])
    guard case .table(let table) = public1.document.blocks[1], case .chart(let chart) = public1.document.blocks[2],
      case .paragraph(let text) = public1.document.blocks[0]
    else {
      Issue.record("The blocks are others")
      return
    }
    func texts(_ row: Int) -> [String] {
      table.rows[row].cells.map { if case .figure(let cell) = $0 { cell.text } else { "" } }
    }
    #expect(texts(0) == ["", "··", "0", "··"] && texts(1)[1] == "40" && texts(3)[1] == "52")
    #expect(text.plainText == "Enheten har uppgiften visas inte")
    #expect(table.allNotes.first?.plainText == Table.smallNumbersNote(SmallNumbers()))
    #expect(chart.title == "Placerade per enhet" && !chart.description.contains("3"))
    #expect(public1.exposed.isEmpty)
  }

  @Test("Nothing is hidden where no measure is of people, and the document is the same")
  func untouched() throws {
    let document = try document([3, 40, 9])
    let plain = measures.map { Measure(name: $0.name, title: $0.title, axes: $0.axes, kind: $0.kind) }
    #expect(document.forPublication(measures: plain).document == document)
    #expect(try self.document([30, 40, 9]).forPublication(measures: measures).hidden.isEmpty)
  }

  @Test("A later version does not tell what an earlier one hid")
  func editions() throws {
    let first = try document([3, 40, 9])
    let shown = first.forPublication(measures: measures).document
    // The first unit is dropped from the second version, whose own numbers are all large.
    let second = try document([40, 9])
    let table = Document(
      title: "Placerade", blocks: second.blocks.filter { if case .table = $0 { true } else { false } })
    let next = table.forPublication(measures: measures, after: [.init(whole: first, shown: shown)])
    #expect(next.exposed.isEmpty)
    // Unit 2 of the first version has the number 9 and is not in the second; nothing there tells it.
    #expect(!next.hidden.contains { $0.measure == "cost" })
  }
}
