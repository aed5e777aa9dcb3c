import Dispatch
import Foundation
import Synchronization

/// How urgent work is to the machine.
package enum Urgency {
  #if os(Linux)
    /// `SCHED_IDLE`, which Swift does not see in the system's headers. **Source** sched(7).
    private static let idle: CInt = 5
  #endif

  /// From here on the process has what processor time others leave: readers of pages wait for milliseconds, and an
  /// import that is merely less urgent (`nice`) holds a processor for longer than that each time it has got one. A
  /// machine that is busy all the time lets it stand still. A system without such a class, or that refuses, leaves the
  /// process as it was.
  package static func giveWay() {
    #if os(Linux)
      // Linux keeps urgency by thread; new ones take it from the thread that begins them.
      let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
      for task in tasks.compactMap({ pid_t($0) }) { giveWay(task) }
    #else
      _ = nice(19)
    #endif
  }

  /// Does the work on a thread of its own that has what processor time others leave.
  static func atLeisure<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      // Whoever calls a task back may have a thread made for it, which takes its urgency from the one that calls and
      // keeps it. So a thread as urgent as others waits for the work and calls.
      Thread.detachNewThread {
        let leisure = Leisure(work)
        let working = Thread { leisure.run() }
        working.qualityOfService = .background
        working.start()
        continuation.resume(with: leisure.wait())
      }
    }
  }

  #if os(Linux)
    private static func giveWay(_ task: pid_t) {
      var none = sched_param()
      _ = sched_setscheduler(task, idle, &none)
    }
  #endif
}

extension Urgency {
  /// Work on its way from the thread that does it to the one that waits for it. A class, because both share it.
  private final class Leisure<Output: Sendable>: Sendable {
    private let work: @Sendable () throws -> Output
    private let result = Mutex<Result<Output, any Error>?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> Output) { self.work = work }

    /// Does the work, from now on with what processor time others leave.
    func run() {
      #if os(Linux)
        // Nought is the thread that asks.
        Urgency.giveWay(0)
      #endif
      let result = Result(catching: work)
      self.result.withLock { $0 = result }
      isDone.signal()
    }

    /// What came of it.
    func wait() -> Result<Output, any Error> {
      isDone.wait()
      guard let result = result.withLock({ $0 }) else { preconditionFailure("Work that is done has a result") }
      return result
    }
  }
}
