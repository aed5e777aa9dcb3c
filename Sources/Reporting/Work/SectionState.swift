/// How far a part of the report has come.
package enum SectionState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nobody has written anything.
  case notStarted = "not-started"
  /// Somebody has written something.
  case started
  /// Whoever wrote it says that it is done.
  case ready
  /// It was sent back.
  case returned
  /// Whoever reviews it stands behind it.
  case approved

  /// What the state is called on screen.
  package var title: String {
    switch self {
    case .notStarted: "Ej påbörjad"
    case .started: "Påbörjad"
    case .ready: "Klarmarkerad"
    case .returned: "Åter för komplettering"
    case .approved: "Godkänd"
    }
  }

  /// Whether whoever writes has handed it over.
  package var isReported: Bool { self == .ready || self == .approved }
}
