package import Importing
package import Kernel
import Synchronization

/// The one file of a board that is being brought in, kept in memory alone until it is. A class, because requests and
/// the work behind them share it.
package final class IntakeRoom: Sendable {
  private struct Held {
    let job: String
    let person: String
    var file: SourceFile?
    var isWorking: Bool
    var until: Instant
  }

  /// How long a file waits for somebody to decide.
  ///
  /// **Unit** seconds
  package static let patience: Int64 = 3_600

  private let held = Mutex<Held?>(nil)

  /// An empty room.
  package init() {}

  /// Takes the room for a job whose file is on its way. A file of the same person that nobody works on gives way, and
  /// so does one that has waited too long; answers the job that gave way.
  ///
  /// **Throws** `IntakeProblem.busy`.
  package func enter(_ job: String, _ person: String, now: Instant) throws(IntakeProblem) -> String? {
    let (busy, before) = held.withLock { held -> (String?, String?) in
      if let other = held, other.isWorking || other.person != person && now < other.until {
        return (other.person, nil)
      }
      let before = held?.job
      held = Held(job: job, person: person, file: nil, isWorking: true, until: now)
      return (nil, before)
    }
    if let busy { throw IntakeProblem.busy(person: busy) }
    return before
  }

  /// Keeps the job's file.
  package func keep(_ file: SourceFile, of job: String) {
    held.withLock { held in if held?.job == job { held?.file = file } }
  }

  /// The job's file, for work that begins now; nil where it is gone or worked on already.
  package func begin(_ job: String) -> SourceFile? {
    held.withLock { held in
      guard held?.job == job, held?.isWorking == false, let file = held?.file else { return nil }
      held?.isWorking = true
      return file
    }
  }

  /// The job's file, while it is worked on.
  func file(of job: String) -> SourceFile? { held.withLock { held in held?.job == job ? held?.file : nil } }

  /// Lets the job's file wait for somebody to decide.
  package func rest(_ job: String, now: Instant) {
    held.withLock { held in
      guard held?.job == job else { return }
      held?.isWorking = false
      held?.until = Instant(seconds: now.seconds + IntakeRoom.patience)
    }
  }

  /// Whether the job's file is here.
  package func holds(_ job: String) -> Bool { held.withLock { $0?.job == job } }

  /// Lets the job's file go; false where it is worked on.
  @discardableResult
  package func leave(_ job: String, evenWorking: Bool = false) -> Bool {
    held.withLock { held in
      guard held?.job == job else { return true }
      guard evenWorking || held?.isWorking == false else { return false }
      held = nil
      return true
    }
  }
}
