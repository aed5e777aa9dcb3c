package import Storage

/// Locks a corrected version of a report, openly and with a reason; the earlier one stays as it was.
package enum CorrectReport: Command {
  package static let name = "report.correct"
  package static let permission = Permission.report
  /// The id of the locked report.
  package typealias Output = String

  /// The corrected report and why.
  package struct Input: Sendable {
    /// The report.
    package let order: LockOrder
    /// Why it takes the place of the earlier one.
    package let reason: String

    /// A correction.
    package init(_ order: LockOrder, reason: String) {
      self.order = order
      self.reason = reason
    }
  }

  /// The id of the locked report.
  ///
  /// **Throws** `LockProblem.noReason`; `.nothingToCorrect` where nothing is locked for the body; `.numberTaken` where
  /// another version was locked meanwhile.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> String {
    try transaction.requireWholeBoard()
    guard input.reason.contains(where: { !$0.isWhitespace }) else { throw LockProblem.noReason(input.order.month) }
    let earlier = try transaction.lockedVersions(like: input.order)
    guard earlier.contains(where: { $0.value.body == input.order.body }) else {
      throw LockProblem.nothingToCorrect(input.order.month, body: input.order.body)
    }
    return try transaction.keep(input.order, after: earlier, reason: input.reason)
  }
}
