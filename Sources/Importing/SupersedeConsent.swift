/// What somebody lets pass although it looks like a mistake.
package struct SupersedeConsent: Hashable, Sendable {
  /// Whether everything that is not grave is let pass.
  package let isGeneral: Bool
  /// The problems that are let pass by name, grave or not.
  package let named: Set<String>

  /// Consent to everything that is not grave, or to what is named.
  package init(isGeneral: Bool = false, named: Set<String> = []) {
    self.isGeneral = isGeneral
    self.named = named
  }

  /// Whether the problem is let pass.
  package func covers(_ problem: SupersedeProblem) -> Bool {
    named.contains(problem.consent) || isGeneral && !problem.isGrave
  }
}
