package import Storage

/// What is wrong, missing or aged in a report that is to be sent.
package enum CheckReport: Question {
  package static let name = "report.check"
  package static let permission = Permission.read
  package typealias Input = ReportEvidence
  package typealias Output = CheckedReport

  package static func answer(_ input: ReportEvidence, view: View) throws -> CheckedReport {
    let missing = try input.demanded.filter { try !view.state.hasRemark(on: $0.remark, at: input.month) }
    return CheckedReport(
      document: input.document, event: input.event, findings: ReportCheckRules.findings(input, missing: missing))
  }
}
