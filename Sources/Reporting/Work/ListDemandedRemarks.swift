package import Storage

/// Which variances of a part's unit must be explained, and which of them are not.
package enum ListDemandedRemarks: Question {
  package static let name = "report.demanded-remarks"
  package static let permission = Permission.read
  package typealias Input = MarkSectionReady.Input

  /// What was found.
  package struct Output: Sendable {
    /// Those that nobody has explained.
    package let missing: [DemandedRemark]
    /// Those that somebody has.
    package let explained: [DemandedRemark]
  }

  package static func answer(_ input: Input, view: View) throws -> Output {
    let explained = try input.demanded.filter { try view.state.hasRemark(on: $0, at: input.id.month) }
    return Output(missing: input.demanded.filter { !explained.contains($0) }, explained: explained)
  }
}
