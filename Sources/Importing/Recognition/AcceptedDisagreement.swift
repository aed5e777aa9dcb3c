package import Kernel

/// A disagreement of a file with itself that somebody has let pass: a warning now.
package struct AcceptedDisagreement: Problem {
  private let problem: RecognitionProblem

  /// The disagreement, let pass.
  package init(_ problem: RecognitionProblem) { self.problem = problem }

  package var code: String { problem.code }
  package var severity: Severity { .warning }
  package var place: Place { problem.place }
  package var message: String { problem.message }
  package var remedy: Remedy { "Ingenting behöver göras: avvikelsen är godtagen." }
}
