/// What a batch would do to what can be seen.
package struct SupersedeFindings: Hashable, Sendable {
  /// Whether every month holds just what can be seen already, with the same status.
  package var isNothingNew: Bool
  /// What stands in the way.
  package var problems: [SupersedeProblem]

  /// What was found.
  package init(isNothingNew: Bool, problems: [SupersedeProblem]) {
    self.isNothingNew = isNothingNew
    self.problems = problems
  }
}
