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

  /// A report of so many tables, each with so many rows and columns; the last row is the sum of the others.
  static func document(tables: Int, rows: Int, columns: Int) -> Document {
    var chance = Chance(seed: 42)
    guard let year = Period("2019"), let toDate = Period("2019-01..2019-04") else {
      preconditionFailure("The periods are periods")
    }
    var blocks: [Block] = []
    for number in 0..<tables {
      blocks.append(.heading(level: 2, text: "Kapitel \(number)", id: "k\(number)"))
      let titles = (1..<columns).map { Table.Column("c\($0)", "Budget helår \(2018 + $0)") }
      let content = (0..<rows).map { row in
        let cells = (1..<columns).map { column in
          let key = FigureKey(
            "variance", [.init("area", "A\(number)"), .init("line", "L\(row)")], column % 2 == 0 ? year : toDate)
          let amount = Money(ore: Int64(chance.below(20_000_000_000)) - 10_000_000_000)
          return Table.Cell.figure(
            FigureCell(key: key, value: .money(amount), presentation: .tkr, status: .closed))
        }
        let isLast = row == rows - 1
        return Table.Row(
          id: "r\(row)", kind: isLast ? .total : .item, cells: [.text(names[chance.below(names.count)])] + cells,
          sumOf: isLast ? Array(0..<row) : [])
      }
      blocks.append(
        .table(
          Table(
            id: "t\(number)", caption: "Drift per område, tkr", columns: [.init("line", "", .label)] + titles,
            rows: content)))
    }
    return Document(
      title: "Månadsuppföljning april 2019", heading: [.init("Nämnd", "Socialnämnden")], blocks: blocks)
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
