import Kernel
import Organisation
import Storage

/// Whether the report says what it is: its matter, when and by whom it is decided, and whether its months are closed.
enum HeadRules {
  static func findings(_ occasion: Occasion?, _ month: Month, _ status: PeriodStatus?) -> [ReportFinding] {
    occasionFindings(occasion, month) + statusFindings(status)
  }

  private static func occasionFindings(_ occasion: Occasion?, _ month: Month) -> [ReportFinding] {
    guard let occasion else {
      return [
        ReportFinding(
          .notPlanned, .head, "Inget uppföljningstillfälle är planerat för \(SwedishText.text(month)).",
          remedy:
            Remedy(
              command: "Planera det med roder plan occasions, eller läs in det med roder import occasions.",
              page: "Läs in det under Inläsning."))
      ]
    }
    let remedy: Remedy = "Ange det för tillfället \(.bringingIn("occasions"))."
    var findings: [ReportFinding] = []
    if occasion.registrationNumber.isEmpty {
      findings.append(ReportFinding(.noRegistrationNumber, .head, "Diarienumret saknas.", remedy: remedy))
    }
    if occasion.decidedBy.isEmpty {
      findings.append(ReportFinding(.noDecider, .head, "Det saknas vem som beslutar om rapporten.", remedy: remedy))
    }
    if occasion.meeting == nil {
      findings.append(ReportFinding(.noMeeting, .head, "Sammanträdets dag saknas.", remedy: remedy))
    }
    for problem in occasion.problems {
      guard case .decidedBeforePeriodEnds = problem else { continue }
      findings.append(ReportFinding(.meetingTooEarly, .head, problem.message, remedy: problem.remedy))
    }
    return findings
  }

  private static func statusFindings(_ status: PeriodStatus?) -> [ReportFinding] {
    guard let status, status < .closed else { return [] }
    return [
      ReportFinding(
        .monthNotClosed, .head, "Alla månader i rapporten är inte stängda: den minst färdiga är \(status.text).",
        remedy: "Läs in den stängda månaden, eller låt rapporten säga att den är preliminär.")
    ]
  }

  /// Sections that the template asks for in vain.
  static func findings(unknown sections: [String]) -> [ReportFinding] {
    sections.map { name in
      ReportFinding(
        .sectionUnknown, .whole, "Mallen har avsnittet ”\(name)”, som inte kan tas fram.",
        remedy: "Ta bort det ur mallen, eller rätta namnet.")
    }
  }

  /// Small numbers that are no longer a secret.
  static func findings(_ problems: [VariantProblem]) -> [ReportFinding] {
    problems.compactMap { problem in
      guard case .exposed = problem else { return nil }
      return ReportFinding(.numbersExposed, .whole, problem.message, remedy: problem.remedy)
    }
  }

  /// The locked versions that figures have moved on from.
  static func findings(_ changes: [LockChanges]) -> [ReportFinding] {
    changes.compactMap { change in
      guard let sentence = change.sentence else { return nil }
      let report = change.report.value
      let name =
        report.template == ReportTemplate.monthlyFollowUp
        ? "\(report.month)/\(report.number)" : "\(report.month)/\(report.template)/\(report.number)"
      return ReportFinding(
        .lockedChanged, .whole, sentence,
        remedy:
          "Se vilka\(command: " med roder compare \(name)", page: ""), och rätta öppet"
          + "\(command: " med roder correct report", page: "") om det behövs.")
    }
  }
}
