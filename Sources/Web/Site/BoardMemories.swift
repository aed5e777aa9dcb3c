import Storage
import Synchronization

/// The memory of each board that somebody has asked for. A class, because all requests share it.
final class BoardMemories: Sendable {
  private let byBase = Mutex<[String: BoardMemory]>([:])
  private let budget: MemoryBudget

  /// Memories that keep answers within the budget, all together.
  init(_ budget: MemoryBudget) { self.budget = budget }

  /// The memory of the board with that base.
  func memory(of base: String) -> BoardMemory {
    byBase.withLock { memories in
      if let memory = memories[base] { return memory }
      let memory = BoardMemory(budget)
      memories[base] = memory
      return memory
    }
  }
}
