import BenchmarkSupport
import Documents
import Figures
import Kernel

/// Reports of many tables with invented figures, always the same from the same seed.
enum LargeReport {
  private static let names = [
    "Verksamhetens intäkter", "Personalkostnader", "Lokalhyror", "Köp av tjänster", "Kapitalkostnader",
    "Övriga kostnader", "Verksamhetens kostnader", "Kommunbidrag", "Årets resultat",
  ]

  /// A report of so many tables, each with so many rows and columns, and so many charts of twelve months; the last row
  /// is the sum of the others, and the last column the difference of the two before it.
  static func document(tables: Int, rows: Int, columns: Int, charts: Int) -> Document {
    var chance = Chance(seed: 42)
    var blocks: [Block] = []
    for number in 0..<tables {
      blocks.append(.heading(level: 2, text: "Kapitel \(number)", id: "k\(number)"))
      blocks.append(.table(table(number, rows: rows, columns: columns, &chance)))
      if charts > 0, number % max(1, tables / charts) == 0, number / max(1, tables / charts) < charts {
        blocks.append(.chart(chart(number, &chance)))
      }
    }
    return Document(
      title: "Månadsuppföljning april 2019", heading: [.init("Nämnd", "Socialnämnden")], blocks: blocks)
  }

  private static func table(_ number: Int, rows: Int, columns: Int, _ chance: inout Chance) -> Table {
    let titles = (1..<columns).map { column in
      Table.Column(
        "c\(column)", "Budget helår \(2018 + column)",
        difference: column == columns - 1 ? .init(column - 1, minus: column - 2) : nil)
    }
    var sums = [Int64](repeating: 0, count: columns)
    let content = (0..<rows).map { row in
      var amounts = (0..<columns).map { _ in Int64(chance.below(20_000_000_000)) - 10_000_000_000 }
      amounts[columns - 1] = amounts[columns - 2] - amounts[columns - 3]
      let isLast = row == rows - 1
      if isLast { amounts = sums }
      for column in 0..<columns { sums[column] += amounts[column] }
      return Table.Row(
        id: "r\(row)", kind: isLast ? .total : .item,
        cells: [.text(names[chance.below(names.count)])]
          + (1..<columns).map { .figure(cell(amounts[$0], "A\(number)", "L\(row)", isWhole: $0 % 2 == 0)) },
        sumOf: isLast ? Array(0..<row) : [])
    }
    return Table(
      id: "t\(number)", caption: "Drift per område, tkr", columns: [.init("line", "", .label)] + titles, rows: content)
  }

  private static func chart(_ number: Int, _ chance: inout Chance) -> Chart {
    let months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    let rows = months.enumerated().map { index, month in
      Table.Row(
        id: month,
        cells: [.text(month)]
          + (0..<3).map { _ in .figure(cell(-Int64(chance.below(2_000_000_000)), "D\(number)", month, isWhole: false)) }
      )
    }
    let table = Table(
      id: "d\(number)-data", caption: "Utfall per månad, tkr",
      columns: [.init("m", "Månad", .label), .init("a", "Utfall"), .init("b", "Budget"), .init("c", "Föregående år")],
      rows: rows)
    return Chart(
      id: "d\(number)", title: "Kostnaderna per månad", description: "Staplar och linjer för tolv månader.",
      kind: .months, table: table, series: [.init(1, .bar), .init(2, .line), .init(3, .dashed)])
  }

  private static func cell(_ ore: Int64, _ area: String, _ line: String, isWhole: Bool) -> FigureCell {
    guard let year = Period("2019"), let toDate = Period("2019-01..2019-04") else {
      preconditionFailure("The periods are periods")
    }
    return FigureCell(
      key: FigureKey("variance", [.init("area", area), .init("line", line)], isWhole ? year : toDate),
      value: .money(Money(ore: ore)), presentation: .tkr, status: .closed)
  }

  /// A CSV file of so many postings with amounts in kronor and öre.
  static func postings(_ count: Int) -> [UInt8] {
    var chance = Chance(seed: 42)
    var text = Array("konto;ansvar;verksamhet;belopp;datum;text\n".utf8)
    for row in 0..<count {
      let codes = "\(3_000 + chance.below(5_000));\(chance.below(200));\(5_000 + chance.below(900))"
      let amount = "\(chance.below(2) == 0 ? "-" : "")\(chance.below(99_999)),\(10 + chance.below(89))"
      text += Array("\(codes);\(amount);2019-04-\(10 + row % 20);Köp av vård \(row)\n".utf8)
    }
    return text
  }
}
