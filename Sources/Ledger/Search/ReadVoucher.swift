import Accounts
package import Importing
package import Kernel
import Organisation
package import Storage

/// One voucher whole: its postings and the import that brought it.
package enum ReadVoucher: Question {
  package static let name = "ledger.read-voucher"
  package static let permission = Permission.read

  /// Which voucher, and by whom.
  package struct Input: Sendable {
    /// A posting of it.
    package let id: PostingID
    /// What is protected today, whatever moment is asked about.
    package let protected: ProtectedCodes
    /// Whether protected texts shall be shown.
    package let isConfidential: Bool

    /// The voucher of that posting.
    package init(_ id: PostingID, protected: ProtectedCodes, isConfidential: Bool = false) {
      self.id = id
      self.protected = protected
      self.isConfidential = isConfidential
    }
  }

  /// The voucher as whoever asked may see it.
  package struct Output: Sendable {
    /// Its postings that may be seen, in the source's order.
    package let postings: [FoundPosting]
    /// The import that brought it.
    package let batch: Versioned<Batch>
    /// How finished the month was when the source was made.
    package let status: PeriodStatus
    /// Whether only postings of some units are shown.
    package let isLimited: Bool
    /// The latest mark of each posting that somebody says is coded wrongly.
    package let marks: [PostingID: Versioned<MarkedPosting>]

    /// What the postings come to; debit-positive.
    package var sum: Money { postings.map(\.amount).sum() }
  }

  package static func confidential(_ input: Input, _ output: Output) -> String? {
    input.isConfidential ? "skyddade texter i verifikationen med posten \(input.id)" : nil
  }

  /// **Throws** `LedgerProblem.unknownPosting` where there is no such posting, or none that may be seen;
  /// `StorageProblem.notPermitted` where protected texts are asked for by somebody who may not read them;
  /// `StorageProblem.disposed`.
  package static func answer(_ input: Input, view: View) throws -> Output {
    guard !input.isConfidential || view.permissions.contains(.readConfidential) else {
      throw StorageProblem.notPermitted(useCase: name, permission: .readConfidential)
    }
    let id = input.id
    let visible = try view.state.visibleFacts(LedgerTable.table).segments
    guard let segment = visible.first(where: { $0.batch == id.batch && $0.part.month == id.month }),
      let digest = segment.part.segment, let batch = try view.state.record(Batch.self, id: id.batch)
    else { throw LedgerProblem.unknownPosting(id) }
    let sight = try PostingSight(
      view, on: id.month.lastDay, current: input.protected, seesProtected: input.isConfidential)
    let generation = try view.history.disposals().last?.event ?? 0
    let index = try PostingIndex.of(segment, digest, generation: generation, in: view)
    let packed = try view.facts.packedSums(of: digest, in: LedgerTable.table)
    let access = sight.access(packed, of: segment, codes: [:], held: nil)
    func isSeen(_ row: Int) -> Bool { access[index.groups[row]] != PostingSight.Access.none.rawValue }
    guard id.row <= index.count, isSeen(id.row - 1) else { throw LedgerProblem.unknownPosting(id) }
    let wanted = index.vouchers.voucher(index.vouchers.run(of: id.row - 1))
    var words = PostingWords(view, sight: sight)
    var postings: [FoundPosting] = []
    for run in index.vouchers.runs(named: wanted.series + wanted.number)
    where index.vouchers.voucher(run) == wanted {
      for row in index.vouchers.rows(ofRun: run, count: index.count) where isSeen(row) {
        postings.append(try words.posting(row, run: run, of: index, in: segment))
      }
    }
    return Output(
      postings: postings, batch: batch, status: segment.part.status, isLimited: view.scope != .everything,
      marks: try marks(of: postings, batch.value.source, view))
  }

  private static func marks(
    of postings: [FoundPosting], _ source: String, _ view: View
  ) throws -> [PostingID: Versioned<MarkedPosting>] {
    let month = postings.first?.id.month
    let all = try view.state.all(MarkedPosting.self) { id in month.map { id.hasPrefix($0.description) } ?? false }
    guard !all.isEmpty else { return [:] }
    let latest = Dictionary(all.map { ($0.value.posting, $0) }, uniquingKeysWith: { $1 })
    let names = PostingName.names(of: postings, source: source)
    return Dictionary(
      uniqueKeysWithValues: zip(postings, names).compactMap { posting, name in latest[name].map { (posting.id, $0) } })
  }
}
