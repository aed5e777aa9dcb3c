import Foundation

/// The CPU and wall time that a piece of work took.
struct Spent {
  private let cpu = Spent.cpuSeconds()
  private let wall = Spent.wallSeconds()

  /// The times since the start, as `cpu 1.234 wall 1.250`.
  var text: String {
    "cpu " + Spent.text(Spent.cpuSeconds() - cpu) + " wall " + Spent.text(Spent.wallSeconds() - wall)
  }

  private static func text(_ seconds: Double) -> String { String(format: "%.3f", seconds) }

  // User and system time of all threads of the process.
  private static func cpuSeconds() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func wallSeconds() -> Double { seconds(CLOCK_MONOTONIC) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
