import Kernel
import Storage

/// What was found in the whole past for an order, of whatever age. A question finds it while others write; the command
/// that disposes then looks again only for what later events may have changed.
package struct DisposalSearch: Sendable {
  /// What is wanted.
  let order: DisposalOrder
  /// The event that was the last one.
  let event: Int
  /// That event's hash: what was found in another chain is worth nothing.
  let hash: Digest
  /// What was found, by subject.
  fileprivate(set) var found: [RetentionSubject: Candidates] = [:]

  /// An order for which nothing was looked for yet.
  package init(_ order: DisposalOrder) { self.init(order, event: 0, hash: Event.origin) }

  fileprivate init(_ order: DisposalOrder, event: Int, hash: Digest) {
    self.order = order
    self.event = event
    self.hash = hash
  }
}

extension Past {
  /// What may be disposed of for the order of another search: what that one found and nothing has touched since, and
  /// the rest found anew.
  func search(_ known: DisposalSearch, today: Day) throws -> DisposalSearch {
    var search = DisposalSearch(known.order, event: state.event, hash: state.hash)
    let touched = try touched(since: known)
    var blobs: BlobCandidates?
    for subject in try subjects(known.order, today: today) {
      if !touched.contains(subject), let found = known.found[subject] {
        search.found[subject] = found
        continue
      }
      if blobs == nil, subject.isOfBlobs { blobs = try BlobCandidates(self) }
      search.found[subject] = try candidates(subject, known.order, blobs)
    }
    return search
  }

  /// The subjects of which events since the search may have changed what there is to be found.
  private func touched(since known: DisposalSearch) throws -> Set<RetentionSubject> {
    let all = Set(RetentionSubject.allCases)
    guard known.event > 0, try history.hash(of: known.event) == known.hash else { return all }
    var touched: Set<RetentionSubject> = []
    try forEachEvent(after: known.event) { event in
      let kinds = Set(event.header.items.map(\.kind))
      for subject in all where !subject.kinds.isDisjoint(with: kinds) { touched.insert(subject) }
      // What names a blob keeps it.
      if !event.header.blobs.isEmpty { touched.formUnion(all.filter(\.isOfBlobs)) }
    }
    return touched
  }
}
