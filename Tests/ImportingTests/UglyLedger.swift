import Formats
import Kernel

/// A clean ledger by chance, and the same ledger as an ugly sheet.
struct UglyLedger<Chance: RandomNumberGenerator> {
  /// A cell of the clean ledger.
  struct Key: Hashable {
    let responsibility: String
    let account: String
    let month: Int
  }

  private(set) var chance: Chance
  /// The amounts in öre, debit positive.
  private(set) var clean: [Key: Int64] = [:]
  let monthCount: Int
  private let responsibilities: [String]
  private let accounts: [String]
  private let unit: Int64
  private let isReport: Bool

  init(chance: Chance) {
    var chance = chance
    monthCount = Int.random(in: 1...12, using: &chance)
    responsibilities = (0..<Int.random(in: 1...4, using: &chance)).map { "30\($0)10" }
    accounts = ["3510", "4641", "5110", "5610", "6010", "7010"].filter { _ in Int.random(in: 0..<4, using: &chance) > 0
    }
    unit = Bool.random(using: &chance) ? 1 : 1_000
    isReport = Bool.random(using: &chance)
    self.chance = chance
    for responsibility in responsibilities {
      for account in accounts {
        for month in 1...monthCount where month == monthCount || Int.random(in: 0..<5, using: &self.chance) > 0 {
          let amount = Int64.random(in: 1...90_000_000, using: &self.chance)
          let sign: Int64 = account == "3510" ? -1 : Int.random(in: 0..<12, using: &self.chance) == 0 ? -1 : 1
          clean[Key(responsibility: responsibility, account: account, month: month)] =
            sign * (sign == (account == "3510" ? -1 : 1) ? amount : amount / 100 + 1)
        }
      }
    }
  }

  /// Whether the amounts tell their sign at all; the report's only where revenue stands against costs and neither is
  /// half taken back.
  var tellsSign: Bool {
    var (revenue, costs, turned): (Int64, Int64, Int64) = (0, 0, 0)
    for (key, amount) in clean {
      if key.account == "3510" { revenue += amount } else { costs += amount }
      if amount < 0, key.account != "3510" { turned -= amount }
    }
    let isTold = revenue <= 0 && costs > 0 && costs >= 4 * turned || revenue < 0 && costs == 0
    return isReport ? isTold && revenue < 0 && costs > 0 && clean.count >= 4 : isTold
  }

  // MARK: The sheet

  private var rows: [Grid.Row] = []
  private var number = 0

  /// The ledger as a sheet.
  mutating func sheet() -> Grid {
    (rows, number) = ([], 0)
    if flip() { add([.text("Huvudbok per månad"), .empty, .text("Sida 1 av 3")]) }
    if flip() { number += 2 }
    add([.text("Belopp i \(unit == 1 ? "kr" : "tkr")"), .empty, .text("År: 2019")])
    add([.text("År 2019")])
    if flip() { add([.text("Utskriven"), .text("2020-01-07")]) }
    flip() ? monthSheet() : periodSheet()
    if flip() { add([.text("Rapporten är uttagen ur ekonomisystemet")]) }
    return Grid(file: "l.xlsx", sheet: "Blad1", rows: rows)
  }

