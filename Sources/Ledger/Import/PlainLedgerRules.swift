import Accounts
import Importing
import Kernel
import Storage

/// Tells whether a ledger that a plain reader has read means what it seems to: no sums among its accounts, codes in
/// their usual spelling on every row, and the ledger's sign.
enum PlainLedgerRules {
  /// Whether the file may be taken as it was read; the sign is left alone where somebody has said it.
  static func isPlain(_ ledger: LedgerFile, saysSign: Bool) -> Bool {
    var known: [CodingPart: [String]] = [:]
    var counts: [CodingPart: (blank: Int, filled: Int)] = [:]
    var (revenue, costs): (Int128, Int128) = (0, 0)
    for (month, rows) in ledger.months {
      let columns = rows.segment(month: month).rows
      for part in CodingPart.allCases {
        let column = columns.code(part.column)
        // The months of a file mostly share their words: one look is enough.
        if known[part] != column.dictionary {
          guard arePlain(column.dictionary, part) else { return false }
          known[part] = column.dictionary
        }
        if part == .responsibility || part == .serviceArea,
          let empty = column.dictionary.firstIndex(of: "").map({ UInt32($0) })
        {
          let blank = column.codes.count { $0 == empty }
          counts[part, default: (0, 0)].blank += blank
          counts[part, default: (0, 0)].filled += column.codes.count - blank
        }
      }
      if !saysSign { add(columns, &revenue, &costs) }
    }
    // A code that stands on few rows may stand once for all those below it.
    if counts.values.contains(where: { $0.filled > 0 && $0.blank >= $0.filled }) { return false }
    // Costs and revenue that both speak against the ledger's sign, or against each other.
    return !(revenue > 0 && costs != 0)
  }

  private static func arePlain(_ codes: [String], _ part: CodingPart) -> Bool {
    let isAccount = part == .account
    guard codes.allSatisfy({ PlainHeadingRules.isPlain($0, isAccount: isAccount) }) else { return false }
    guard isAccount else { return true }
    let accounts = Set(codes)
    return codes.allSatisfy { account in
      var prefix = account.dropLast()
      while !prefix.isEmpty {
        if accounts.contains(String(prefix)) { return false }
        prefix.removeLast()
      }
      return true
    }
  }

  private static func add(_ columns: FactColumns, _ revenue: inout Int128, _ costs: inout Int128) {
    let accounts = columns.code(CodingPart.account.column)
    let natures = accounts.dictionary.map { LineLikeness.nature(ofAccount: $0) }
    for (code, amount) in zip(accounts.codes, columns.integer(LedgerTable.amount)) {
      switch natures[Int(code)] {
      case .revenue?: revenue += Int128(amount)
      case .cost?: costs += Int128(amount)
      case nil: break
      }
    }
  }
}
