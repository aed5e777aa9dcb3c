package import Storage

/// The board's month as sections, figures and checks.
package enum AskMonth: Question {
  package static let name = "forecast.month"
  package static let permission = Permission.read
  package typealias Input = AskFollowUp.Input
  package typealias Output = MonthSections

  package static func answer(_ input: Input, view: View) throws -> MonthSections {
    try MonthSections(AskFollowUp.answer(input, view: view), earlier: input.earlier, in: view)
  }
}
