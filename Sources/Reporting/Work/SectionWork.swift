package import Kernel
package import Storage

/// What has been written of one part of a report, and how far it has come. The id is the month, the part and the unit,
/// `2019-04/enhet/E230`; what concerns the whole board has the unit `-`.
package struct SectionWork: RecordKind, Hashable {
  package static let kind = "section-work"
  package static let tag = "section-work/1"
  package static let terms = KindTerms(
    "rapportavsnitt", "rapportavsnitt", aliases: ["section", "sections"], fields: ["section": "avsnitt"]
  ) {
    SectionID($0).flatMap { $0.unit == Scope.wholeBoard ? nil : $0.unit }
  }
  package static let retention = RecordRetention.superseded

  /// Who did something, and when.
  package struct Stamp: Hashable, Sendable, Codable {
    /// Who, in her own name.
    package let actor: String
    /// When.
    package let at: Instant
    /// Whom she stood in for, by name; nil where the part was her own.
    package let standsInFor: String?

    /// Somebody who did something.
    package init(actor: String, at: Instant, standsInFor: String? = nil) {
      self.actor = PersonalNumbers.masked(actor).text
      self.at = at
      self.standsInFor = standsInFor
    }
  }

  /// The last month that is followed up.
  package let month: Month
  /// The part's id in the template.
  package let section: String
  /// The unit, or `-` for the whole board.
  package let unit: String
  /// How far it has come.
  package let state: SectionState
  /// What is written, in the form that is stored: references to figures hold keys.
  package let text: String
  /// Who wrote the text.
  package let written: Stamp
  /// Who gave it its state.
  package let changed: Stamp
  /// Why it was sent back; empty where it was not.
  package let reason: String
  /// The month whose words it began with; nil where it began anew.
  package let copiedFrom: Month?

  /// A part as it stands.
  package init(
    id: SectionID, state: SectionState, text: String, written: Stamp, changed: Stamp, reason: String = "",
    copiedFrom: Month? = nil
  ) {
    month = id.month
    section = id.section
    unit = id.unit
    self.state = state
    self.text = PersonalNumbers.masked(text).text
    self.written = written
    self.changed = changed
    self.reason = PersonalNumbers.masked(reason).text
    self.copiedFrom = copiedFrom
  }

  /// The same text in another state.
  package func moved(to state: SectionState, by stamp: Stamp, reason: String = "") -> SectionWork {
    SectionWork(
      id: SectionID(month, section, unit), state: state, text: text, written: written, changed: stamp, reason: reason,
      copiedFrom: copiedFrom)
  }
}
