/// The content of a request, read once as it comes.
package struct WebBody: Sendable {
  /// Hands each piece over, in order.
  package typealias Reader = @Sendable (_ piece: ([UInt8]) async throws -> Void) async throws -> Void

  private let read: Reader

  /// The content that `read` hands over.
  package init(_ read: @escaping Reader) { self.read = read }

  /// Content that is there already.
  package init(_ bytes: [UInt8] = []) {
    self.read = { piece in if !bytes.isEmpty { try await piece(bytes) } }
  }

  /// Hands each piece to `take` as it comes, at most `limit` bytes in all.
  ///
  /// **Throws** `WebProblem.tooLarge`, and what `take` throws.
  package func pieces(limit: Int, _ take: ([UInt8]) async throws -> Void) async throws {
    var count = 0
    try await read { piece in
      count += piece.count
      guard count <= limit else { throw WebProblem.tooLarge(limit: limit) }
      try await take(piece)
    }
  }

  /// The whole content.
  ///
  /// **Throws** `WebProblem.tooLarge` where it is larger than `limit` bytes.
  package func bytes(limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await pieces(limit: limit) { bytes += $0 }
    return bytes
  }
}
