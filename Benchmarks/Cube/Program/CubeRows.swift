import Accounts
import BenchmarkSupport
import Kernel
import Storage

/// The rows of the benchmark: always the same ones, shuffled, account and unit Zipf-distributed.
///
/// Row layout, in the order that numbers are drawn for a row: account (401, Zipf), service area (60, Zipf), unit (200,
/// Zipf), month (36, even), amount in öre (even from −1 000 000 to 8 999 999). Codes are numbered by rank: account
/// rank r has the code 3000 + 13 r modulo 5000, service area 500 + r, unit 1000 + r.
struct CubeRows {
  static let accounts = 401
  static let serviceAreas = 60
  static let units = 200
  static let months = 36

  /// The codes by coding part, the months and the amounts.
  let columns: FactColumns

  /// So many rows from the seed.
  init(count: Int, seed: UInt64) {
    var chance = Chance(seed: seed)
    let zipfs = [CubeRows.accounts, CubeRows.serviceAreas, CubeRows.units].map { Zipf(count: $0) }
    var codes = [[UInt32]](repeating: [UInt32](repeating: 0, count: count), count: 4)
    var amounts = [Int64](repeating: 0, count: count)
    for row in 0..<count {
      for (part, zipf) in zipfs.enumerated() { codes[part][row] = UInt32(zipf.rank(&chance)) }
      codes[3][row] = UInt32(chance.below(CubeRows.months))
      amounts[row] = Int64(chance.below(10_000_000)) - 1_000_000
    }
    let dictionaries = [
      (0..<CubeRows.accounts).map { CubeRows.account($0) },
      (0..<CubeRows.serviceAreas).map { String(500 + $0) },
      (0..<CubeRows.units).map { CubeRows.responsibility($0) },
      CubeRows.period.months.map(\.description),
    ]
    let names = [CodingPart.account.column, CodingPart.serviceArea.column, CodingPart.responsibility.column, "month"]
    columns = FactColumns(
      names.indices.map { (names[$0], .code(CodeColumn(dictionary: dictionaries[$0], codes: codes[$0]))) }
        + [("amount_ore", .integer(amounts))])
  }

  /// The three years.
  static var period: Period {
    guard let first = Month(year: 2017, month: 1), let period = Period(first, first.advanced(by: months - 1)) else {
      preconditionFailure("Three years are a period")
    }
    return period
  }

  static func account(_ rank: Int) -> String { String(3_000 + rank * 13 % 5_000) }
  static func responsibility(_ rank: Int) -> String { String(1_000 + rank) }

  /// A statement whose lines are found through account and service area together; class 8 above 8500 lies outside.
  static var statement: Statement {
    func rule(_ account: String, _ areas: String? = nil) -> FactSelection {
      var parts = [CodingPart.account.column: CodeRange(text: account).map { [$0] } ?? []]
      if let areas { parts[CodingPart.serviceArea.column] = CodeRange(text: areas).map { [$0] } ?? [] }
      return FactSelection(parts)
    }
    func leaf(_ id: String, _ rules: [FactSelection]) -> Statement.Line {
      Statement.Line(id: id, name: id, parent: "resultat", kind: .leaf, rules: rules)
    }
    return Statement(
      name: "Drift", selection: [], outside: [rule("77-79")],
      lines: [
        leaf("avgifter", [rule("30-31")]), leaf("bidrag", [rule("32-39", "500-529")]),
        leaf("ovriga-intakter", [rule("32-39", "530-559")]), leaf("barn", [rule("40-45", "500-509")]),
        leaf("vuxna", [rule("40-45", "510-519")]), leaf("ovrig-vard", [rule("40-45", "520-559")]),
        leaf("bistand", [rule("46-49", "500-504"), rule("46-49", "550-559")]),
        leaf("ovriga-bidrag", [rule("46-49", "505-549")]), leaf("loner-ifo", [rule("50-56", "500-519")]),
        leaf("loner-ovriga", [rule("50-56", "520-559")]), leaf("lokaler", [rule("60-61")]),
        leaf("ovriga-kostnader", [rule("57-59"), rule("62-68")]), leaf("avskrivningar", [rule("69-70", "500-540")]),
        Statement.Line(id: "resultat", name: "Resultat", parent: nil, kind: .sum, rules: []),
      ])
  }

  /// How the rows are laid out: the statement, no areas, a unit for each responsibility code.
  static var layout: CellLayout {
    CellLayout(
      statement: statement, areas: [], units: (0..<units).map { [CodeRange(responsibility($0))] })
  }
}
