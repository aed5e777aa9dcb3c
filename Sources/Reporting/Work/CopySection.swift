package import Kernel
package import Storage

/// Begins a part of a report with the words of the last occasion, which whoever writes has asked for.
package enum CopySection: Command {
  package static let name = "report.copy-section"
  package static let permission = Permission.write
  package typealias Input = SectionID

  /// What was copied.
  package struct Output: Hashable, Sendable {
    /// The version that stands.
    package let version: Int
    /// The month whose words they are.
    package let from: Month
  }

  /// **Throws** `WorkProblem.nothingToCopy`; `.alreadyWritten` where words would be lost.
  package static func run(_ input: SectionID, in transaction: inout Transaction) throws -> Output {
    let stamp = try transaction.stamp(on: input)
    try transaction.requireUnlocked(input)
    let work = try transaction.work(input)
    let state = try WorkRules.written(work?.state ?? .notStarted, input)
    guard work?.text.isEmpty ?? true else { throw WorkProblem.alreadyWritten(input) }
    guard let month = try transaction.state.occasion(before: input.month),
      let last = try transaction.work(SectionID(month, input.section, input.unit)), !last.text.isEmpty
    else { throw WorkProblem.nothingToCopy(input) }
    let version = try transaction.put(
      SectionWork(
        id: input, state: state, text: last.text, written: last.written, changed: stamp, reason: work?.reason ?? "",
        copiedFrom: month), id: input.description)
    return Output(version: version, from: month)
  }
}
