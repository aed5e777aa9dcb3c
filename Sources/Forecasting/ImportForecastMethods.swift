package import Kernel
package import Storage

/// Writes the methods that fill in lines where nobody sets a forecast; the file replaces what was chosen before.
package enum ImportForecastMethods: Command {
  package static let name = "forecast.import-methods"
  package static let permission = Permission.adjustForecast
  package typealias Output = Int

  /// One choice with its place.
  package struct Row: Sendable {
    /// The choice.
    package let choice: ForecastMethods.Choice
    /// Where it stands.
    package let place: Place

    /// A choice read from `place`.
    package init(choice: ForecastMethods.Choice, place: Place) {
      self.choice = choice
      self.place = place
    }
  }

  /// The rows.
  package typealias Input = [Row]

  /// The version that stands.
  ///
  /// **Throws** `ForecastingProblem`s with everything that is wrong with the rows.
  package static func run(_ input: [Row], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let names = try ForecastNames(transaction.state, on: transaction.context.now.dayInStockholm)
    var seen: Set<[String]> = []
    let problems = input.compactMap { row -> ForecastingProblem? in
      if !names.has(line: row.choice.line, in: row.choice.statement) {
        return .unknownLine(row.choice.statement + "." + row.choice.line, row.place)
      }
      return seen.insert([row.choice.statement, row.choice.line]).inserted ? nil : .repeatedMethod(row.place)
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return try transaction.put(ForecastMethods(choices: input.map(\.choice)), id: ForecastMethods.id)
  }
}
