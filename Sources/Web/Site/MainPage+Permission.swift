package import Storage

extension MainPage {
  /// What somebody must be allowed to open the page; nil for whoever has a login.
  package var permission: Permission? {
    switch self {
    case .situation, .reports: nil
    case .economy, .forecast: .read
    case .imports: .importFacts
    case .history: .read
    case .settings: nil
    }
  }
}
