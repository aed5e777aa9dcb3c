import Dispatch
import Foundation

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

  /// Does the work on a thread of its own that has what processor time others leave, and returns after it. The work
  /// must call nobody else's tasks.
  @Sendable package static func atLeisure(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      // Whoever calls a task back may have a thread made for it, which takes its urgency from the one that calls and
      // keeps it. So a thread as urgent as others waits for the work and calls.
      Thread.detachNewThread {
        let isDone = DispatchSemaphore(value: 0)
        let working = Thread {
          #if os(Linux)
            // Nought is the thread that asks.
            giveWay(0)
          #endif
          work()
          isDone.signal()
        }
        working.qualityOfService = .background
        working.start()
        isDone.wait()
        continuation.resume()
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
