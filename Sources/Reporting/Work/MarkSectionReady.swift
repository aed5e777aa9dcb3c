import Kernel
package import Storage

/// Hands over a part of a report: whoever wrote it says that it is done.
package enum MarkSectionReady: Command {
  package static let name = "report.mark-section-ready"
  package static let permission = Permission.write
  package typealias Output = Int

  /// A part that is done.
  package struct Input: Sendable {
    /// The part.
    package let id: SectionID
    /// The unit's variances that must be explained.
    package let demanded: [DemandedRemark]

    /// The part, with the variances that must be explained.
    package init(id: SectionID, demanded: [DemandedRemark]) {
      self.id = id
      self.demanded = demanded
    }
  }

  /// The version that stands.
  ///
  /// **Throws** `WorkProblem.nothingWritten`, `.remarksMissing` and what `WriteSection` throws.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    let stamp = try transaction.stamp(on: input.id)
    try transaction.requireUnlocked(input.id)
    let work = try WorkRules.requireWritten(transaction.work(input.id), input.id)
    let missing = try input.demanded.filter { try !transaction.state.hasRemark(on: $0, at: input.id.month) }
    guard missing.isEmpty else { throw WorkProblem.remarksMissing(input.id, figures: missing.map(\.text)) }
    let id = input.id.description
    if let lock = try transaction.state.record(SectionLock.self, id: id)?.value, !lock.holder.isEmpty {
      try transaction.put(SectionLock(holder: "", until: transaction.context.now), id: id)
    }
    guard work.state != .ready else { return transaction.state.version(of: RecordKey(kind: SectionWork.kind, id: id)) }
    return try transaction.put(work.moved(to: .ready, by: stamp), id: id)
  }
}
