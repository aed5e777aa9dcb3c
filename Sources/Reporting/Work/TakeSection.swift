package import Kernel
package import Storage

/// Takes a part of a report to write in it alone, for some hours from the last time that something was written.
package enum TakeSection: Command {
  package static let name = "report.take-section"
  package static let permission = Permission.write
  package typealias Input = SectionID
  package typealias Output = Instant

  /// Until when.
  ///
  /// **Throws** `WorkProblem.locked` where somebody else has it, `.isApproved`.
  package static func run(_ input: SectionID, in transaction: inout Transaction) throws -> Instant {
    _ = try transaction.stamp(on: input)
    try transaction.requireUnlocked(input)
    if try transaction.work(input)?.state == .approved { throw WorkProblem.isApproved(input) }
    let lock = transaction.lock
    try transaction.put(lock, id: input.description)
    return lock.until
  }
}
