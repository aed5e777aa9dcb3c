import Accounts
import BenchmarkSupport
import Kernel
import Ledger
import Storage

/// The codings of a large municipality's board and the postings drawn from them; always the same from the same seed.
///
/// A posting draws responsibility (200, Zipf) and account (400, Zipf); a responsibility works in three service areas
/// of 60 (Zipf among the three), which have an activity of their own every fourth time. One posting in twenty has one
/// of the two projects (of 40) that belong to the responsibility, and of accounts in class 4 every other posting has
/// one of 8 counterparties (Zipf).
struct LargeBoard {
  static let responsibilities = 200
  static let accounts = 400
  static let serviceAreas = 60

  private static let responsibilityZipf = Zipf(count: responsibilities)
  private static let accountZipf = Zipf(count: accounts)
  private static let counterpartyZipf = Zipf(count: 8)
  private static let areaZipf = Zipf(count: 3)
  private static let parts: [CodingPart] = [
    .account, .responsibility, .serviceArea, .activity, .project, .object, .counterparty,
  ]

  private var chance: Chance

  /// Postings from the seed.
  init(seed: UInt64) { chance = Chance(seed: seed) }

  /// The account of a rank: half of the postings' weight lies in classes 5 and 4, as in life.
  static func account(_ rank: Int) -> String {
    let classes = [5, 4, 6, 5, 7, 5, 4, 3]
    return String(classes[rank % classes.count] * 1_000 + rank * 37 % 1_000)
  }
  /// The responsibility code of a rank: the first three digits are the unit's.
  static func responsibility(_ rank: Int) -> String { String(30_000 + rank * 30) }
  static func serviceArea(_ rank: Int) -> String { String(500 + rank) }

  /// The codes of one posting, by coding part.
  mutating func coding() -> [String] {
    let responsibility = LargeBoard.responsibilityZipf.rank(&chance)
    let account = LargeBoard.account(LargeBoard.accountZipf.rank(&chance))
    let area = (responsibility * 7 + LargeBoard.areaZipf.rank(&chance)) % LargeBoard.serviceAreas
    let activity = chance.below(4) == 0 ? String(10 + area % 15) : ""
    let project = chance.below(20) == 0 ? String(7_000 + (responsibility * 3 + chance.below(2)) % 40) : ""
    let hasCounterparty = account.hasPrefix("4") && chance.below(2) == 0
    let counterparty = hasCounterparty ? String(800 + LargeBoard.counterpartyZipf.rank(&chance)) : ""
    return [
      account, LargeBoard.responsibility(responsibility), LargeBoard.serviceArea(area), activity, project, "",
      counterparty,
    ]
  }

  /// So many postings of a month, in the ledger's columns.
  mutating func postings(_ count: Int, in month: Month) -> FactColumns {
    var codes = [CodeColumn](repeating: CodeColumn(), count: LargeBoard.parts.count)
    var numbers = [[String: UInt32]](repeating: [:], count: LargeBoard.parts.count)
    var amounts: [Int64] = []
    var dates: [Int64] = []
    var vouchers = TextColumn()
    for row in 0..<count {
      let coding = coding()
      for (part, code) in coding.enumerated() {
        let number = numbers[part][code] ?? UInt32(codes[part].dictionary.count)
        if numbers[part][code] == nil {
          numbers[part][code] = number
          codes[part].dictionary.append(code)
        }
        codes[part].codes.append(number)
      }
      let amount = Int64(chance.below(2_000_000)) - 200_000
      amounts.append(coding[0].hasPrefix("3") ? -amount : amount)
      dates.append(Int64(month.yyyymm * 100 + 1 + chance.below(28)))
      vouchers.append(String(row / 4 + 1).utf8)
    }
    let constant = [UInt32](repeating: 0, count: count)
    return FactColumns(
      [
        ("voucher_series", .code(CodeColumn(dictionary: ["A"], codes: constant))), ("voucher_number", .text(vouchers)),
        ("voucher_date", .integer(dates)),
      ] + zip(LargeBoard.parts, codes).map { ($0.column, .code($1)) } + [
        (LedgerTable.phase, .code(CodeColumn(dictionary: [""], codes: constant))),
        (LedgerTable.amount, .integer(amounts)),
      ])
  }
}
