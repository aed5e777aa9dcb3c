import Kernel
import Storage

/// How problems are printed: a line that says where and what, and under it what to do.
enum ProblemText {
  /// How many problems of each code are printed in full.
  static let limit = 20

  /// The problem as `ledger.se:12:8: fel [sie.unbalanced-voucher] …` and an indented remedy.
  static func text(_ problem: any Problem) -> String {
    let place = problem.place.text
    let start = place.isEmpty ? "" : place + ": "
    let what = word(problem.severity) + " [" + problem.code + "] " + problem.message
    let details = lines(beneath: problem).map { "  " + $0 + "\n" }.joined()
    // A problem may quote what a file or a command line says.
    return PersonalNumbers.masked(start + what + "\n" + details + "  " + problem.remedy.text(for: .command) + "\n").text
  }

  /// The first problems of each code in full, and how many more there are; `counts` says how many of a code were found
  /// where not all of them are in the list.
  static func text(_ problems: [any Problem], limit: Int = limit, counts: [String: Int] = [:]) -> String {
    var shown: [String: Int] = [:]
    var found: [String: Int] = [:]
    var order: [String] = []
    var result = ""
    for problem in problems {
      if found[problem.code] == nil { order.append(problem.code) }
      found[problem.code, default: 0] += 1
      guard shown[problem.code, default: 0] < limit else { continue }
      shown[problem.code, default: 0] += 1
      result += text(problem)
    }
    for code in order {
      let rest = max(found[code] ?? 0, counts[code] ?? 0) - (shown[code] ?? 0)
      if rest > 0 { result += "… och \(SwedishText.number(Int64(rest))) till [\(code)]\n" }
    }
    return result
  }

  private static func lines(beneath problem: any Problem) -> [String] {
    guard case .changedMeanwhile(let conflict)? = problem as? StorageProblem else { return [] }
    return conflict.lines
  }

  /// The severity in Swedish.
  static func word(_ severity: Severity) -> String {
    switch severity {
    case .error: "fel"
    case .warning: "varning"
    case .information: "upplysning"
    }
  }
}
