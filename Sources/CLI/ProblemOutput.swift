import Kernel

/// A problem as JSON.
struct ProblemOutput: Encodable {
  let code: String
  let severity: String
  let file: String?
  let line: Int?
  let column: Int?
  let field: String?
  let message: String
  let remedy: String

  init(_ problem: any Problem) {
    code = problem.code
    severity = problem.severity.rawValue
    file = problem.place.file
    line = problem.place.line
    column = problem.place.column
    field = problem.place.field
    message = problem.message
    remedy = problem.remedy
  }
}
