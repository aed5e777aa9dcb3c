import Accounts
package import Kernel
import SIE
import Storage

/// What a ledger file says that an account came to in its year, beside its postings.
package struct SaidBalance: Hashable, Sendable {
  /// The account.
  package let account: String
  /// What it came to: the result of a revenue or cost account, the movement of a balance account; debit-positive.
  package let amount: Money

  /// An account beside what was read of it.
  package struct Check: Hashable, Sendable {
    /// The account.
    package let account: String
    /// What the file says; debit-positive.
    package let said: Money
    /// What its postings come to; debit-positive.
    package let read: Money

    /// What was read less what the file says; debit-positive.
    package var difference: Money { read - said }
  }

  /// The balances of the SIE file's year: `#RES`, and `#UB` less `#IB`; empty where it has none.
  ///
  /// **Source** SIE 4B, `#IB`, `#UB` and `#RES`: year 0 is the file's own.
  static func said(by file: SIEFile) -> [SaidBalance] {
    var amounts: [String: Int64] = [:]
    var said: Set<String> = []
    for balance in file.balances where balance.year == 0 && file.codings.isTotal(Int(balance.coding)) {
      let account = file.codings.accounts[file.codings.accountIndex(of: Int(balance.coding))]
      switch balance.kind {
      case .result, .closing:
        amounts[account, default: 0] &+= balance.amountOre
        said.insert(account)
      case .opening: amounts[account, default: 0] &-= balance.amountOre
      case .objectOpening, .objectClosing: break
      }
    }
    return said.sorted().map { SaidBalance(account: $0, amount: Money(ore: amounts[$0] ?? 0)) }
  }

  /// Each account that the file speaks of, or has postings on, beside what its segments come to.
  static func checked(
    _ said: [SaidBalance], against segments: [VisibleSegment], _ sums: (Digest) throws -> FactColumns
  ) throws -> [Check] {
    guard !said.isEmpty else { return [] }
    var read: [String: Int64] = [:]
    for segment in segments {
      guard let digest = segment.part.segment else { continue }
      let columns = try sums(digest)
      let amounts = columns.integer(LedgerTable.amount)
      let accounts = columns.code(CodingPart.account.column)
      let phases = columns.code(LedgerTable.phase)
      let isFlow = phases.dictionary.map { LedgerPhase(rawValue: $0) != .opening }
      for row in amounts.indices where isFlow[Int(phases.codes[row])] {
        read[accounts.dictionary[Int(accounts.codes[row])], default: 0] &+= amounts[row]
      }
    }
    let amounts = Dictionary(said.map { ($0.account, $0.amount) }, uniquingKeysWith: { first, _ in first })
    return Set(amounts.keys).union(read.keys).sorted().map { account in
      Check(account: account, said: amounts[account] ?? .zero, read: Money(ore: read[account] ?? 0))
    }
  }
}
