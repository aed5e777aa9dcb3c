package import Storage

/// Lets go of a part of a report that one has taken.
package enum ReleaseSection: Command {
  package static let name = "report.release-section"
  package static let permission = Permission.write
  package typealias Input = SectionID
  package typealias Output = Void

  /// **Throws** `WorkProblem.notLocked` where whoever acts does not have it.
  package static func run(_ input: SectionID, in transaction: inout Transaction) throws {
    let stamp = try transaction.stamp(on: input)
    let id = input.description
    try transaction.requireUnlocked(input)
    guard let lock = try transaction.state.record(SectionLock.self, id: id)?.value, lock.holder == stamp.actor else {
      throw WorkProblem.notLocked(input)
    }
    try transaction.put(SectionLock(holder: "", until: transaction.context.now), id: id)
  }
}
