import Kernel
package import Storage

/// Brings in internal agreements; those that the input leaves out stay as they are.
package enum ImportInternalAgreements: Command {
  package static let name = "forecast.import-internal-agreements"
  package static let permission = Permission.budget
  package typealias Input = [InternalAgreementDraft]
  package typealias Output = Int

  /// How many agreements were written.
  package static func run(_ input: [InternalAgreementDraft], in transaction: inout Transaction) throws -> Int {
    // They concern the whole board: what one unit sells another buys.
    try transaction.requireWholeBoard()
    let named = Set(input.map(\.agreement.id))
    let kept = try transaction.state.all(InternalAgreement.self).filter { !named.contains($0.id) }.map(\.value)
    let problems = InternalAgreementRules.problems(input, beside: kept)
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in input { try transaction.put(draft.agreement, id: draft.agreement.id) }
    return transaction.writes.count
  }
}
