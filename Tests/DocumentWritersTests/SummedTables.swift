import Documents
import Figures
import Kernel
import TestSupport

/// Documents of tables whose sums and differences hold to the öre, with holes in them, the same for the same seed.
enum SummedTables {
  static func document(seed: Int) -> Document {
    var chance = SeededChance(seed: seed)
    return Document(title: "Summor \(seed)", blocks: (1...3).map { .table(table($0, &chance)) })
  }

  /// Two columns and their difference, over rows of which some are sums of others.
  private static func table(_ number: Int, _ chance: inout SeededChance) -> Table {
    let isMoney = Int.random(in: 0...3, using: &chance) > 0
    let presentation = Presentation(
      unit: isMoney ? [.kr, .tkr, .mnkr][Int.random(in: 0...2, using: &chance)] : .count,
      factor: Bool.random(using: &chance) ? 1 : -1, decimals: isMoney ? 1 : 0)
    var values: [[Int64?]] = []
    var sums: [[Int]] = []
    for row in 0..<Int.random(in: 4...25, using: &chance) {
      let isSum = row > 2 && Int.random(in: 0...3, using: &chance) == 0
      let parts = isSum ? (0..<row).filter { _ in Int.random(in: 0...2, using: &chance) > 0 } : []
      sums.append(parts)
      if parts.isEmpty {
        values.append(
          (0..<2).map { _ in
            Int.random(in: 0...9, using: &chance) == 0
              ? nil : Int64.random(in: -9_999_999_999...9_999_999_999, using: &chance)
          })
      } else {
        values.append((0..<2).map { column in parts.reduce(0) { $0 + (values[$1][column] ?? 0) } })
      }
    }
    let rows = values.indices.map { row in
      let (a, b) = (values[row][0], values[row][1])
      let difference = a.flatMap { a in b.map { a - $0 } }
      return Table.Row(
        id: "r\(row)", kind: sums[row].isEmpty ? .item : .subtotal,
        cells: [.text("Rad \(row)")]
          + [a, b, difference].enumerated().map { column, value in
            .figure(
              FigureCell(
                key: FigureKey("m\(column)", [.init("line", "t\(number).r\(row)")], Sample.year),
                value: value.map { isMoney ? .money(Money(ore: $0)) : .count($0) } ?? .missing,
                presentation: presentation, status: .closed))
          }, sumOf: sums[row])
    }
    return Table(
      id: "t\(number)", caption: "Tabell nummer \(number)",
      columns: [
        .init("row", "Rad", .label), .init("a", "Utfall"), .init("b", "Budget"),
        .init("c", "Avvikelse", difference: .init(1, minus: 2)),
      ], rows: rows)
  }
}
