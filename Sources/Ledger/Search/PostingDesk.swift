import Importing
package import Storage

/// Looks for postings with what is protected today, whatever moment is asked about.
package struct PostingDesk: Sendable {
  private let desk: Desk

  /// Somebody asking at that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// The postings that match; protected texts are looked through and shown where `isConfidential`.
  package func find(
    _ query: PostingQuery, asOf: AsOf = .now, isConfidential: Bool = false
  ) async throws -> FoundPostings {
    try await desk.ask(
      FindPostings.self, .init(query, protected: try await protected(), isConfidential: isConfidential), asOf: asOf)
  }

  /// The voucher of the posting.
  package func voucher(
    _ id: PostingID, asOf: AsOf = .now, isConfidential: Bool = false
  ) async throws -> ReadVoucher.Output {
    try await desk.ask(
      ReadVoucher.self, .init(id, protected: try await protected(), isConfidential: isConfidential), asOf: asOf)
  }

  private func protected() async throws -> ProtectedCodes {
    ProtectedCodes(entries: try await desk.ask(ListProtected.self, ()))
  }
}
