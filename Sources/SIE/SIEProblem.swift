/// Something that is wrong with a file, where it stands and what to do about it.
public struct SIEProblem: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Counted, and shown to those who ask.
    case information
    /// The file is imported and the problem shown.
    case warning
    /// The file is refused for import.
    case error

    /// Whether the first matters less than the second.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .information: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// The stable code of this kind of problem.
  public let code: SIEProblemCode
  /// How much it matters in this file.
  public let severity: Severity
  /// The line, from 1; 0 where the problem belongs to the whole file.
  public let line: Int
  /// The column in bytes, from 1; 0 where the problem belongs to the whole line.
  public let column: Int
  /// What is wrong, in Swedish.
  public let message: String
  /// What to do about it, in Swedish.
  public var remedy: String { code.remedy }
}
