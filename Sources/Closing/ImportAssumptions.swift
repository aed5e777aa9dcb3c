import Kernel
package import Storage

/// Brings in forecast assumptions; one that is left out stays as it is.
package enum ImportAssumptions: Command {
  package static let name = "closing.import-assumptions"
  package static let permission = Permission.forecast
  package typealias Input = [AssumptionDraft]
  package typealias Output = Int

  /// How many assumptions were written.
  package static func run(_ input: [AssumptionDraft], in transaction: inout Transaction) throws -> Int {
    var problems: [ClosingProblem] = []
    for (year, drafts) in Dictionary(grouping: input, by: \.assumption.year).sorted(by: { $0.key < $1.key }) {
      let names = try StructureNames(transaction.state, year: year)
      for draft in drafts {
        let assumption = draft.assumption
        problems += names.problems(
          line: assumption.line, area: assumption.area, unit: assumption.unit, at: draft.place)
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in input.sorted(by: { $0.id < $1.id }) {
      // Nobody may write over what others stand behind, either.
      let standing = try transaction.state.record(ForecastAssumption.self, id: draft.id)?.value
      for assumption in [standing, draft.assumption].compactMap({ $0 }) {
        try transaction.requireScope(assumption.unit, in: assumption.year)
      }
      try transaction.put(draft.assumption, id: draft.id)
    }
    return transaction.writes.count
  }
}
