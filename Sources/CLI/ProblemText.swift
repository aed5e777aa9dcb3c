import Kernel

/// How problems are printed: a line that says where and what, and under it what to do.
enum ProblemText {
  /// How many problems are printed in full.
  static let limit = 50

  /// The problem as `ledger.se:12:8: fel [sie.unbalanced-voucher] …` and an indented remedy.
  static func text(_ problem: any Problem) -> String {
    let place = problem.place.text
    let start = place.isEmpty ? "" : place + ": "
    let what = word(problem.severity) + " [" + problem.code + "] " + problem.message
    return start + what + "\n  " + problem.remedy + "\n"
  }

  /// The first problems in full, and how many more there are.
  static func text(_ problems: [any Problem]) -> String {
    let shown = problems.prefix(limit).map { text($0) }.joined()
    let rest = problems.count - limit
    return rest > 0 ? shown + "… och \(SwedishText.number(Int64(rest))) till.\n" : shown
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
