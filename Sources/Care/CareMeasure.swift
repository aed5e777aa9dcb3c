/// What is counted of bought care.
package enum CareMeasure: String, Hashable, Sendable, Codable, CaseIterable {
  /// *Vårddygn*: days and nights that somebody was cared for in the month.
  case careDays = "care-days"
  /// *Placeringar*: how many were placed in the month. A level, not a flow: months are averaged and not added.
  case placements
  /// *Timmar* that were bought in the month.
  case hours

  /// What files and pages call it.
  package var word: String {
    switch self {
    case .careDays: "vårddygn"
    case .placements: "placeringar"
    case .hours: "timmar"
    }
  }

  /// One of it, as the cost of one is told: *kr per vårddygn*.
  package var one: String {
    switch self {
    case .careDays: "vårddygn"
    case .placements: "placering och månad"
    case .hours: "timme"
    }
  }

  /// Whether months are averaged instead of added.
  package var isLevel: Bool { self == .placements }

  /// The measure of that word; nil where there is none.
  package init?(word: String) {
    let wanted = word.lowercased()
    guard let found = CareMeasure.allCases.first(where: { $0.word == wanted }) else { return nil }
    self = found
  }
}
