import Kernel

/// Every check of a report, in one list: errors first, then in the order of the document.
package enum ReportCheckRules {
  /// What is found; `missing` are the variances that nobody has explained.
  package static func findings(_ evidence: ReportEvidence, missing: [MissingRemark]) -> [ReportFinding] {
    let placed = PlacedDocument(evidence.document)
    var found = HeadRules.findings(evidence.occasion, evidence.month, evidence.status)
    found += HeadRules.findings(evidence.changes) + HeadRules.findings(evidence.variantProblems)
    found += HeadRules.findings(unknown: evidence.unknownSections)
    found += SumRules.findings(placed) + LinkRules.findings(placed) + ReadableRules.findings(placed)
    found += ReferenceRules.findings(placed)
    if let resolver = evidence.resolver {
      for text in evidence.texts {
        found += ReferenceRules.findings(text, resolver, placed, hidden: evidence.hidden)
        found += AgedRules.findings(text, resolver, placed, hidden: evidence.hidden)
      }
    }
    found += AgedRules.findings(evidence.remarks, placed, hidden: evidence.hidden)
    if let work = evidence.work { found += WorkCheckRules.findings(work, placed) }
    found += WorkCheckRules.findings(missing, evidence.month, placed)
    return sorted(found, placed)
  }

  private static func sorted(_ findings: [ReportFinding], _ placed: PlacedDocument) -> [ReportFinding] {
    var order: [String: Int] = [:]
    for (index, spot) in placed.anchors.enumerated() {
      if let id = spot.id, order[id] == nil { order[id] = index }
    }
    func rank(_ finding: ReportFinding) -> Int { finding.spot.id.flatMap { order[$0] } ?? -1 }
    return findings.enumerated().sorted { a, b in
      if a.element.severity != b.element.severity { return a.element.severity > b.element.severity }
      return (rank(a.element), a.offset) < (rank(b.element), b.offset)
    }.map(\.element)
  }
}
