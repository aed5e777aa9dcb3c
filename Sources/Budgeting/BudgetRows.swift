package import Accounts
import FoundationEssentials
package import Kernel
package import Storage

/// The rows of a year's budget in columns: codes, the year's amount, how it falls on the months, and the months.
///
/// The months of rows that are spread evenly or by their own months are settled when the budget is brought in; rows
/// that follow last year are spread when last year is known.
package struct BudgetRows: Hashable, Sendable {
  /// The codes, a column for each coding part.
  package let columns: FactColumns
  /// The year's amounts; debit-positive öre.
  package let amounts: [Int64]
  /// How each row falls on the months.
  package let profiles: [BudgetProfile.Name]
  /// The amounts of January of all rows, then of February and so on; zeros where a row follows last year.
  private let months: [[Int64]]

  /// The rows.
  package init(_ rows: [BudgetRow]) {
    columns = BudgetRows.columns(rows)
    amounts = rows.map(\.amount.ore)
    profiles = rows.map(\.profile.name)
    let spread = rows.map { $0.months ?? [Money](repeating: .zero, count: 12) }
    months = (0..<12).map { month in spread.map { $0[month].ore } }
  }

  private init(columns: FactColumns, amounts: [Int64], profiles: [BudgetProfile.Name], months: [[Int64]]) {
    self.columns = columns
    self.amounts = amounts
    self.profiles = profiles
    self.months = months
  }

  /// How many rows there are.
  package var count: Int { amounts.count }

  /// The amounts of the row by month, January first; nil where it follows last year.
  package func months(of row: Int) -> [Money]? {
    profiles[row] == .lastYear ? nil : months.map { Money(ore: $0[row]) }
  }

  /// The codes of the row; parts without a code are left out.
  package func codes(of row: Int) -> [CodingPart: String] {
    var codes: [CodingPart: String] = [:]
    for part in CodingPart.allCases {
      let column = columns.code(part.column)
      let code = column.dictionary[Int(column.codes[row])]
      if !code.isEmpty { codes[part] = code }
    }
    return codes
  }

  /// These rows and then the others.
  package func appending(_ rows: [BudgetRow]) -> BudgetRows {
    guard !rows.isEmpty else { return self }
    let other = BudgetRows(rows)
    let joined = CodingPart.allCases.map { part in
      (part.column, FactColumn.code(BudgetRows.joined(columns.code(part.column), other.columns.code(part.column))))
    }
    return BudgetRows(
      columns: FactColumns(joined), amounts: amounts + other.amounts, profiles: profiles + other.profiles,
      months: zip(months, other.months).map { $0 + $1 })
  }

  /// The codes of rows as columns, told apart by their bytes.
  package static func columns(_ rows: [BudgetRow]) -> FactColumns {
    FactColumns(
      CodingPart.allCases.map { part in
        var column = CodeColumn()
        var numbers: [ExactText: UInt32] = [:]
        for row in rows { column.codes.append(number(of: row.codes[part.column] ?? "", in: &column, &numbers)) }
        return (part.column, .code(column))
      })
  }

  private static func joined(_ first: CodeColumn, _ second: CodeColumn) -> CodeColumn {
    var column = first
    var numbers = Dictionary(
      first.dictionary.enumerated().map { (ExactText($1), UInt32($0)) }, uniquingKeysWith: { first, _ in first })
    let places = second.dictionary.map { number(of: $0, in: &column, &numbers) }
    column.codes += second.codes.map { places[Int($0)] }
    return column
  }

  private static func number(
    of code: String, in column: inout CodeColumn, _ numbers: inout [ExactText: UInt32]
  ) -> UInt32 {
    let exact = ExactText(code)
    if let number = numbers[exact] { return number }
    let number = UInt32(column.dictionary.count)
    numbers[exact] = number
    column.dictionary.append(code)
    return number
  }
}

extension BudgetRows {
  /// The schema that is written today; it stands first in the bytes.
  static let tag = "budget-rows/2"
  private static let amount = "amount"
  private static let profile = "profile"
  private static let monthNames = (1...12).map { "m" + Digits.padded($0, 2) }

  /// The rows as bytes, to be kept as a blob: the tag and a line end, then the columns.
  package func encoded() -> [UInt8] {
    var names = CodeColumn(dictionary: BudgetProfile.Name.allCases.map(\.rawValue))
    let numbers = Dictionary(
      BudgetProfile.Name.allCases.enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { first, _ in first })
    names.codes = profiles.map { numbers[$0] ?? 0 }
    let named =
      zip(columns.names, columns.columns).map { ($0, $1) }
      + [(BudgetRows.amount, .integer(amounts)), (BudgetRows.profile, .code(names))]
      + zip(BudgetRows.monthNames, months).map { ($0, FactColumn.integer($1)) }
    return Array((BudgetRows.tag + "\n").utf8) + FactColumns(named).encoded()
  }

  /// The rows that a blob holds, in today's schema or the first, which was JSON without a tag.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` for a later schema, a `Fault` for bytes that are damaged.
  package static func decode(_ bytes: [UInt8]) throws -> BudgetRows {
    if bytes.first == UInt8(ascii: "[") {
      return BudgetRows(try JSONDecoder().decode([BudgetRow].self, from: Data(bytes)))
    }
    let line = bytes.prefix(40).prefix { $0 != UInt8(ascii: "\n") }
    let written = String(decoding: line, as: UTF8.self)
    if written != tag, written.hasPrefix("budget-rows/") { throw StorageProblem.newerThanProgram(tag: written) }
    guard written == tag, let all = FactColumns(encoded: Array(bytes.dropFirst(line.count + 1))),
      let profiles = profiles(all), case .integer(let amounts)? = all[amount],
      CodingPart.allCases.allSatisfy({ part in if case .code? = all[part.column] { true } else { false } })
    else { throw Fault.damagedStore("the bytes are damaged", doing: "reading the rows of a budget") }
    let months = monthNames.map { all.integer($0) }
    return BudgetRows(
      columns: FactColumns(CodingPart.allCases.map { ($0.column, .code(all.code($0.column))) }), amounts: amounts,
      profiles: profiles, months: months)
  }

  private static func profiles(_ columns: FactColumns) -> [BudgetProfile.Name]? {
    guard case .code(let column)? = columns[profile] else { return nil }
    let names = column.dictionary.map { BudgetProfile.Name(rawValue: $0) }
    guard !names.contains(nil) else { return nil }
    return column.codes.compactMap { names[Int($0)] }
  }
}
