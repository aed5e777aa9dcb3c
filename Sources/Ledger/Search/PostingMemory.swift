import Kernel
package import Storage

/// Brings the latest year's postings into a process's memory before anybody looks for one: the first search would have
/// to read them all.
package struct PostingMemory: Sendable {
  private var known: Set<Digest> = []

  /// Nothing read yet.
  package init() {}

  /// Reads those months of the latest year that were not read by it before, the latest first and one at a time, with
  /// what processor time others leave. What has left the memory since is not read again: then there is no room for it.
  package mutating func prepare(_ store: any Store) async throws {
    let segments = try await store.read(asOf: .now, scope: .nothing) { view in
      let facts = try view.state.visibleFacts(LedgerTable.table)
      return FindPostings.year(of: facts).map { facts.segments(in: $0) } ?? []
    }
    for segment in segments.reversed() {
      guard let digest = segment.part.segment, known.insert(digest).inserted else { continue }
      try Task.checkCancellation()
      try await store.readAtLeisure(scope: .nothing) { view in
        do {
          _ = try PostingIndex.of(
            segment, digest, generation: view.history.disposals().last?.event ?? 0, in: view)
        } catch StorageProblem.disposed {
          // Gone, openly: a search says so.
          return
        }
      }
    }
  }
}
