package import Storage

/// Sends a part of a report back to whoever wrote it, with why.
package enum ReturnSection: Command {
  package static let name = "report.return-section"
  package static let permission = Permission.review
  package typealias Output = Int

  /// A part to be sent back.
  package struct Input: Sendable {
    /// The part.
    package let id: SectionID
    /// What is missing.
    package let reason: String

    /// The part, with what is missing.
    package init(id: SectionID, reason: String) {
      self.id = id
      self.reason = reason
    }
  }

  /// The version that stands.
  ///
  /// **Throws** `WorkProblem.noReason`, `.notReady`.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    let stamp = try transaction.stamp(on: input.id)
    let reason = input.reason.trimmingSpaces
    guard !reason.isEmpty else { throw WorkProblem.noReason(input.id) }
    let work = try WorkRules.requireReported(transaction.work(input.id), input.id, orApproved: true)
    return try transaction.put(work.moved(to: .returned, by: stamp, reason: reason), id: input.id.description)
  }
}