  private mutating func monthSheet() {
    let hasTotal = flip()
    let names = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    let style = Int.random(in: 0..<3, using: &chance)
    let months = (1...monthCount).map { month in
      style == 0
        ? names[month - 1] : style == 1 ? "2019-\(Digits.padded(month, 2))" : "Utfall P\(Digits.padded(month, 2))"
    }
    let header =
      ([one(["Ansvar", "Ansv", "Kst"]), one(["Konto", "Kto", "Kontonr"]), "Benämning"] + months
      + (hasTotal ? [one(["Totalt", "Summa", "Ack"])] : []))
      .map { GridCell.text($0) }
    add(header)
    let (hasOutline, sums, breaks) = (flip() && responsibilities.count > 0, flip(), flip())
    // One code that is missing below another says nothing of an outline, but for a sum beneath it.
    let fills = hasOutline && (sums || accounts.count > 2)
    var grand = [Int64](repeating: 0, count: monthCount)
    for responsibility in responsibilities {
      var group = [Int64](repeating: 0, count: monthCount)
      var isFirst = true
      for account in accounts {
        let amounts = (1...monthCount).map { clean[Key(responsibility: responsibility, account: account, month: $0)] }
        for (index, amount) in amounts.enumerated() { group[index] += amount ?? 0 }
        let shown = fills && !isFirst ? GridCell.empty : code(responsibility, "Enhet")
        add([shown, code(account, "Konto"), .text("Namn")] + cells(amounts, hasTotal))
        isFirst = false
        if breaks, Int.random(in: 0..<6, using: &chance) == 0 {
          add([.text("Huvudbok per månad"), .empty, .text("Sida 2 av 3")])
          add(header)
        }
      }
      for index in group.indices { grand[index] += group[index] }
      if sums { add([.text("Summa \(responsibility)"), .empty, .empty] + cells(group.map { $0 }, hasTotal)) }
    }
    if flip() {
      add([.text(one(["Totalt", "Summa", "Totalsumma"])), .empty, .empty] + cells(grand.map { $0 }, hasTotal))
    }
  }

  private mutating func periodSheet() {
    let hasSides = flip()
    add(
      ["Period", "Ansvar", "Konto", "Projekt"].map { .text($0) }
        + (hasSides ? [.text("Debet"), .text("Kredit")] : [.text(one(["Belopp", "Utfall", "Saldo"]))]))
    var (debit, credit): (Int64, Int64) = (0, 0)
    for (key, amount) in clean.sorted(by: {
      ($0.key.month, $0.key.account, $0.key.responsibility)
        < ($1.key.month, $1.key.account, $1.key.responsibility)
    }) {
      let codes = [
        GridCell.text("2019\(Digits.padded(key.month, 2))"), code(key.responsibility, "Enhet"),
        code(key.account, "Konto"), .empty,
      ]
      if hasSides {
        if amount >= 0 { debit += amount } else { credit -= amount }
        add(codes + (amount >= 0 ? [self.amount(amount), .empty] : [.empty, self.amount(-amount)]))
      } else {
        debit += amount
        add(codes + [self.amount(isReport ? -amount : amount)])
      }
    }
    guard flip() else { return }
    let sums = hasSides ? [amount(debit), amount(credit)] : [amount(isReport ? -debit : debit)]
    add([.text("Summa"), .empty, .empty, .empty] + sums)
  }

  private mutating func cells(_ amounts: [Int64?], _ hasTotal: Bool) -> [GridCell] {
    let sign: Int64 = isReport ? -1 : 1
    var cells: [GridCell] = []
    for value in amounts { cells.append(value.map { amount(sign * $0) } ?? .empty) }
    if hasTotal { cells.append(amount(sign * amounts.reduce(0) { $0 + ($1 ?? 0) })) }
    return cells
  }

  /// The amount in one of the ways that files write it.
  private mutating func amount(_ ore: Int64) -> GridCell {
    let decimals = unit == 1 ? 2 : 5
    var scale: UInt64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let fraction = Digits.padded(Int(ore.magnitude % scale), decimals)
    let plain = "\(ore.magnitude / scale).\(fraction)"
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: return .text(SwedishText.number(ore, decimals: decimals))
    case 1: return .text(SwedishText.number(Int64(ore.magnitude), decimals: decimals) + (ore < 0 ? "-" : ""))
    case 2 where ore < 0: return .text("(" + plain + ")")
    default:
      guard let number = ExactNumber(((ore < 0 ? "-" : "") + plain).utf8) else { return .text(plain) }
      return .number(number)
    }
  }

  private mutating func code(_ code: String, _ name: String) -> GridCell {
    switch Int.random(in: 0..<4, using: &chance) {
    case 0: .text("\(code) \(name)")
    case 1: .text("'\(code) ")
    case 2: .text("\(code) - \(name)")
    default: ExactNumber(code.utf8).map { .number($0) } ?? .text(code)
    }
  }

  private mutating func add(_ cells: [GridCell]) {
    number += 1
    rows.append(Grid.Row(number: number, cells: cells))
  }

  private mutating func flip() -> Bool { Bool.random(using: &chance) }
  private mutating func one(_ words: [String]) -> String { words.randomElement(using: &chance) ?? "" }
}
