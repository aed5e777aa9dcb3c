package import Kernel

/// A unit as it stands in a file, with its place there.
package struct UnitDraft: Hashable, Sendable {
  /// The unit's id.
  package let id: String
  /// What the file says of it.
  package let unit: OrgUnit
  /// Where in the file.
  package let place: Place

  /// A unit read from `place`.
  package init(id: String, unit: OrgUnit, place: Place) {
    self.id = id
    self.unit = unit
    self.place = place
  }
}

/// What holds for the tree of units as a whole.
package enum UnitRules {
  /// What is wrong with the units taken together; empty where nothing is.
  ///
  /// **Complexity** quadratic in units, of which there are tens.
  package static func problems(_ drafts: [UnitDraft]) -> [OrganisationProblem] {
    var seen: [String: UnitDraft] = [:]
    var problems: [OrganisationProblem] = []
    for draft in drafts {
      if seen[draft.id] != nil { problems.append(.repeatedID(draft.id, draft.place)) }
      seen[draft.id] = draft
    }
    for draft in drafts {
      if let parent = draft.unit.parent, seen[parent] == nil {
        problems.append(.unknownParent(unit: draft.id, parent: parent, draft.place))
      } else if isOwnAncestor(draft.id, seen) {
        problems.append(.circle(unit: draft.id, draft.place))
      }
    }
    for (index, draft) in drafts.enumerated() {
      for other in drafts[(index + 1)...]
      where overlapInTime(draft.unit, other.unit) && overlapInCodes(draft.unit, other.unit) {
        problems.append(.sharedResponsibility(unit: draft.id, other: other.id, other.place))
      }
    }
    return problems
  }

  private static func isOwnAncestor(_ id: String, _ units: [String: UnitDraft]) -> Bool {
    var above = units[id]?.unit.parent
    var steps = 0
    while let current = above, steps <= units.count {
      if current == id { return true }
      above = units[current]?.unit.parent
      steps += 1
    }
    return false
  }

  private static func overlapInTime(_ a: OrgUnit, _ b: OrgUnit) -> Bool {
    if let end = a.validTo, let start = b.validFrom, end < start { return false }
    if let end = b.validTo, let start = a.validFrom, end < start { return false }
    return true
  }

  private static func overlapInCodes(_ a: OrgUnit, _ b: OrgUnit) -> Bool {
    a.responsibilities.contains { range in b.responsibilities.contains { $0.overlaps(range) } }
  }
}
