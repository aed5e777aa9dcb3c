package import Storage

/// Approves a part of a report that is handed over.
package enum ApproveSection: Command {
  package static let name = "report.approve-section"
  package static let permission = Permission.review
  package typealias Input = SectionID
  package typealias Output = Int

  /// The version that stands.
  ///
  /// **Throws** `WorkProblem.notReady`.
  package static func run(_ input: SectionID, in transaction: inout Transaction) throws -> Int {
    let stamp = try transaction.stamp(on: input)
    let work = try WorkRules.requireReported(transaction.work(input), input, orApproved: false)
    return try transaction.put(work.moved(to: .approved, by: stamp), id: input.description)
  }
}
