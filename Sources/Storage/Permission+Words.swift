extension Permission {
  /// What it lets somebody do, in Swedish: `läsa siffror`.
  package var words: String {
    switch self {
    case .read: "läsa siffror"
    case .readLocked: "läsa låsta rapporter"
    case .readLog: "läsa läsloggen"
    case .administer: "sköta uppläggningen"
    case .manageAccess: "sköta behörigheter"
    case .importFacts: "läsa in bokföring"
    case .budget: "skriva budget"
    case .forecast: "skriva prognos"
    case .adjustForecast: "justera prognos"
    case .decideForecast: "skriva nämndens prognos"
    case .write: "skriva text"
    case .report: "låsa rapporter"
    case .review: "granska"
    case .readConfidential: "läsa sekretess"
    case .dispose: "gallra"
    }
  }
}
