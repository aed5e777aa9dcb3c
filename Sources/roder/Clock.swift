import CLI
import Foundation
import Kernel

/// What time it is: the machine's time, or one that was set for a demonstration or a test.
struct Clock {
  private enum Kind {
    case machine
    case standing(Instant)
    /// Runs on from a moment since the program began.
    case running(from: Instant, since: Date)
    case unreadable(String)
  }

  private let kind: Kind

  /// The time that the text sets; the machine's own for nil. A plus sign after the moment lets it run on from there.
  init(_ text: String?) {
    guard let text else {
      kind = .machine
      return
    }
    let runsOn = text.hasSuffix("+")
    guard let instant = Instant(runsOn ? String(text.dropLast()) : text) else {
      kind = .unreadable(text)
      return
    }
    kind = runsOn ? .running(from: instant, since: Date()) : .standing(instant)
  }

  /// The time now.
  ///
  /// **Throws** `CLIProblem.badClock` where the text sets none.
  func now() throws -> Instant {
    switch kind {
    case .machine: Instant(seconds: Int64(Date().timeIntervalSince1970))
    case .standing(let instant): instant
    case .running(let start, let since):
      Instant(seconds: start.seconds + Int64(Date().timeIntervalSince(since)))
    case .unreadable(let text): throw CLIProblem.badClock(text)
    }
  }
}
