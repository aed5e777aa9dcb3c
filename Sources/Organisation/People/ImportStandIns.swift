package import Kernel
package import Storage

/// Brings in who stands in for whom. Those that the file leaves out stay as they are.
package enum ImportStandIns: Command {
  package static let name = "organisation.import-stand-ins"
  package static let permission = Permission.administer

  /// A stand-in as it stands in a file.
  package struct Draft: Hashable, Sendable {
    /// Who stands in for whom.
    package let standIn: StandIn
    /// Where it was written.
    package let place: Place

    /// A stand-in read from `place`.
    package init(_ standIn: StandIn, place: Place) {
      self.standIn = standIn
      self.place = place
    }
  }

  package typealias Input = [Draft]
  package typealias Output = Int

  /// How many were written.
  ///
  /// **Throws** `Problems` with `OrganisationProblem.unknownUnit` and `.repeatedID`.
  package static func run(_ input: [Draft], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let units = Set(try transaction.state.all(OrgUnit.self).map(\.id))
    var seen: Set<String> = []
    var problems: [OrganisationProblem] = []
    for draft in input {
      problems += draft.standIn.units.filter { !units.contains($0) }.map { .unknownUnit($0, draft.place) }
      if !seen.insert(draft.standIn.id).inserted { problems.append(.repeatedID(draft.standIn.id, draft.place)) }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in input { try transaction.put(draft.standIn, id: draft.standIn.id) }
    return transaction.writes.count
  }
}
