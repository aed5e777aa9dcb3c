/// Which versions of a kind of record a disposal may ever take.
package enum RecordRetention: Hashable, Sendable {
  /// None: figures as they were at any moment, or the store's own promises, stand on every version.
  case kept
  /// Versions that later ones have superseded. Questions about the moments at which they stood are then refused with
  /// `StorageProblem.disposed`, because another figure would be the answer.
  case superseded
  /// Every version: no figure stands on them, and what is gone is simply not there.
  case whole

  /// Whether a disposal may take that version of a record whose last version is `head`.
  package func allows(_ version: Int, head: Int) -> Bool {
    switch self {
    case .kept: false
    case .superseded: version < head
    case .whole: true
    }
  }
}
