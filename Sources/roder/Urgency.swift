import Foundation

/// How urgent the work of this process is to the machine.
enum Urgency {
  #if os(Linux)
    /// `SCHED_IDLE`, which Swift does not see in the system's headers. **Source** sched(7).
    private static let idle: CInt = 5
  #endif

  /// From here on the process has what processor time others leave: readers of pages wait for milliseconds, and an
  /// import that is merely less urgent (`nice`) holds a processor for longer than that each time it has got one. A
  /// machine that is busy all the time lets it stand still. A system without such a class, or that refuses, leaves the
  /// process as it was.
  static func giveWay() {
    #if os(Linux)
      // Linux keeps urgency by thread; new ones take it from the thread that begins them.
      let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
      for task in tasks.compactMap({ pid_t($0) }) {
        var none = sched_param()
        _ = sched_setscheduler(task, idle, &none)
      }
    #else
      _ = nice(19)
    #endif
  }
}
