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
    #expect(keys == ["placed:unit/u0:2019", "placed:unit/u1:2019", "ill:unit/u0:2019", "ill:unit/u1:2019"])
    guard case .table(let table) = public1.document.blocks[1], case .chart(let chart) = public1.document.blocks[2],
      case .paragraph(let text) = public1.document.blocks[0]
    else {
      Issue.record("The blocks are others")
      return
    }
    func texts(_ row: Int) -> [String] {
      table.rows[row].cells.map { if case .figure(let cell) = $0 { cell.text } else { "" } }
    }
    #expect(texts(0) == ["", "··", "0", "··"] && texts(2)[1] == "9" && texts(3)[1] == "52")
    #expect(text.plainText == "Enheten har uppgiften visas inte")
    #expect(table.allNotes.first?.plainText == Table.smallNumbersNote([5]))
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

  @Test("A change, a share and a figure as it was go with the small numbers that they would tell")
  func derived() throws {
    let year = try #require(Period("2019"))
    func key(_ id: String) -> FigureKey { FigureKey("placed", [.init("unit", id)], year) }
    func inline(_ key: FigureKey, _ value: FigureValue) -> Inline {
      .figure(FigureCell(key: key, value: value, presentation: count), .signed)
    }
    let old = DerivedFigure.asOf(key("a"), moment: "e12").key
    let change = DerivedFigure.change(new: key("a"), old: old).key
    let share = DerivedFigure.share(part: key("b"), whole: key("all")).key
    let document = Document(
      title: "Placerade",
      blocks: [
        // 14 now, 3 before: the change would tell the 3.
        .paragraph([inline(key("a"), .count(14)), inline(change, .count(11)), inline(old, .count(3))]),
        .paragraph([inline(key("all"), .count(40)), inline(share, .share(Share(4, of: 40)))]),
      ])
    let found = document.forPublication(measures: measures)
    #expect(found.hidden == [old, change, share])
    // Where the earlier number stands in no text, the change beside it that was published tells it all the same.
    let told = Document(title: "Placerade", blocks: [.paragraph([inline(key("a"), .count(14))])])
    let later = Document(title: "Placerade", blocks: [.paragraph([inline(change, .count(11))])])
    let apart = later.forPublication(
      measures: measures, sums: [.init(key("a"), of: [old, change])], after: [.init(whole: told, shown: told)])
    #expect(apart.hidden.isEmpty, "neither number stands in the later document")
  }

  @Test("Shares in a column are hidden as the numbers that they are shares of")
  func shares() throws {
    let cells = try [(2, 40), (30, 60), (9, 50), (41, 150)].enumerated().map { index, share in
      Table.Cell.figure(
        FigureCell(
          key: try cell("ill", "s\(index)", .missing).key, value: .share(Share(Int64(share.0), of: Int64(share.1))),
          presentation: Presentation(unit: .percent, factor: 1)))
    }
    let table = Table(
      id: "t", caption: "Sjuka", columns: [.init("u", "Enhet", .label), .init("s", "Andel")],
      rows: cells.enumerated().map { index, cell in
        Table.Row(id: "r\(index)", cells: [.text("\(index)"), cell], sumOf: index == 3 ? [0, 1, 2] : [])
      })
    let found = Document(title: "Sjuka", blocks: [.table(table)]).forPublication(measures: measures)
    #expect(Set(found.hidden.map(\.description)) == ["ill:unit/s0:2019", "ill:unit/s1:2019"])
  }

  @Test("A measure with a limit of its own follows it, and the note says which")
  func ownLimits() throws {
    let strict = [
      Measure(
        name: "placed", title: "Placerade", axes: ["unit"], kind: .count, isOfPeople: true, leastPublished: 11)
    ]
    let found = try document([30, 40, 9, 10]).forPublication(measures: strict)
    #expect(Set(found.hidden.map(\.description)) == ["placed:unit/u2:2019", "placed:unit/u3:2019"])
    guard case .table(let table) = found.document.blocks[1] else {
      Issue.record("The block is another")
      return
    }
    #expect(table.allNotes.first?.plainText.contains("färre än 11 personer") == true)
    #expect(try document([30, 40, 9, 10]).forPublication(measures: measures).hidden.isEmpty)
  }

  @Test("What stands only in what was kept apart is not taken for published")
  func enclosures() throws {
    let open = try document([30, 40, 90])
    let kept = try document([3, 40, 9])
    // The kept tree has more than what was shown of it: nothing of that is known.
    let edition = Document.Edition(
      whole: Document(title: "Allt", blocks: open.blocks + kept.blocks), shown: Document(title: "", blocks: []))
    #expect(kept.forPublication(measures: measures, after: [edition]).exposed.isEmpty)
  }
}
