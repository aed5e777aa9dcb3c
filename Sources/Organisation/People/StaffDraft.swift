package import Kernel
import Storage

/// What somebody wrote of people, in a line of a file or a form: somebody in a role, or a stand-in.
package struct StaffDraft<Entry: StaffEntry>: Hashable, Sendable {
  /// What the line says.
  package let entry: Entry
  /// Where it was written.
  package let place: Place
  /// The version of the record that it was made from: 0 where there was none, nil where whatever stands gives way.
  package let base: Int?

  /// What was read from `place`.
  package init(_ entry: Entry, place: Place, base: Int? = nil) {
    self.entry = entry
    self.place = place
    self.base = base
  }

  /// The same, made from that version.
  package func based(on version: Int) -> StaffDraft { StaffDraft(entry, place: place, base: version) }
}

extension Transaction {
  /// Writes the lines, and answers how many records changed. Those that the file leaves out stay as they are.
  ///
  /// **Throws** `Problems` with `OrganisationProblem.unknownUnit`, `.repeatedID` and `.endsBeforeItBegins`;
  /// `StorageProblem.changedMeanwhile` where a draft was made from another version than stands.
  mutating func putStaff<Entry>(_ drafts: [StaffDraft<Entry>]) throws -> Int {
    try requireWholeBoard()
    let units = Set(try state.all(OrgUnit.self).map(\.id))
    var seen: Set<String> = []
    var problems: [OrganisationProblem] = []
    for draft in drafts {
      problems += draft.entry.namedUnits.filter { !units.contains($0) }.map { .unknownUnit($0, draft.place) }
      if draft.entry.endsBeforeItBegins { problems.append(.endsBeforeItBegins(draft.place)) }
      if !seen.insert(draft.entry.id).inserted { problems.append(.repeatedID(draft.entry.id, draft.place)) }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in drafts { try put(draft.entry, id: draft.entry.id, basedOn: draft.base) }
    return writes.count
  }
}
