import Kernel
import Storage

/// How PostgreSQL's errors are told: as a problem where somebody can act, otherwise as a fault.
enum PostgresFailure {
  /// What `error` is called outside this target; errors that are not PostgreSQL's stay what they are.
  static func told(_ error: any Error, doing: String, place: String) -> any Error {
    if let fault = error as? Fault { return fault.inStore(place) }
    if case .newerThanProgram(let tag, "")? = error as? StorageProblem {
      return StorageProblem.newerThanProgram(tag: tag, store: place)
    }
    guard let error = error as? PostgresError else { return error }
    switch error.outcome {
    case .lost: return StorageProblem.connectionLost(path: place, mayBeDone: false)
    case .undecided: return StorageProblem.connectionLost(path: place, mayBeDone: true)
    case .unreachable where error.sqlState.isEmpty || error.sqlState == "57P03":
      return StorageProblem.noServer(path: place, detail: error.message)
    case .refused, .unreachable: break
    }
    switch error.sqlState {
    case "53100": return StorageProblem.diskFull(path: place)
    case "53300": return StorageProblem.crowded(path: place)
    case "55P03", "40P01", "40001": return StorageProblem.busy(path: place)
    case "42501": return StorageProblem.noAccess(path: place, detail: "behörighet saknas")
    case "25006": return StorageProblem.noAccess(path: place, detail: "databasen kan bara läsas")
    case "3D000": return StorageProblem.noStore(path: place)
    case PostgresError.plain:
      return StorageProblem.unprotected(path: place, detail: "servern erbjuder ingen kryptering")
    case PostgresError.stranger:
      return StorageProblem.unprotected(path: place, detail: "serverns certifikat godtas inte (\(error.message))")
    case PostgresLink.unsuitable: return StorageProblem.unsuitableServer(path: place, detail: error.message)
    case let code where code.hasPrefix("28"):
      return StorageProblem.noAccess(path: place, detail: "servern godtar inte inloggningen")
    default: return Fault(doing: doing + " " + place, underlying: error.description)
    }
  }

  /// The fault that the store holds something that the program never writes.
  static func damaged(_ what: String) -> Fault { Fault.damagedStore(what) }
}
