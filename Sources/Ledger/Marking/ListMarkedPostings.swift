import Accounts
package import Importing
package import Kernel
import Organisation
package import Storage

/// The postings that somebody says are coded wrongly, each with how far it has come and what the ledger shows of it.
package enum ListMarkedPostings: Question {
  package static let name = "ledger.list-marked-postings"
  package static let permission = Permission.read

  /// Which marks, and by whom.
  package struct Input: Sendable {
    /// The unit or department; nil for all.
    package let unit: String?
    /// Whether those that are settled are listed too.
    package let isAll: Bool
    /// What is protected today, whatever moment is asked about.
    package let protected: ProtectedCodes

    /// The marks of the unit.
    package init(unit: String? = nil, isAll: Bool = false, protected: ProtectedCodes) {
      self.unit = unit
      self.isAll = isAll
      self.protected = protected
    }
  }

  /// One mark.
  package struct Row: Sendable {
    /// The mark.
    package let mark: Versioned<MarkedPosting>
    /// What its unit is called; empty where no unit answers for it.
    package let unitName: String
    /// What the account is called; empty where the chart does not say.
    package let accountName: String
    /// How far it has come.
    package let state: MarkState
    /// The posting, or another of its voucher, by which the voucher is shown; nil where there is none.
    package let posting: PostingID?
    /// The postings that may be its correction, by which their vouchers are shown.
    package let mirrors: [FoundPosting]
  }

  /// The marks, those that wait first, then by month, unit and number.
  package struct Output: Sendable {
    /// The marks.
    package let rows: [Row]
    /// How many of them wait.
    package var openCount: Int { rows.count { $0.mark.value.isOpen } }
    /// What the postings that wait come to; debit-positive.
    package var openSum: Money { rows.filter(\.mark.value.isOpen).map(\.mark.value.posting.amount).sum() }
  }

  /// **Throws** `StorageProblem.outsideScope` where a unit is named that may not be seen.
  package static func answer(_ input: Input, view: View) throws -> Output {
    let today = view.state.recordedAt.dayInStockholm
    let scope = try view.state.resolved(view.scope, on: today)
    let asked = try input.unit.map { unit in
      guard scope.contains(unit: unit) else { throw StorageProblem.outsideScope(unit: unit) }
      return Scope.units(try view.state.unitTree(on: today).all(beneath: unit))
    }
    let marks = try view.state.markedPostings(in: asked ?? scope).filter { input.isAll || $0.value.isOpen }
    let ordered = marks.filter(\.value.isOpen) + marks.filter { !$0.value.isOpen }
    let findings = try MarkingSearch(view, protected: input.protected).find(ordered.map(\.value.posting))
    return Output(
      rows: try zip(ordered, findings).map { mark, finding in
        let posting = mark.value.posting
        let units = try view.state.units(on: posting.month.lastDay)
        let state = MarkingRules.state(mark.value, finding)
        var mirrors: [FoundPosting] = []
        if case .perhapsCorrected(.mirrored(let vouchers)) = state {
          mirrors = finding.mirrors.filter { vouchers.contains($0.voucher) }
        }
        return Row(
          mark: mark, unitName: units.first { $0.id == mark.value.unit }?.value.name ?? "",
          accountName: try accountName(of: posting, in: view.state), state: state,
          posting: (finding.posting ?? finding.neighbour)?.id, mirrors: mirrors)
      })
  }

  private static func accountName(of posting: PostingName, in state: BoardState) throws -> String {
    let list = try state.record(CodeList.self, id: CodingPart.account.column, in: posting.month.year)
    return list?.value.entries.first { $0.code == posting.code(.account) }?.name ?? ""
  }
}
