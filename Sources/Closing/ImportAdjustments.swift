import Kernel
import Organisation
package import Storage

/// Brings in adjustments; one that is left out stays as it is.
package enum ImportAdjustments: Command {
  package static let name = "closing.import-adjustments"
  package static let permission = Permission.budget
  package typealias Input = [AdjustmentDraft]
  package typealias Output = Int

  /// How many adjustments were written.
  package static func run(_ input: [AdjustmentDraft], in transaction: inout Transaction) throws -> Int {
    var problems: [ClosingProblem] = []
    for (year, drafts) in Dictionary(grouping: input, by: \.adjustment.year).sorted(by: { $0.key < $1.key }) {
      let names = try StructureNames(transaction.state, year: year)
      for draft in drafts {
        for (part, place) in zip(draft.adjustment.parts, draft.places) {
          problems += names.problems(line: part.line, area: part.area, unit: part.unit, at: place)
        }
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in input.sorted(by: { $0.id < $1.id }) {
      // Nobody may write over what others stand behind, either.
      let standing = try transaction.state.record(Adjustment.self, id: draft.id)?.value
      for adjustment in [standing, draft.adjustment].compactMap({ $0 }) {
        for part in adjustment.parts { try transaction.requireScope(part.unit, in: adjustment.year) }
      }
      try transaction.put(draft.adjustment, id: draft.id)
    }
    return transaction.writes.count
  }
}

extension Transaction {
  /// Refuses a unit that at no time of the year lies within the actor's scope or beneath a unit of it; what has no
  /// unit needs the whole board.
  ///
  /// **Throws** `StorageProblem.outsideScope`.
  func requireScope(_ unit: String?, in year: Int) throws {
    guard let unit else { return try requireWholeBoard() }
    let days = (1...12).compactMap { Month(year: year, month: $0)?.lastDay }
    guard try days.contains(where: { try state.resolved(context.scope, on: $0).contains(unit: unit) }) else {
      throw StorageProblem.outsideScope(unit: unit)
    }
  }
}
