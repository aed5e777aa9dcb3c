package import Documents
import Figures
import Kernel

/// A document of everything that a tree can hold, with odd words and numbers, the same for the same seed.
package struct RandomDocument {
  private var chance: SeededChance
  private var ids = 0

  /// The document that the seed gives.
  package static func document(seed: Int) -> Document {
    var random = RandomDocument(chance: SeededChance(seed: seed))
    return random.document()
  }

  private static let words = [
    "", "Socialnämnden", "åäö ÅÄÖ é e\u{301}", "=1+1", "+46 8", "-", "@SUM(A1)", "<b>&amp;]]>\"'", "a\tb\nc\r\nd",
    "\u{0}\u{1}\u{8}\u{1F}", "\u{FFFE}\u{FFFF}\u{FEFF}", "👩‍👩‍👧 🇸🇪", "العربية", "_x0041_", "\\u0041 \\", " blank ",
    "\u{A0}\u{2028}\u{2029}", "ett långt ord " + String(repeating: "x", count: 300),
  ]

  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int(chance.next() % UInt64(choices.count))]
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }

  private mutating func word() -> String { pick(RandomDocument.words) }

  private mutating func id() -> String {
    ids += 1
    return "id-\(ids)"
  }

  private mutating func list<T>(_ most: Int, _ make: (inout RandomDocument) -> T) -> [T] {
    (0..<number(0...most)).map { _ in make(&self) }
  }

  private mutating func document() -> Document {
    Document(
      title: word(), language: pick(["sv-SE", "fi", ""]),
      heading: list(3) { .init($0.word(), $0.word()) }, blocks: list(9) { $0.block() },
      identity: .init(
        author: word(), registrationNumber: word(), day: pick([nil, Day("2019-04-30"), Day("2024-02-29")])))
  }

  private mutating func block() -> Block {
    switch number(0...8) {
    case 0: .heading(level: number(2...6), text: word(), id: id())
    case 1: .paragraph(inlines())
    case 2: .list(list(3) { $0.inlines() })
    case 3: .numbered(list(3) { $0.inlines() })
    case 4: .notice(Notice(pick(Notice.Kind.allCases), inlines()))
    case 5: .pageBreak
    case 6: .chart(chart())
    default: .table(table())
    }
  }

  private mutating func inlines() -> [Inline] {
    list(4) { random in
      switch random.number(0...5) {
      case 0: .text(random.word())
      case 1: .strong(random.word())
      case 2: .code(random.word())
      case 3: .link(random.word(), id: "id-1")
      case 4: .unresolved(random.word())
      default: .figure(random.cell(), random.wording())
      }
    }
  }

  private mutating func wording() -> Wording {
    switch number(0...3) {
    case 0: .signed
    case 1: .magnitude
    case 2: .words(positive: word(), negative: word(), zero: word())
    default: .roughly(step: Int64(number(-1...1_000)), positive: word(), negative: word(), zero: word())
    }
  }

  private mutating func chart() -> Chart {
    let table = table()
    let numbers = table.columns.indices.filter { table.columns[$0].kind == .number }
    let series = numbers.map { column in
      Chart.Series(column, pick([.bar, .line, .dashed, .band(upper: numbers[numbers.count - 1])]))
    }
    return Chart(
      id: id(), title: word(), description: word(), kind: pick(Chart.Kind.allCases), table: table, series: series)
  }

  private mutating func table() -> Table {
    let count = number(1...5)
    let columns = (0..<count).map { index in
      Table.Column(
        "c\(index)", word(), index == 0 ? .label : pick([.number, .number, .text]),
        difference: number(0...5) == 0 ? .init(number(0...(count - 1)), minus: number(0...(count - 1))) : nil)
    }
    let height = number(0...6)
    let rows = (0..<height).map { index in
      Table.Row(
        id: "row \(index)", kind: pick([.item, .heading, .subtotal, .total, .remainder]), level: number(0...3),
        cells: columns.map { column in
          switch column.kind {
          case .label: .text(word())
          case .text: pick([.text(word()), .empty])
          case .number: number(0...9) == 0 ? .empty : .figure(cell())
          }
        }, sumOf: number(0...3) == 0 ? (0..<height).filter { _ in number(0...1) == 0 } : [])
    }
    return Table(id: id(), caption: word(), columns: columns, rows: rows, notes: list(2) { $0.inlines() })
  }

  private mutating func cell() -> FigureCell {
    let big = Int64(bitPattern: chance.next())
    let value: FigureValue =
      switch number(0...7) {
      case 0: .money(Money(ore: big / 2))
      case 1, 2: .money(Money(ore: big % 1_000_000_000))
      case 3: .share(Share(big % 1_000, of: Int64(number(0...2_000))))
      case 4: .share(Share(big % 1_000_000_000_000, of: 3))
      case 5: .count(big % 100_000)
      case 6: .missing
      default: .suppressed
      }
    let unit: CellUnit =
      switch value {
      case .money: pick([.kr, .tkr, .mnkr])
      case .share: .percent
      default: .count
      }
    return FigureCell(
      key: key(), value: value,
      presentation: Presentation(unit: unit, factor: pick([1, -1]), decimals: number(0...(unit == .kr ? 2 : 3))),
      status: pick([nil, .open, .preliminary, .closed]))
  }

  private mutating func key() -> FigureKey {
    let periods = ["2019", "2019-04", "2019-01..2019-04", "2018-11..2019-02"]
    let ids = ["drift.personal", "A12", "ekb", "sick leave", "a/b", "a:b", "", "/\u{301}", "å", "1..2"]
    return FigureKey(
      pick(["variance", "actual", "", "a:b"]), list(2) { .init($0.pick(["line", "unit", ""]), $0.pick(ids)) },
      Period(pick(periods)) ?? Period(Day(daysSince1970: 0).inMonth))
  }
}
