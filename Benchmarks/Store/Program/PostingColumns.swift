import Kernel
import Storage

/// The benchmark's ledger table and its generated months.
enum PostingColumns {
  private struct Part {
    let name: String
    let size: UInt64
    let first: Int
    let withEmpty: Bool
  }

  private static let parts = [
    Part(name: "account", size: 401, first: 3_000, withEmpty: false),
    Part(name: "responsibility", size: 200, first: 1_000, withEmpty: false),
    Part(name: "service_area", size: 120, first: 500, withEmpty: false),
    Part(name: "activity", size: 30, first: 10, withEmpty: true),
    Part(name: "project", size: 40, first: 7_000, withEmpty: true),
    Part(name: "object", size: 20, first: 100, withEmpty: true),
    Part(name: "counterparty", size: 60, first: 800, withEmpty: true),
    Part(name: "phase", size: 1, first: 0, withEmpty: true),
    Part(name: "voucher_series", size: 4, first: 0, withEmpty: false),
  ]

  /// The columns of the ledger, in its order.
  static let table = FactTable(
    name: "ledger_posting",
    columns: [.init("voucher_series", .code), .init("voucher_number", .text), .init("voucher_date", .integer)]
      + parts.dropLast().map { .init($0.name, .code) } + [.init("amount_ore", .integer), .init("text", .text)],
    groupedBy: parts.dropLast().map(\.name), summed: ["amount_ore"])

  /// So many rows in twelve months, and the sum of their amounts.
  static func months(_ rows: Int) -> (months: [(Month, FactColumns)], sum: Int64) {
    var chance = PostingChance()
    var months: [(Month, FactColumns)] = []
    var sum: Int64 = 0
    var row = 0
    for number in 0..<12 {
      guard let month = Month(year: 2019, month: number + 1) else { preconditionFailure("A year has twelve months") }
      var codes = parts.map { part in
        CodeColumn(
          dictionary: (0..<Int(part.size)).map { part.withEmpty && $0 == 0 ? "" : String(part.first + $0) })
      }
      var (dates, amounts, numbers, texts) = ([Int64](), [Int64](), TextColumn(), TextColumn())
      while row < rows, row * 12 / rows == number {
        for index in parts.indices {
          let one = chance.below(parts[index].size)
          codes[index].codes.append(UInt32(min(one, chance.below(parts[index].size))))
        }
        dates.append(Int64(20_190_101 + number * 100 + Int(chance.below(28))))
        amounts.append(Int64(chance.below(20_000_000)) - 9_000_000)
        sum += amounts.last ?? 0
        texts.append("Faktura nr \(chance.below(5_000))".utf8)
        numbers.append(String(row / 3).utf8)
        row += 1
      }
      let named = zip(parts, codes).map { ($0.name, FactColumn.code($1)) }
      months.append(
        (
          month,
          FactColumns(
            named + [
              ("voucher_number", .text(numbers)), ("voucher_date", .integer(dates)), ("amount_ore", .integer(amounts)),
              ("text", .text(texts)),
            ])
        ))
    }
    return (months, sum)
  }
}
