package import Kernel
package import Storage
import Synchronization

/// What people may do, as it was looked up at the last event: a new event, or a new day, makes all of it unknown again.
/// A class, because all requests of a process share it.
package final class KnownRights: Sendable {
  private struct Known {
    var hash = Event.origin
    var day: Day?
    var rights: [String: PersonRights?] = [:]
  }

  private let known = Mutex(Known())
  /// What kept bytes mean, which is the same whenever they are read.
  private let sessions = Mutex<[[UInt8]: Session]>([:])

  /// Nothing looked up yet.
  package init() {}

  /// What the person may do on the day in the state; nil where nothing, or where her login was ended.
  package func rights(of person: String, in state: BoardState, on day: Day) throws -> PersonRights? {
    let found = known.withLock { known in
      known.hash == state.hash && known.day == day ? known.rights[person] : .none
    }
    if let found { return found }
    let rights = try state.isLoginEnded(of: person) ? nil : state.rights(of: person, on: day)
    known.withLock { known in
      if known.hash != state.hash || known.day != day { known = Known(hash: state.hash, day: day) }
      known.rights[person] = .some(rights)
    }
    return rights
  }

  /// The session that the kept bytes hold.
  func session(_ kept: [UInt8]) throws -> Session {
    if let session = sessions.withLock({ $0[kept] }) { return session }
    let session = try Session(kept: kept)
    sessions.withLock { sessions in
      if sessions.count >= KnownRights.mostSessions { sessions = [:] }
      sessions[kept] = session
    }
    return session
  }

  private static let mostSessions = 1_000
}
