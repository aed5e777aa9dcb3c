import Kernel
import Storage

/// Does a write once, however often it is sent with the same key.
enum KeyedWrite {
  /// How long an answer is kept.
  ///
  /// **Unit** seconds
  private static let life: Int64 = 86_400
  /// How long a write may go on before another with its key is let in: longer than any request lives.
  ///
  /// **Unit** seconds
  private static let patience: Int64 = 3_600

  /// The answer of the write, or the one that the same write had before.
  ///
  /// **Throws** `APIProblem.oddKey`, `.usedKey`, `.busyKey`, and what the write throws.
  static func answer(
    _ visit: APIVisit, _ write: @Sendable () async throws -> WebAnswer
  ) async throws -> WebAnswer {
    let request = visit.visit.request
    guard let key = request.headers["idempotency-key"] else { return try await write() }
    guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      request.headers.all("idempotency-key").count == 1
    else { throw APIProblem.oddKey }
    let context = visit.desk.context
    let (store, now) = (visit.desk.store, context.now)
    let id = digest([context.actor.id, key], [])
    let asked = digest(
      [
        request.method.rawValue, request.target, request.headers["content-type"] ?? "",
        request.headers["if-match"] ?? "", request.headers["if-none-match"] ?? "",
      ], visit.body)
    let mark = KeptAnswer(request: asked, answer: nil).bytes
    let before: KeptAnswer? = try await store.changeWorking(KeptAnswer.workingKind, id, at: now) { kept in
      guard let kept else { return .set(mark, expires: now.adding(patience), nil) }
      return .leave(try KeptAnswer(kept: kept))
    }
    if let before {
      guard before.request == asked else { throw APIProblem.usedKey }
      guard let answer = before.answer else { throw APIProblem.busyKey }
      return answer
    }
    let answer: WebAnswer
    do {
      answer = try await write()
    } catch  where isUndone(error) {
      // It may be sent again. A task of its own, for the request may be one that nobody waits for any longer.
      try await Task { try await store.removeWorking(KeptAnswer.workingKind, id) }.value
      throw error
    }
    let kept = KeptAnswer(request: asked, answer: answer)
    try await Task { try await store.setWorking(KeptAnswer.workingKind, id, kept.bytes, expires: now.adding(life)) }
      .value
    return answer
  }

  /// Whether the error says that nothing was written. Where it does not, the key stays taken: a write that is sent
  /// again must not be done twice.
  static func isUndone(_ error: any Error) -> Bool {
    switch error {
    case let problem as StorageProblem: !problem.mayBeDone
    case is any Problem, is Problems: true
    default: false
    }
  }

  private static func digest(_ texts: [String], _ body: [UInt8]) -> String {
    Digest.of(Array(texts.joined(separator: "\u{0}").utf8) + [0] + body).description
  }
}

extension Instant {
  fileprivate func adding(_ seconds: Int64) -> Instant { Instant(seconds: self.seconds + seconds) }
}
