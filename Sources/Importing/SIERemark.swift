package import Kernel
package import SIE

/// Something that the SIE reader found, as a problem of ours.
package struct SIERemark: Problem {
  /// What the reader found.
  package let problem: SIEProblem
  /// The file's name.
  package let file: String

  /// A finding in `file`.
  package init(problem: SIEProblem, file: String) {
    self.problem = problem
    self.file = file
  }

  package var code: String { problem.code.rawValue }
  package var severity: Severity {
    switch problem.severity {
    case .error: .error
    case .warning: .warning
    case .information: .information
    }
  }
  package var place: Place {
    Place(
      file: file, line: problem.line > 0 ? problem.line : nil, column: problem.column > 0 ? problem.column : nil)
  }
  package var message: String { problem.message }
  package var remedy: Remedy {
    guard problem.code == .unbalancedVoucher else { return Remedy(problem.remedy) }
    return Remedy(problem.remedy)
      + " Det görs \(command: "med --one-sided", page: "i formuläret", program: "med one_sided=true"), eller för gott "
      + "i källans beskrivning (\(.mapping))."
  }
}
