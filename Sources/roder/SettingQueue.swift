import Dispatch

/// Where PDFs are set, one after the other and on a thread of their own: each waits for another program, and nobody's
/// page may wait for that.
enum SettingQueue {
  private static let queue = DispatchQueue(label: "roder.pdf")

  /// What the work gives, when it is its turn.
  static func run<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }
}
