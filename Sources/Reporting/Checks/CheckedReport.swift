package import Documents
import Kernel

/// A report with what its checks found.
package struct CheckedReport: Sendable {
  /// The report.
  package let document: Document
  /// The event that it was read at.
  package let event: Int
  /// What was found, errors first, then in the order of the document.
  package let findings: [ReportFinding]

  /// A report in which this was found.
  package init(document: Document, event: Int, findings: [ReportFinding]) {
    self.document = document
    self.event = event
    self.findings = findings
  }

  /// What is wrong.
  package var errors: [ReportFinding] { findings.filter { $0.severity == .error } }
  /// What is missing or aged.
  package var warnings: [ReportFinding] { findings.filter { $0.severity == .warning } }

  /// How much was found: *1 fel och 9 varningar*.
  package var summary: String {
    guard !findings.isEmpty else { return "inga fel och inga varningar" }
    let (errors, warnings) = (errors.count, warnings.count)
    return (errors == 0 ? "inga fel" : "\(SwedishText.number(Int64(errors))) fel") + " och "
      + (warnings == 0
        ? "inga varningar" : SwedishText.number(Int64(warnings)) + (warnings == 1 ? " varning" : " varningar"))
  }
}
