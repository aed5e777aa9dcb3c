import Kernel
package import Storage

/// Brings in the organisational units. Units that the file leaves out stay as they are: a unit ends by a last day.
package enum ImportUnits: Command {
  package static let name = "organisation.import-units"
  package static let permission = Permission.administer
  package typealias Input = [UnitDraft]
  package typealias Output = Int

  /// How many units were written.
  package static func run(_ input: [UnitDraft], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    _ = try transaction.state.board()
    let named = Set(input.map(\.id))
    let kept = try transaction.state.all(OrgUnit.self).filter { !named.contains($0.id) }
      .map { UnitDraft(id: $0.id, unit: $0.value, place: Place(field: $0.id)) }
    let problems = UnitRules.problems(kept + input)
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in input { try transaction.put(draft.unit, id: draft.id) }
    return transaction.writes.count
  }
}
