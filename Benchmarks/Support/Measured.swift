import Foundation

/// The CPU time that a piece of work took, run after run: user and system time of the whole process.
package struct Measured: Sendable {
  private var milliseconds: [Double] = []

  /// No runs yet.
  package init() {}

  /// Runs the work once and keeps what it took.
  package mutating func run<Answer>(_ work: () throws -> Answer) rethrows -> Answer {
    let start = Measured.clock()
    let answer = try work()
    milliseconds.append(Measured.clock() - start)
    return answer
  }

  /// The median and the range, as `cpu_ms 7.91 (7.80–9.02)`.
  package var text: String {
    let sorted = milliseconds.sorted()
    guard let first = sorted.first, let last = sorted.last else { return "not run" }
    return String(format: "cpu_ms %.2f (%.2f–%.2f)", sorted[sorted.count / 2], first, last)
  }

  private static func clock() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) * 1e3 + Double(now.tv_nsec) / 1e6
  }
}
