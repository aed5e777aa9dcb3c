import Kernel
package import Storage

/// The reading log: who looked at what is confidential, and who logged in. It is kept for two years.
package struct ReadingLog: Sendable {
  /// The name that rights are asked for by.
  package static let name = "access.list-readings"
  /// What whoever reads it must be allowed.
  package static let permission = Permission.readLog
  /// How many seconds an entry is kept.
  package static let kept: Int64 = 2 * 366 * 86_400

  private let desk: Desk

  /// The log of the desk's store.
  package init(_ desk: Desk) { self.desk = desk }

  /// The last entries, the latest first: at most so many, of the person where one is given, and of the kind where one
  /// is.
  ///
  /// **Throws** `StorageProblem.notPermitted` for whoever may not read the log of the whole board.
  package func latest(_ limit: Int, of actor: String? = nil, _ sort: Reading.Sort? = nil) async throws -> [Reading] {
    guard desk.context.actor.grants.scope(of: ReadingLog.permission) == .everything else {
      throw StorageProblem.notPermitted(useCase: ReadingLog.name, permission: ReadingLog.permission)
    }
    var found: [Reading] = []
    for id in try await desk.store.workingIDs(Reading.workingKind, at: desk.context.now).reversed() {
      guard found.count < limit else { break }
      if let reading = try await desk.store.reading(id), actor.map({ $0 == reading.actor }) ?? true,
        sort.map({ $0 == reading.sort }) ?? true
      {
        found.append(reading)
      }
    }
    return found
  }

  /// Removes what is older than it is kept.
  static func sweep(_ store: any Store, at now: Instant) async throws {
    let first = Reading.idStart(at: Instant(seconds: now.seconds - kept))
    for id in try await store.workingIDs(Reading.workingKind, at: now) {
      guard id < first else { return }
      try await store.removeWorking(Reading.workingKind, id)
    }
  }
}
