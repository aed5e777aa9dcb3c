package import Kernel
import Storage

/// An internal agreement as it stands in a file, with its place there.
package struct InternalAgreementDraft: Sendable {
  /// What the file says of it.
  package private(set) var agreement: InternalAgreement
  /// Where in the file.
  package let place: Place

  /// An agreement read from `place`.
  package init(_ agreement: InternalAgreement, place: Place) {
    self.agreement = agreement
    self.place = place
  }

  /// Adds a coding that postings of the agreement may have.
  mutating func add(_ rule: FactSelection) {
    agreement = InternalAgreement(
      agreement: agreement.agreement, name: agreement.name, party: agreement.party, direction: agreement.direction,
      year: agreement.year, months: agreement.months, rules: agreement.rules + [rule], ground: agreement.ground,
      isNotedNotInvoiced: agreement.isNotedNotInvoiced)
  }
}

/// What holds for internal agreements taken together.
package enum InternalAgreementRules {
  /// What is wrong with the agreements beside those that are kept: an id that stands twice in a year, and pairs of a
  /// year that may take the same posting, which would then be counted twice.
  package static func problems(
    _ drafts: [InternalAgreementDraft], beside kept: [InternalAgreement]
  ) -> [any Problem] {
    var problems: [any Problem] = []
    for (index, draft) in drafts.enumerated() {
      let own = draft.agreement
      for other in kept + drafts[..<index].map(\.agreement) where other.year == own.year {
        if other.agreement == own.agreement {
          problems.append(InternalAgreementProblem.differentRows(own.agreement, draft.place))
        } else if own.rules.contains(where: { rule in other.rules.contains { $0.overlaps(rule) } }) {
          problems.append(
            InternalAgreementProblem.overlap(other.agreement, own.agreement, year: own.year, draft.place))
        }
      }
    }
    return problems
  }
}
