import Kernel
import Storage

/// What went wrong with a request, as the reader is told it.
struct Failure {
  /// What is wrong and what to do, a problem each.
  let problems: [any Problem]
  /// The status of the answer.
  let status: Int
  /// What the operator is told; nil where nobody need mend anything.
  let fault: String?
  /// The request's number.
  let id: String

  /// The failure that the error is.
  init(_ error: any Error, id: String) {
    self.id = id
    switch error {
    case let problem as WebProblem:
      (problems, status, fault) = ([problem], problem.status, nil)
    case let problem as APIProblem:
      (problems, status, fault) = ([problem], problem.status, nil)
    case let problem as StorageProblem where problem.isFault:
      // Where the store lies is for the operator alone.
      (problems, status) = ([], 503)
      fault = PersonalNumbers.masked("fault \(id): [\(problem.code)] \(problem.message) (\(problem.place))").text
    case let problem as any Problem:
      (problems, status, fault) = ([problem], Failure.status(of: problem), nil)
    case let several as Problems:
      (problems, status, fault) = (several.all, 422, nil)
    default:
      (problems, status, fault) = ([], 500, PersonalNumbers.masked("fault \(id): \(error)").text)
    }
  }

  /// The status that tells what kind of problem it is.
  static func status(of problem: any Problem) -> Int {
    switch problem.code {
    case "storage.not-permitted", "storage.outside-scope": 403
    case "storage.changed-meanwhile", "intake.busy": 409
    case "access.must-wait": 429
    case "access.crowded": 503
    case "storage.no-record", "storage.no-version", "storage.no-kind", "access.no-token": 404
    case let code where code.contains(".unknown-") || code.contains(".no-such-") || code.hasSuffix(".nothing-as-of"):
      404
    default: 422
    }
  }
}
