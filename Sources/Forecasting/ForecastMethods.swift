import Kernel
package import Storage

/// The methods that the board has chosen for lines where nobody sets a forecast; other lines have their standard.
package struct ForecastMethods: RecordKind, Hashable {
  package static let kind = "forecast-methods"
  package static let tag = "forecast-methods/1"
  package static let terms = KindTerms("prognosmetoder", "prognosmetoder", aliases: ["methods"])
  /// The id of the board's choice.
  package static let id = "methods"

  /// One line's method.
  package struct Choice: Hashable, Sendable, Codable {
    /// The statement's id.
    package let statement: String
    /// The line's id.
    package let line: String
    /// The method.
    package let method: ForecastMethod

    /// The method of a line.
    package init(statement: String, line: String, method: ForecastMethod) {
      self.statement = statement
      self.line = line
      self.method = method
    }
  }

  /// The choices, in the order of the file.
  package let choices: [Choice]

  /// Choices.
  package init(choices: [Choice]) { self.choices = choices }
}
