/// A coding part (*koddel*): one of the code columns of a posting.
package enum CodingPart: String, Hashable, Sendable, CaseIterable, Codable {
  /// *Konto*.
  case account
  /// *Ansvar*.
  case responsibility
  /// *Verksamhet*.
  case serviceArea = "service_area"
  /// *Aktivitet*.
  case activity
  /// *Projekt*.
  case project
  /// *Objekt*.
  case object
  /// *Motpart*.
  case counterparty

  /// The part's column in fact tables.
  package var column: String { rawValue }

  /// The part's Swedish name, as files head their columns.
  package var term: String {
    switch self {
    case .account: "konto"
    case .responsibility: "ansvar"
    case .serviceArea: "verksamhet"
    case .activity: "aktivitet"
    case .project: "projekt"
    case .object: "objekt"
    case .counterparty: "motpart"
    }
  }

  /// The part that the Swedish name means; *kostnadsställe* is what other charts call responsibility.
  package init?(term: String) {
    let word = term.lowercased()
    if let part = CodingPart.allCases.first(where: { $0.term == word }) {
      self = part
    } else if ["kostnadsställe", "resultatenhet", "kst"].contains(word) {
      self = .responsibility
    } else {
      return nil
    }
  }
}
