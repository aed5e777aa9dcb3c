import Kernel
import Organisation
import Storage

extension View {
  /// The locked reports whose ids are asked for, as far as whoever looks answers for what they are about: the whole
  /// board, or the unit on the period's last day.
  func lockedReports(where isAsked: (String) -> Bool = { _ in true }) throws -> [Versioned<LockedReport>] {
    try state.all(LockedReport.self, where: isAsked).filter { try sees($0.value) }
  }

  /// The locked report of the id.
  ///
  /// **Throws** `LockProblem.unknownVersion`, the same where there is none as where it is not for whoever looks.
  func lockedReport(_ id: String) throws -> Versioned<LockedReport> {
    guard let report = try state.record(LockedReport.self, id: id), try sees(report.value) else {
      throw LockProblem.unknownVersion(id, known: try lockedReports().map(\.id).sorted())
    }
    return report
  }

  private func sees(_ report: LockedReport) throws -> Bool {
    guard scope != .everything else { return true }
    guard let unit = report.unit else { return false }
    return try state.resolved(scope, on: report.month.lastDay).contains(unit: unit)
  }
}
