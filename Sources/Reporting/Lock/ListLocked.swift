package import Kernel
package import Storage

/// The locked reports of a month, or all; for whoever answers for some units those of the units.
package enum ListLocked: Question {
  package static let name = "report.list-locked"
  package static let permission = Permission.readLocked
  /// The month; nil for all.
  package typealias Input = Month?
  /// The reports by month, template and number.
  package typealias Output = [Versioned<LockedReport>]

  package static func answer(_ input: Month?, view: View) throws -> Output {
    try view.lockedReports { id in input.map { id.hasPrefix($0.description + "/") } ?? true }
      .map(view.shown)
      .sorted { a, b in
        (a.value.month, a.value.template, a.value.unit ?? "", a.value.number)
          < (b.value.month, b.value.template, b.value.unit ?? "", b.value.number)
      }
  }
}
