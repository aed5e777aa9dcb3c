import Accounts
package import Importing
package import Kernel
import Organisation
package import Storage

/// The postings that match: by words, supplier, codes, unit, amount and voucher.
///
/// What may not be read is not found by its text, and postings of units outside the scope are not found at all.
package enum FindPostings: Question {
  package static let name = "ledger.find-postings"
  package static let permission = Permission.read
  package typealias Output = FoundPostings

  /// What is looked for, and by whom.
  package struct Input: Sendable {
    /// What is looked for.
    package let query: PostingQuery
    /// What is protected today, whatever moment is asked about: protection binds the past too.
    package let protected: ProtectedCodes
    /// Whether protected texts shall be looked through and shown.
    package let isConfidential: Bool

    /// A search.
    package init(_ query: PostingQuery, protected: ProtectedCodes, isConfidential: Bool = false) {
      self.query = query
      self.protected = protected
      self.isConfidential = isConfidential
    }
  }

  package static func confidential(_ input: Input, _ output: FoundPostings) -> String? {
    // The words themselves may name somebody.
    input.isConfidential ? "sökning bland skyddade texter" : nil
  }

  /// **Throws** `StorageProblem.notPermitted` where protected texts are asked for by somebody who may not read them,
  /// `StorageProblem.outsideScope` where a unit is named that may not be seen.
  package static func answer(_ input: Input, view: View) throws -> FoundPostings {
    try find(input, in: view, placedOn: nil, where: nil)
  }

  /// The same among postings for which `isIn` answers yes, given codes a row each.
  ///
  /// - Parameter placedOn: the day whose units answer for the codes; nil for the last of the months.
  package static func find(
    _ input: Input, in view: View, placedOn: Day?, where isIn: ((FactColumns) -> [Bool])?
  ) throws -> FoundPostings {
    guard !input.isConfidential || view.permissions.contains(.readConfidential) else {
      throw StorageProblem.notPermitted(useCase: name, permission: .readConfidential)
    }
    let query = input.query
    let facts = try view.state.visibleFacts(LedgerTable.table)
    guard let period = query.period ?? year(of: facts) else {
      return FoundPostings(postings: [], period: nil, count: 0, sum: .zero, notes: [])
    }
    let day = placedOn ?? period.last.lastDay
    let sight = try PostingSight(
      view, on: day, current: input.protected, seesProtected: input.isConfidential)
    let held = try query.unit.map { unit in
      guard try view.state.resolved(view.scope, on: day).contains(unit: unit) else {
        throw StorageProblem.outsideScope(unit: unit)
      }
      return try view.state.unitTree(on: day).all(beneath: unit)
    }
    let generation = try view.history.disposals().last?.event ?? 0
    let segments = facts.segments(in: period)
    var search = PostingSearch(query)
    var notes = PostingNotes()
    // Kept until the answer is told, since a process without a memory budget would make each again.
    var indexes: [Int: PostingIndex] = [:]
    for (place, segment) in segments.enumerated() {
      guard let digest = segment.part.segment else { continue }
      do {
        let packed = try view.facts.packedSums(of: digest, in: LedgerTable.table)
        let index = try PostingIndex.of(segment, digest, generation: generation, in: view)
        var access = sight.access(packed, of: segment, codes: query.codes, held: held)
        if let isIn {
          for (row, isKept) in isIn(packed.unpacked).enumerated() where !isKept {
            access[row] = PostingSight.Access.none.rawValue
          }
        }
        if search.look(through: index, segment: place, access: access) { indexes[place] = index }
        if let fault = index.textFault, query.asksForText { notes.add(fault) }
      } catch StorageProblem.disposed(let event) {
        notes.add(disposed: segment.part.month, by: event)
      }
    }
    if sight.hidesTexts, query.asksForText { notes.addHidden() }
    var words = PostingWords(view, sight: sight)
    return FoundPostings(
      postings: try search.shown().compactMap { hit in
        try indexes[hit.segment].map { try words.posting(hit.row, run: hit.run, of: $0, in: segments[hit.segment]) }
      }, period: period, count: search.count, sum: Money(ore: Int64(clamping: search.sum)), notes: notes.sentences)
  }

  /// The calendar year of the latest month with postings; nil where there are none.
  static func year(of facts: VisibleFacts) -> Period? {
    facts.segments.filter { $0.part.segment != nil }.map(\.part.month).max().flatMap { month in
      Period(month.advanced(by: 1 - month.month), month.advanced(by: 12 - month.month))
    }
  }
}
