import Importing
import Kernel
package import Storage

/// Marks postings and lists what is marked, with what is protected today.
package struct MarkingDesk: Sendable {
  private let desk: Desk

  /// Somebody working at that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// The posting with its name and whether it is marked.
  package func posting(_ id: PostingID, asOf: AsOf = .now) async throws -> ReadPosting.Output {
    try await desk.ask(ReadPosting.self, .init(id, protected: try await protected()), asOf: asOf)
  }

  /// The marks of the unit or department, of all where none is named.
  package func list(
    unit: String? = nil, isAll: Bool = false, asOf: AsOf = .now
  ) async throws -> ListMarkedPostings.Output {
    try await desk.ask(
      ListMarkedPostings.self, .init(unit: unit, isAll: isAll, protected: try await protected()), asOf: asOf)
  }

  /// Marks the posting.
  ///
  /// **Throws** `LedgerProblem.unknownPosting` where there is none that may be seen, and as `MarkPosting`.
  package func mark(
    _ id: PostingID, fault: String, proposal: MarkedPosting.Proposal = .init()
  ) async throws -> MarkPosting.Output {
    // What a posting is called is looked up before the write, so that no rows are read while others wait to write.
    let found = try await posting(id)
    return try await desk.run(
      MarkPosting.self,
      .init(
        posting: found.name, day: found.posting.day, mirrors: found.mirrors, fault: fault, proposal: proposal)
    ).output
  }

  private func protected() async throws -> ProtectedCodes {
    ProtectedCodes(entries: try await desk.ask(ListProtected.self, ()))
  }
}
