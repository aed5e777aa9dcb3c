/// The problems of a file: the first of each kind in full, the rest counted.
public struct SIEProblemList: Sendable, RandomAccessCollection {
  /// How many problems of one kind are kept; a file of garbage must not fill the memory with complaints.
  public static let limitPerCode = 50

  private var problems: [SIEProblem] = []
  private var countOf: [SIEProblemCode: Int] = [:]
  private var countOfSeverity: [SIEProblem.Severity: Int] = [:]

  /// The position of the first problem.
  public var startIndex: Int { 0 }
  /// The number of problems that are kept.
  public var endIndex: Int { problems.count }
  /// The problem at a position.
  public subscript(position: Int) -> SIEProblem { problems[position] }

  /// How many problems of a kind were found, kept or not.
  public func count(of code: SIEProblemCode) -> Int { countOf[code] ?? 0 }
  /// How many problems of a severity were found, kept or not.
  public func count(of severity: SIEProblem.Severity) -> Int { countOfSeverity[severity] ?? 0 }
  /// The kinds that were found, with their numbers, in the order in which the kinds are listed.
  public var counts: [(code: SIEProblemCode, count: Int)] {
    SIEProblemCode.allCases.compactMap { code in countOf[code].map { (code, $0) } }
  }

  mutating func add(_ finding: Finding, severity: SIEProblem.Severity? = nil, line: Int = 0, column: Int = 0) {
    let code = finding.code
    let severity = severity ?? code.usualSeverity
    countOf[code, default: 0] += 1
    countOfSeverity[severity, default: 0] += 1
    guard count(of: code) <= SIEProblemList.limitPerCode else { return }
    problems.append(
      SIEProblem(code: code, severity: severity, line: line, column: column, message: finding.message))
  }
}
