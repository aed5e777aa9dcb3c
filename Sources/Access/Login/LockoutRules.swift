import Kernel

/// How long whoever failed must wait.
enum LockoutRules {
  /// The first wait, in seconds.
  static let first: Int64 = 30
  /// The longest wait, in seconds.
  static let longest: Int64 = 3_600
  /// How many seconds after the last failure all are forgotten.
  static let remembered: Int64 = 24 * 3_600

  /// How many seconds without a failure forgive a client's address one of those before: a whole municipality may come
  /// from it, and those who mistype must not add up over days.
  static let forgiving: Int64 = 300

  /// How many failures of a client's address still count.
  static func left(of failures: LoginFailures, at now: Instant) -> Int {
    let forgiven = max(now.seconds - failures.last.seconds, 0) / forgiving
    return max(failures.count - Int(clamping: forgiven), 0)
  }

  /// How many seconds a wait lasts after so many failures, of which so many are free: none, then 30 seconds, then twice
  /// as long for each further failure.
  static func wait(failures: Int, free: Int) -> Int64 {
    guard failures >= free else { return 0 }
    let doublings = failures - free
    return doublings >= 7 ? longest : min(first << Int64(doublings), longest)
  }

  /// How many seconds are left of the wait.
  static func left(_ failures: LoginFailures, free: Int, at now: Instant) -> Int64 {
    let wait = wait(failures: failures.count, free: free)
    // A clock that was put back makes nobody wait longer than the wait itself.
    return min(max(failures.last.seconds + wait - now.seconds, 0), wait)
  }
}
