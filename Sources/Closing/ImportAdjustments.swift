import Kernel
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
      for part in draft.adjustment.parts { try transaction.requireScope(part.unit) }
      try transaction.put(draft.adjustment, id: draft.id)
    }
    return transaction.writes.count
  }
}

extension Transaction {
  /// Refuses a unit outside the actor's scope; what concerns the whole board needs the whole board.
  ///
  /// **Throws** `StorageProblem.outsideScope`.
  func requireScope(_ unit: String?) throws {
    guard context.actor.scope != .everything else { return }
    try requireScope(unit: unit ?? "-")
  }
}
