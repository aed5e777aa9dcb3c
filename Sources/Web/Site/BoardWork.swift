import Intake
import Storage

/// What a request may leave to be done after its answer.
package struct BoardWork: Sendable {
  /// Hands over the board's store once the request has been answered.
  typealias Starter = @Sendable (_ work: @escaping @Sendable (any Store) async -> Void) -> Void

  /// The file that is being brought in.
  let room: IntakeRoom
  /// Starts work that goes on after the answer; the board stays open until it is done.
  let start: Starter
}
