import Synchronization

/// The memory of each board that somebody has asked for. A class, because all requests share it.
final class BoardMemories: Sendable {
  private let byBase = Mutex<[String: BoardMemory]>([:])

  /// The memory of the board with that base.
  func memory(of base: String) -> BoardMemory {
    byBase.withLock { memories in
      if let memory = memories[base] { return memory }
      let memory = BoardMemory()
      memories[base] = memory
      return memory
    }
  }
}
