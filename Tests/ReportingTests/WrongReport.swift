import Documents
import Testing

@testable import Reporting

/// One thing put wrong in the sample report, and what is to be found.
struct WrongReport: Sendable, CustomTestStringConvertible {
  let name: String
  let found: [FindingCode]
  let evidence: ReportEvidence
  var missing: [MissingRemark] = []

  var testDescription: String { name }

  init(_ name: String, _ found: FindingCode..., document: Document) {
    self.name = name
    self.found = found
    evidence = SampleReport.evidence(document)
  }

  init(
    _ name: String, missing: [MissingRemark] = [], _ found: FindingCode..., change: (inout ReportEvidence) -> Void
  ) {
    self.name = name
    self.missing = missing
    self.found = found
    var evidence = SampleReport.evidence()
    change(&evidence)
    self.evidence = evidence
  }
}
