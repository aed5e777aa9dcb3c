import Synchronization

/// Where work is done that takes long and that nobody waits for by the millisecond, so that those who do are not held
/// up by it: in a server, on what processor time others leave; in a program that has the machine for this, at once.
package struct Leisure: Sendable {
  /// Does the work somewhere, and returns when it is done.
  package typealias Runner = @Sendable (_ work: @escaping @Sendable () -> Void) async -> Void

  /// Work is done at once, by whoever asks.
  package static let none = Leisure(nil)

  private let runner: Runner?

  /// Work is done by `runner`, which runs it once and returns after it.
  package init(_ runner: @escaping Runner) { self.runner = runner }

  private init(_ runner: Runner?) { self.runner = runner }

  /// Whether work is done elsewhere than by whoever asks.
  package var isElsewhere: Bool { runner != nil }

  /// What the work gives; it throws what the work throws. Whoever cancels waits for it all the same.
  package func run<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
    guard let runner else { return try work() }
    let outcome = Outcome<Output>()
    await runner { outcome.result.withLock { $0 = Result(catching: work) } }
    guard let result = outcome.result.withLock({ $0 }) else { preconditionFailure("Work that is done has a result") }
    return try result.get()
  }

  /// What came of work. A class, because who works and who waits share it.
  private final class Outcome<Output: Sendable>: Sendable {
    let result = Mutex<Result<Output, any Error>?>(nil)
  }
}
