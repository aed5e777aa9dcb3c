import Dispatch

/// Lets two passwords be hashed at a time, on threads of their own: each takes 32 MB and a processor, and whoever sends
/// many must not stop the pages of others. An actor, because all logins of a process share it.
package actor ScryptGate {
  /// The one of the process.
  package static let shared = ScryptGate()

  private static let atOnce = 2
  private static let queue = DispatchQueue(label: "roder.scrypt", attributes: .concurrent)

  private let most: Int
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// A gate where at most so many wait.
  package init(most: Int = 64) { self.most = most }

  /// What the work gives, when it is its turn.
  ///
  /// **Throws** `AccessProblem.crowded` where too many wait already.
  func run<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
    try await enter()
    defer { leave() }
    return try await withCheckedThrowingContinuation { continuation in
      ScryptGate.queue.async { continuation.resume(with: Result { try work() }) }
    }
  }

  private func enter() async throws {
    guard running == ScryptGate.atOnce else { return running += 1 }
    guard waiting.count < most else { throw AccessProblem.crowded }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    // Whoever waits takes the place over.
    if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
  }
}
