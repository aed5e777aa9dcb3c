import Formats
import Storage

/// A request that has found its board.
struct Arrival: Sendable {
  /// What is asked.
  let request: WebRequest
  /// The fields after the address's question mark.
  let query: FormFields
  /// What stands before the board's addresses.
  let base: String
  /// The board's store.
  let store: any Store
  /// Starts work that goes on after the answer.
  let start: BoardWork.Starter
}
