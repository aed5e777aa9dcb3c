import Dispatch
import Foundation
import Kernel
import Storage
import Synchronization

/// The connections of this process to one server with one login, shared by all who read and write there.
///
/// A class, because it owns connections. Each of them has a thread of its own, for libpq blocks; those who wait do not.
final class PostgresPool: Sendable {
  /// Somebody who waits for a connection.
  private struct Waiting {
    let number: Int
    let job: PostgresConnection.Job
  }

  private struct State {
    /// Those without work, the one last used at the end: the first ones are closed when there is little to do.
    var idle: [PostgresConnection] = []
    var count = 0
    var opening = 0
    var waiting: [Waiting] = []
    var nextNumber = 0
    var isClosed = false
    var closers: [CheckedContinuation<Void, Never>] = []
  }

  /// Where the server is.
  let address: PostgresAddress
  /// How many connections there are at most.
  let size: Int
  /// How long is waited for what.
  let timeouts: PostgresTimeouts
  /// What the connections call themselves.
  let name: String
  private let state = Mutex(State())

  /// A pool that makes its connections on first use.
  init(_ address: PostgresAddress, size: Int = 4, timeouts: PostgresTimeouts = PostgresTimeouts()) {
    precondition(size > 0, "A pool has at least one connection")
    self.address = address
    self.size = size
    self.timeouts = timeouts
    name = "roder \(NSUserName()) pid \(ProcessInfo.processInfo.processIdentifier)"
  }

  deinit {
    for connection in state.withLock({ $0.idle }) { connection.end() }
  }

  /// How many connections there are now, with work or without.
  var count: Int { state.withLock { $0.count } }

  /// Whether a connection looks for a server just now, and those who wait for it wait for the server.
  var isOpening: Bool { state.withLock { $0.opening > 0 } }

  /// How many jobs wait for a connection.
  var waiting: Int { state.withLock { $0.waiting.count } }

  /// Runs `body` on a connection, on that connection's thread. What it leaves open is rolled back. A cancelled task
  /// stops the statement that runs; a commit is never stopped.
  ///
  /// **Throws** what `body` throws, a `PostgresError`, `CancellationError`, or `StorageProblem.crowded` where no
  /// connection came free in time.
  func run<Output: Sendable>(_ body: @escaping @Sendable (PostgresLink) throws -> Output) async throws -> Output {
    let interrupt = PostgresInterrupt()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        hand(
          PostgresConnection.Job(interrupt: interrupt) { link in
            let result = Result { try body(link.get()) }
            switch result {
            case .success: return PostgresConnection.Outcome(answer: { continuation.resume(with: result) }, error: nil)
            case .failure(let error):
              let failure = error as? PostgresError
              let isStopped = interrupt.isCancelled && failure?.sqlState == "57014"
              let told: any Error = isStopped ? CancellationError() : error
              return PostgresConnection.Outcome(answer: { continuation.resume(throwing: told) }, error: failure)
            }
          })
      }
    } onCancel: {
      interrupt.cancel()
      giveUp(CancellationError()) { $0.job.interrupt === interrupt }
    }
  }

  /// Closes the connections, after the jobs that run or wait. Every later job is a fault; closing again waits for the
  /// same end.
  func close() async {
    await withCheckedContinuation { continuation in
      let idle = state.withLock { state in
        state.isClosed = true
        state.closers.append(continuation)
        defer { state.idle = [] }
        return state.idle
      }
      for connection in idle { connection.end() }
      tellClosers()
    }
  }

  private func hand(_ job: PostgresConnection.Job) {
    enum Way {
      case closed, waits(Int)
      case idle(PostgresConnection)
      case new(PostgresConnection)
    }
    let way: Way = state.withLock { state in
      if state.isClosed { return .closed }
      if let connection = state.idle.popLast() { return .idle(connection) }
      if state.count < size {
        state.count += 1
        return .new(PostgresConnection(address, timeouts, name: name))
      }
      state.nextNumber += 1
      state.waiting.append(Waiting(number: state.nextNumber, job: job))
      return .waits(state.nextNumber)
    }
    switch way {
    case .closed: refuse(job, Fault(doing: "using \(address)", underlying: "the connections are closed"))
    case .idle(let connection): connection.take(job)
    case .new(let connection):
      connection.take(job)
      start(connection)
    case .waits(let number):
      // Cancelled before it waited: nobody else would find it.
      if job.interrupt.isCancelled { giveUp(CancellationError()) { $0.number == number } }
      let place = address.description
      DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(timeouts.waiting.wholeMilliseconds)) {
        [weak self] in self?.giveUp(StorageProblem.crowded(path: place)) { $0.number == number }
      }
    }
  }

  private func start(_ connection: PostgresConnection) {
    connection.start(
      isOpening: { [weak self] begins in self?.state.withLock { $0.opening += begins ? 1 : -1 } },
      isFree: { [weak self, weak connection] in
        guard let connection else { return }
        guard let self else { return connection.end() }
        free(connection)
      },
      mayEnd: { [weak self, weak connection] in
        self?.state.withLock { state in
          guard let index = state.idle.firstIndex(where: { $0 === connection }) else { return false }
          state.idle.remove(at: index)
          return true
        } ?? true
      },
      hasEnded: { [weak self] in self?.replace() })
  }

  /// Gives the connection to who has waited longest.
  private func free(_ connection: PostgresConnection) {
    let next: PostgresConnection.Job? = state.withLock { state in
      if !state.waiting.isEmpty { return state.waiting.removeFirst().job }
      if !state.isClosed { state.idle.append(connection) }
      return nil
    }
    if let next { return connection.take(next) }
    if state.withLock({ $0.isClosed }) { connection.end() }
  }

  /// A connection has ended. Whoever began to wait while it did so gets a new one.
  private func replace() {
    let next = state.withLock { state -> (PostgresConnection, PostgresConnection.Job)? in
      state.count -= 1
      guard !state.waiting.isEmpty else { return nil }
      state.count += 1
      return (PostgresConnection(address, timeouts, name: name), state.waiting.removeFirst().job)
    }
    guard let (connection, job) = next else { return tellClosers() }
    connection.take(job)
    start(connection)
  }

  private func tellClosers() {
    let closers = state.withLock { state in
      guard state.isClosed, state.count == 0 else { return [CheckedContinuation<Void, Never>]() }
      defer { state.closers = [] }
      return state.closers
    }
    for closer in closers { closer.resume() }
  }

  /// Answers the one that waits still, if it does, with an error.
  private func giveUp(_ error: any Error, _ isMeant: (Waiting) -> Bool) {
    let job = state.withLock { state in
      state.waiting.firstIndex(where: isMeant).map { state.waiting.remove(at: $0).job }
    }
    if let job { refuse(job, error) }
  }

  private func refuse(_ job: PostgresConnection.Job, _ error: any Error) { job.run(.failure(error)).answer() }
}
