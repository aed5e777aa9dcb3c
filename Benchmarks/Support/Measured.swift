import Foundation

/// The time that a piece of work took, run after run: of the processor, user and system time of the whole process, or
/// of the clock on the wall, which counts other processes too.
package struct Measured: Sendable {
  private var milliseconds: [Double] = []

  private let clock: clockid_t
  private let name: String

  /// No runs yet.
  package init(isWall: Bool = false) {
    clock = isWall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID
    name = isWall ? "wall_ms" : "cpu_ms"
  }

  /// Runs the work once and keeps what it took.
  package mutating func run<Answer>(_ work: () throws -> Answer) rethrows -> Answer {
    let start = now()
    let answer = try work()
    milliseconds.append(now() - start)
    return answer
  }

  /// The median and the range, as `cpu_ms 7.91 (7.80–9.02)`.
  package var text: String {
    let sorted = milliseconds.sorted()
    guard let first = sorted.first, let last = sorted.last else { return "not run" }
    return String(format: name + " %.2f (%.2f–%.2f)", sorted[sorted.count / 2], first, last)
  }

  private func now() -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) * 1e3 + Double(now.tv_nsec) / 1e6
  }
}
