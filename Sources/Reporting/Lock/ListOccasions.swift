import Kernel
package import Organisation
package import Storage

/// The occasions of follow-up, the latest first, with what of their reports is locked.
package enum ListOccasions: Question {
  package static let name = "report.list-occasions"
  package static let permission = Permission.readLocked
  package typealias Input = Void
  package typealias Output = [Row]

  /// One occasion.
  package struct Row: Sendable {
    /// The occasion.
    package let occasion: Occasion
    /// The latest locked version of the whole board's report; nil where none is.
    package let latest: BodyChain.Locked?
    /// The decision that established it, in words; nil where none has.
    package let established: String?
  }

  package static func answer(_ input: Void, view: View) throws -> [Row] {
    let locked = try view.state.all(LockedReport.self).map(\.value).filter { $0.unit == nil }
    return try view.state.all(Occasion.self).map(\.value).sorted { $0.month > $1.month }.map { occasion in
      let own = locked.filter { $0.month == occasion.month && isReport($0, of: occasion) }
      return Row(
        occasion: occasion, latest: own.max { $0.number < $1.number }.map(BodyChain.Locked.init),
        established: own.filter { $0.decision != nil }.max { $0.number < $1.number }.flatMap(LockRules.established))
    }
  }

  /// Whether it is the occasion's own report, and not a memorandum beside it.
  private static func isReport(_ report: LockedReport, of occasion: Occasion) -> Bool {
    occasion.plan.map { $0.template == report.template } ?? true
  }
}
