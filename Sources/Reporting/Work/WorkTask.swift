package import Kernel
package import Organisation

/// Something that somebody is to do for a month's report.
package struct WorkTask: Hashable, Sendable {
  /// How far it has come.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// It can be done, and is not.
    case open
    /// It waits for others.
    case waiting
    /// It is done.
    case done
  }

  /// The step that it belongs to.
  package let step: WorkStep
  /// The part that it is about; nil where it is about the whole report.
  package let section: SectionID?
  /// What is to be done, *Skriv Enhetens kommentar*.
  package let title: String
  /// The unit by name and id; empty where it is the board's.
  package let unit: String
  /// The role whose it is.
  package let role: StaffRole
  /// Who has the role; empty where nobody is known to.
  package let members: [Staff.Member]
  /// When it is due; nil where that is not known.
  package let due: Day?
  /// How far it has come.
  package let state: State
  /// How far it has come, in words.
  package let stateText: String

  /// Whether it should have been done before the day.
  package func isLate(on day: Day) -> Bool { state != .done && (due.map { $0 < day } ?? false) }
}
