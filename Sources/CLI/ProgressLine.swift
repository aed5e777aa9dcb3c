import Storage
import Synchronization

/// One line that tells a person who watches how far a verification has come, written over again and again. A class,
/// because what it tells is gathered from several workers.
final class ProgressLine: Sendable {
  private let shares = Mutex<[VerificationProgress.What: Int]>([:])
  private let terminal: any Terminal

  /// A line on the terminal.
  init(_ terminal: any Terminal) { self.terminal = terminal }

  /// Shows how far it has come, where that is more than what is shown.
  func show(_ progress: VerificationProgress) {
    guard terminal.isWatched else { return }
    let share = progress.total == 0 ? 100 : Int(Int64(progress.done) * 100 / Int64(progress.total))
    let text = shares.withLock { shares -> String? in
      guard shares.updateValue(share, forKey: progress.what) != share else { return nil }
      return VerificationProgress.What.allCases.compactMap { what in
        shares[what].map { "\(ProgressLine.name(what)) \($0)\u{00A0}%" }
      }.joined(separator: ", ")
    }
    // Back to the line's beginning, and what stood there is cleared.
    if let text { terminal.tell("\r\u{1B}[KKontrollerar: " + text) }
  }

  /// Leaves the line empty, where anything was shown.
  func clear() {
    let isShown = shares.withLock { shares in
      defer { shares = [:] }
      return !shares.isEmpty
    }
    if isShown { terminal.tell("\r\u{1B}[K") }
  }

  private static func name(_ what: VerificationProgress.What) -> String {
    switch what {
    case .events: "händelser"
    case .blobs: "bilagor"
    case .rows: "rader"
    case .database: "databasen"
    }
  }
}
