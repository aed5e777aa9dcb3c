import Kernel
import Ledger
package import Storage

/// What to look at before a month is closed, gravest first.
package enum CheckMonth: Question {
  package static let name = "forecast.check-month"
  package static let permission = Permission.read
  package typealias Input = AskFollowUp.Input
  package typealias Output = [MonthCheck]

  package static func answer(_ input: Input, view: View) throws -> [MonthCheck] {
    let followUp = try AskFollowUp.answer(input, view: view).driftFollowUp
    return try checks(followUp, in: view).enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
  }

  /// The checks of every rule, one line each.
  private static func checks(_ followUp: FollowUp, in view: View) throws -> [MonthCheck] {
    try MonthChecks(followUp, Reconciliation(month: followUp.month, in: view), in: view).checks()
      + ExpectedEntries(followUp, in: view).checks + InternalSections(followUp, in: view).checks
      + AgreementSections(followUp, in: view).checks + FrameSections(followUp, in: view).checks
      + AdjustedChecks(followUp, in: view).checks(in: view)
  }
}
