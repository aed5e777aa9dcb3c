package import Organisation

/// A part of the report that somebody is to write.
package struct SectionDemand: Hashable, Sendable, Codable {
  /// Which units write it.
  package enum Reach: Hashable, Sendable, Codable {
    /// Each unit that answers for money writes its own.
    case eachUnit
    /// It is written once, for the whole board.
    case board
    /// This unit writes it.
    case unit(String)
  }

  /// The id that the part is written and shown under.
  package let id: String
  /// Its heading.
  package let title: String
  /// What whoever writes is asked for.
  package let instruction: String
  /// Who writes.
  package let role: StaffRole
  /// For which units.
  package let reach: Reach

  /// A part to be written.
  package init(id: String, title: String, instruction: String, role: StaffRole, reach: Reach) {
    self.id = id
    self.title = title
    self.instruction = instruction
    self.role = role
    self.reach = reach
  }
}
