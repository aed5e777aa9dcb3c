import Accounts
package import Kernel
import Ledger
import Storage

/// Where the year's codings fall: each account on which lines, each responsibility on which unit, and what stands on no
/// line or on several. It shows the units that may be seen.
package struct CodingMap: Sendable {
  /// A line that postings of an account stand on.
  package struct Share: Hashable, Sendable {
    /// The line's id in keys; nil for what lies outside the statement.
    package let line: String?
    /// The line's name.
    package let name: String
    /// What stands there; debit-positive.
    package let amount: Money
  }

  /// An account.
  package struct Account: Hashable, Sendable {
    /// Its code.
    package let code: String
    /// Where its postings stand, in the statement's order.
    package let shares: [Share]

    /// What it comes to; debit-positive.
    package var amount: Money { shares.map(\.amount).sum() }
  }

  /// A responsibility code.
  package struct Responsibility: Hashable, Sendable {
    /// The code; empty for postings without one.
    package let code: String
    /// The name of the unit that answers for it; nil where none does.
    package let unit: String?
    /// What it comes to; debit-positive.
    package let amount: Money
  }

  /// A coding that stands on no line, or on several.
  package struct Unplaced: Hashable, Sendable {
    /// Its codes joined by points.
    package let coding: String
    /// Whether several lines take it.
    package let isOnSeveral: Bool
    /// What it comes to; debit-positive.
    package let amount: Money
  }

  /// The accounts, in order.
  package let accounts: [Account]
  /// The responsibility codes, in order.
  package let responsibilities: [Responsibility]
  /// What stands on no line or on several, the greatest first.
  package let unplaced: [Unplaced]

  /// The postings of the year up to the month of the follow-up.
  package init(_ followUp: FollowUp) {
    let structure = followUp.structure
    var byAccount: [String: [Int: Int64]] = [:]
    var byCode: [String: (unit: Int, sum: Int64)] = [:]
    var stray: [String: (isOnSeveral: Bool, sum: Int64)] = [:]
    for part in followUp.ledger.parts where followUp.toDate.contains(part.segment.part.month) {
      let (columns, counted) = (part.columns, followUp.countedRows(of: part))
      let (cells, units) = (structure.cells(columns), structure.unitIndices(columns))
      let (accounts, codes) = (
        columns.code(CodingPart.account.column), columns.code(CodingPart.responsibility.column)
      )
      for (row, amount) in part.amounts.enumerated() where counted?[row] ?? true {
        let line = cells[row]?.line ?? CodingMap.outside
        byAccount[accounts.dictionary[Int(accounts.codes[row])], default: [:]][line, default: 0] &+= amount
        byCode[codes.dictionary[Int(codes.codes[row])], default: (units[row], 0)].sum &+= amount
        if line == structure.uncoveredLine || line == structure.ambiguousLine {
          let isOnSeveral = line == structure.ambiguousLine
          stray[columns.codingText(row), default: (isOnSeveral, 0)].sum &+= amount
        }
      }
    }
    accounts = byAccount.sorted { $0.key < $1.key }.map { code, lines in
      Account(
        code: code,
        shares: lines.sorted { CodingMap.place($0.key) < CodingMap.place($1.key) }.map { line, sum in
          let isOutside = line == CodingMap.outside
          return Share(
            line: isOutside ? nil : structure.lineID(line),
            name: isOutside ? followUp.terms("Utanför uppställningen") : structure.lineName(line),
            amount: Money(ore: sum))
        })
    }
    responsibilities = byCode.sorted { $0.key < $1.key }.map { code, found in
      Responsibility(
        code: code, unit: found.unit == structure.unassigned ? nil : structure.unitName(found.unit),
        amount: Money(ore: found.sum))
    }
    unplaced = stray.sorted { ($1.value.sum.magnitude, $0.key) < ($0.value.sum.magnitude, $1.key) }.map {
      Unplaced(coding: $0.key, isOnSeveral: $0.value.isOnSeveral, amount: Money(ore: $0.value.sum))
    }
  }

  /// What stands for what lies outside the statement.
  private static let outside = -1

  /// What lies outside comes last.
  private static func place(_ line: Int) -> Int { line == outside ? .max : line }
}
