import Clibpq
import Dispatch
import Foundation
import Synchronization

/// One connection of a pool with the thread that it blocks.
///
/// A class, because it owns a thread and what is handed over to it. The thread ends when the pool says so, when there
/// was no work for a while, or when the pool is gone; the connection ends with it.
final class PostgresConnection: Sendable {
  /// What a job answers its caller with, once the connection is free again.
  typealias Answer = @Sendable () -> Void

  /// Something to do on the connection.
  struct Job: Sendable {
    /// How it is stopped.
    let interrupt: PostgresInterrupt
    /// Runs on the connection's thread; nothing is thrown, the answer holds what went wrong.
    let run: @Sendable (Result<PostgresLink, any Error>) -> Outcome
  }

  /// What came of a job.
  struct Outcome: Sendable {
    /// Tells the caller.
    let answer: Answer
    /// What went wrong, where it was the database.
    let error: PostgresError?
  }

  private let jobs = Mutex<[Job?]>([])
  private let signal = DispatchSemaphore(value: 0)
  private let address: PostgresAddress
  private let timeouts: PostgresTimeouts
  private let name: String

  /// A connection that is made when its first job comes.
  init(_ address: PostgresAddress, _ timeouts: PostgresTimeouts, name: String) {
    self.address = address
    self.timeouts = timeouts
    self.name = name
  }

  /// Starts the thread. `isFree` is told after each job, and `mayEnd` is asked when there was no work for a while.
  /// `isOpening` is told when the connection begins to look for a server, and when it has ended that.
  func start(
    isOpening: @escaping @Sendable (Bool) -> Void, isFree: @escaping @Sendable () -> Void,
    mayEnd: @escaping @Sendable () -> Bool, hasEnded: @escaping Answer
  ) {
    let thread = Thread { [self] in
      serve(isOpening: isOpening, isFree: isFree, mayEnd: mayEnd)
      hasEnded()
    }
    thread.name = "roder-postgres"
    thread.start()
  }

  /// Hands over a job.
  func take(_ job: Job) {
    jobs.withLock { $0.append(job) }
    signal.signal()
  }

  /// Ends the thread after the jobs that it has.
  func end() {
    jobs.withLock { $0.append(nil) }
    signal.signal()
  }

  private func serve(isOpening: (Bool) -> Void, isFree: () -> Void, mayEnd: () -> Bool) {
    var link: PostgresLink?
    var lastUse = ContinuousClock.now
    while true {
      guard signal.wait(timeout: .now() + .milliseconds(timeouts.idle.wholeMilliseconds)) == .success else {
        if mayEnd() { return }
        continue
      }
      // Nothing to take means: end.
      guard let job = jobs.withLock({ $0.removeFirst() }) else { return }
      let answer = run(job, &link, isOpening: isOpening, asking: lastUse.duration(to: .now) > .seconds(5))
      lastUse = .now
      isFree()
      answer()
    }
  }

  private func run(
    _ job: Job, _ link: inout PostgresLink?, isOpening: (Bool) -> Void, asking: Bool
  ) -> Answer {
    var isFresh = false
    while true {
      if link?.isAlive(asking: asking) != true {
        link = nil
        isFresh = true
        isOpening(true)
        defer { isOpening(false) }
        do {
          link = try open(job.interrupt)
        } catch {
          return job.run(.failure(error)).answer
        }
      }
      guard let open = link else { preconditionFailure("A connection that was opened is there") }
      let before = open.succeeded
      open.interrupt = job.interrupt
      job.interrupt.attach(open.cancelAddress)
      let outcome = job.run(.success(open))
      job.interrupt.detach()
      open.interrupt = nil
      open.endTransaction()
      // Who takes no writes may have been told to step back: the next job asks all servers of the address anew.
      if open.isBroken || outcome.error?.sqlState == "25006" { link = nil }
      // The server had gone away since the last job, and nothing of this one has been done.
      if outcome.error?.outcome == .lost, open.succeeded == before, !isFresh { continue }
      return outcome.answer
    }
  }

  private func open(_ interrupt: PostgresInterrupt) throws -> PostgresLink {
    try PostgresLink.open(address, timeouts, name: name) { if interrupt.isCancelled { throw CancellationError() } }
  }
}
