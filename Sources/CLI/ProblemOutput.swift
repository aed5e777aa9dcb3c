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
    file = problem.place.file.map { PersonalNumbers.masked($0).text }
    line = problem.place.line
    column = problem.place.column
    field = problem.place.name(for: .command).map { PersonalNumbers.masked($0).text }
    // A problem may quote what a file says.
    message = PersonalNumbers.masked(problem.message).text
    remedy = PersonalNumbers.masked(problem.remedy.text(for: .command)).text
  }
}
