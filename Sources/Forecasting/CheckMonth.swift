package import Kernel
package import Storage

/// What to look at before a month is closed, gravest first.
package enum CheckMonth: Question {
  package static let name = "forecast.check-month"
  package static let permission = Permission.read

  /// Which rules are asked.
  package enum Extent: Hashable, Sendable {
    /// All of them; codes without budget only from so much on, signs left out.
    case everything(threshold: Money)
    /// Those about the codes of the month's own postings.
    case postings
  }

  /// The month and the rules.
  package struct Input: Sendable {
    /// The month with what its figures are compared with.
    package let followUp: AskFollowUp.Input
    /// Which rules are asked.
    package let extent: Extent

    /// A question about the month.
    package init(_ followUp: AskFollowUp.Input, _ extent: Extent = .everything(threshold: .zero)) {
      self.followUp = followUp
      self.extent = extent
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The checks, gravest first.
    package let checks: [MonthCheck]
    /// How many codes without budget lie below the threshold and are left out.
    package let below: Int
  }

  package static func answer(_ input: Input, view: View) throws -> Output {
    let followUp = try AskFollowUp.answer(input.followUp, view: view).driftFollowUp
    let own = MonthChecks(followUp, in: view)
    switch input.extent {
    case .postings: return Output(checks: sorted(try own.codeChecks()), below: 0)
    case .everything(let threshold):
      let found = try own.checks(threshold: threshold)
      return Output(checks: sorted(try found.checks + others(followUp, in: view)), below: found.below)
    }
  }

  /// The checks of the rules beside the ledger's, one line each.
  private static func others(_ followUp: FollowUp, in view: View) throws -> [MonthCheck] {
    try ExpectedEntries(followUp, in: view).checks + InternalSections(followUp, in: view).checks
      + AgreementSections(followUp, in: view).checks + FrameSections(followUp, in: view).checks
      + AdjustedChecks(followUp, in: view).checks(in: view)
  }

  private static func sorted(_ checks: [MonthCheck]) -> [MonthCheck] {
    checks.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
  }
}
