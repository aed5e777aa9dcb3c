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
    var last: String?
    while found.count < limit {
      let page = try await desk.store.readings(before: last, limit: ReadingLog.page)
      for (_, reading) in page where actor.map({ $0 == reading.actor }) ?? true {
        if sort.map({ $0 == reading.sort }) ?? true { found.append(reading) }
      }
      guard page.count == ReadingLog.page else { break }
      last = page.last?.id
    }
    return Array(found.prefix(limit))
  }

  /// How many entries are looked at at a time.
  static let page = 1_000

  /// Removes what is older than it is kept.
  static func sweep(_ store: any Store, at now: Instant) async throws {
    try await store.removeWorking(
      Reading.workingKind, before: Reading.idStart(at: Instant(seconds: now.seconds - kept)))
  }
}
