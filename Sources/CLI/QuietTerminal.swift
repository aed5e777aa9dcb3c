import Synchronization

/// A terminal that shows nothing and remembers what it was told. A class, because what it remembers is shared with the
/// command that tells it.
final class QuietTerminal: Terminal {
  private let memory = Mutex("")

  func write(_ bytes: [UInt8]) {}
  func tell(_ text: String) { memory.withLock { $0 += text } }
  var isWatched: Bool { false }

  /// What it was told.
  var told: String { memory.withLock { $0 } }
}
