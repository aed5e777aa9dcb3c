import Importing
package import Kernel

/// Something that was found in a file, as it is kept until somebody has decided.
package struct IntakeFinding: Hashable, Sendable, Codable {
  /// How grave it is.
  package let severity: Severity
  /// The problem's code.
  package let code: String
  /// Where it lies: file, line and column.
  package let place: String
  /// What is wrong.
  package let message: String
  /// What to do, as pages say it.
  package let remedy: String
  /// The word by which it can be let pass; nil where it cannot.
  package let consent: String?
  /// Whether it must be named to be let pass.
  package let isGrave: Bool
  /// Whether it was let pass.
  package let isAccepted: Bool

  private enum CodingKeys: String, CodingKey {
    case severity, code, place, message, remedy, consent, isGrave, isAccepted
  }

  /// The problem, with what somebody has let pass.
  init(_ problem: any Problem, _ consent: SupersedeConsent) {
    severity = problem.severity
    code = problem.code
    // A problem may quote what a file says.
    place = PersonalNumbers.masked(problem.place.text(for: .page)).text
    message = PersonalNumbers.masked(problem.message).text
    remedy = problem.remedy.masked.text(for: .page)
    if let superseding = problem as? SupersedeProblem {
      self.consent = superseding.consent
      isGrave = superseding.isGrave
      isAccepted = consent.covers(superseding)
    } else if let recognition = problem as? RecognitionProblem,
      let word = RecognitionProblem.consents.first(where: { recognition.isAccepted([$0]) })
    {
      self.consent = word
      isGrave = true
      isAccepted = consent.named.contains(word)
    } else {
      self.consent = nil
      isGrave = false
      isAccepted = false
    }
  }

  /// Whether it stands in the way.
  package var isInTheWay: Bool { severity == .error && !isAccepted }
}
