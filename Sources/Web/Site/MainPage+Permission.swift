import Intake
package import Storage

extension MainPage {
  /// What somebody must be allowed to open the page, one of them; nil for whoever has a login.
  package var permissions: [Permission]? {
    switch self {
    case .situation, .reports: nil
    case .economy, .forecast: [.read]
    // Whoever examines the board sees what came in, and brings in nothing.
    case .imports: IntakeKind.openers + [.readLog]
    case .history: [.read]
    case .settings: nil
    }
  }
}
