package import Kernel
package import Storage

/// Who is writing a part of a report, so that nobody writes over her. The id is the part's.
package struct SectionLock: RecordKind, Hashable {
  package static let kind = "section-lock"
  package static let tag = "section-lock/1"
  package static let terms = KindTerms("skrivlås", "skrivlås", aliases: ["lock"]) {
    SectionID($0).flatMap { $0.unit == Scope.wholeBoard ? nil : $0.unit }
  }
  package static let retention = RecordRetention.whole

  /// How long a lock holds after its holder last wrote, in seconds.
  package static let duration: Int64 = 2 * 60 * 60

  /// Who holds it; empty where it was let go or lifted.
  package let holder: String
  /// Until when.
  package let until: Instant

  /// A lock that somebody holds until then.
  package init(holder: String, until: Instant) {
    self.holder = PersonalNumbers.masked(holder).text
    self.until = until
  }

  /// Whether anybody holds it at the moment.
  package func isHeld(at moment: Instant) -> Bool { !holder.isEmpty && moment < until }

  /// Whether somebody else than the actor holds it at the moment.
  package func keepsOut(_ actor: String, at moment: Instant) -> Bool {
    isHeld(at: moment) && holder != actor
  }
}
