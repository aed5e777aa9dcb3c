import Kernel
import Organisation
package import Storage

/// Lifts somebody else's lock on a part of a report, with why, in the own name of whoever does.
package enum LiftSectionLock: Command {
  package static let name = "report.lift-section-lock"
  package static let permission = Permission.review
  package typealias Input = SectionID
  package typealias Output = String

  /// Who held it.
  ///
  /// **Throws** `WorkProblem.noReason` where the context has none, `.notInRole`, `.notLocked`.
  package static func run(_ input: SectionID, in transaction: inout Transaction) throws -> String {
    _ = try transaction.stamp(on: input)
    let context = transaction.context
    guard context.reason.contains(where: { !$0.isWhitespace }) else { throw WorkProblem.noReason(input) }
    let staff = try transaction.state.staff(on: context.now.dayInStockholm)
    let mayAsRole = staff.has(context.actor.person, WorkRules.lifting, unit: input.isOfBoard ? nil : input.unit)
    // Who sets up the board answers for it where roles are not written down.
    guard mayAsRole || context.permissions.contains(.administer) else { throw WorkProblem.notInRole(input) }
    let id = input.description
    guard let lock = try transaction.state.record(SectionLock.self, id: id)?.value, lock.isHeld(at: context.now)
    else { throw WorkProblem.notLocked(input) }
    try transaction.put(SectionLock(holder: "", until: context.now), id: id)
    return lock.holder
  }
}
