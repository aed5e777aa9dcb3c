import Accounts
package import Importing
import Kernel
import Organisation
package import Storage

/// One posting: what it is called from one reading of the ledger to the next, which unit answers for it, and whether
/// somebody says that it is coded wrongly.
package enum ReadPosting: Question {
  package static let name = "ledger.read-posting"
  package static let permission = Permission.read

  /// Which posting, and by whom.
  package struct Input: Sendable {
    /// The posting.
    package let id: PostingID
    /// What is protected today, whatever moment is asked about.
    package let protected: ProtectedCodes

    /// The posting of that id.
    package init(_ id: PostingID, protected: ProtectedCodes) {
      self.id = id
      self.protected = protected
    }
  }

  /// The posting as whoever asked may see it.
  package struct Output: Sendable {
    /// The posting.
    package let posting: FoundPosting
    /// What it is called.
    package let name: PostingName
    /// The unit that answers for it; `-` for none.
    package let unit: String
    /// What the unit is called; empty for none.
    package let unitName: String
    /// How many postings with the same codes and the opposite amount there are from its month on.
    package let mirrors: Int
    /// The latest mark of it; nil where nobody has marked it.
    package let mark: Versioned<MarkedPosting>?
  }

  /// **Throws** as `ReadVoucher`.
  package static func answer(_ input: Input, view: View) throws -> Output {
    let voucher = try ReadVoucher.answer(.init(input.id, protected: input.protected), view: view)
    guard let place = voucher.postings.firstIndex(where: { $0.id == input.id }) else {
      throw LedgerProblem.unknownPosting(input.id)
    }
    let posting = voucher.postings[place]
    let name = PostingName.names(of: voucher.postings, source: voucher.batch.value.source)[place]
    let unit = try view.state.unit(answeringFor: name)
    let found = try MarkingSearch(view, protected: input.protected).find([name])
    return Output(
      posting: posting, name: name, unit: unit?.id ?? Scope.wholeBoard, unitName: unit?.value.name ?? "",
      mirrors: found[0].mirrors.count, mark: voucher.marks[input.id])
  }
}

extension BoardState {
  /// The unit that answers for the posting on its month's last day; nil for none.
  func unit(answeringFor posting: PostingName) throws -> Versioned<OrgUnit>? {
    let code = posting.code(.responsibility)
    return try units(on: posting.month.lastDay).first { unit in
      unit.value.responsibilities.contains { $0.contains(code) }
    }
  }
}
