package import Kernel
import Storage

/// A line of a file about people: somebody in a role, or a stand-in.
package struct StaffDraft<Entry: StaffEntry>: Hashable, Sendable {
  /// What the line says.
  package let entry: Entry
  /// Where it was written.
  package let place: Place

  /// What was read from `place`.
  package init(_ entry: Entry, place: Place) {
    self.entry = entry
    self.place = place
  }
}

extension Transaction {
  /// Writes the lines, and answers how many records changed. Those that the file leaves out stay as they are.
  ///
  /// **Throws** `Problems` with `OrganisationProblem.unknownUnit` and `.repeatedID`.
  mutating func putStaff<Entry>(_ drafts: [StaffDraft<Entry>]) throws -> Int {
    try requireWholeBoard()
    let units = Set(try state.all(OrgUnit.self).map(\.id))
    var seen: Set<String> = []
    var problems: [OrganisationProblem] = []
    for draft in drafts {
      problems += draft.entry.namedUnits.filter { !units.contains($0) }.map { .unknownUnit($0, draft.place) }
      if !seen.insert(draft.entry.id).inserted { problems.append(.repeatedID(draft.entry.id, draft.place)) }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in drafts { try put(draft.entry, id: draft.entry.id) }
    return writes.count
  }
}
