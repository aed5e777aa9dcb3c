import Figures
package import Kernel
import Organisation
package import Storage

/// The remarks of the year that stand at a month.
package enum ReadRemarks: Question {
  package static let name = "report.read-remarks"
  package static let permission = Permission.read
  package typealias Input = Month

  /// What was found.
  package struct Output: Sendable {
    /// The remarks, oldest first; of several on one figure the one of the latest occasion.
    package let remarks: [Versioned<Remark>]
    /// The last event that figures may have changed at.
    package let lastChange: Int
    /// How many remarks were disposed of, and the last event that took any.
    package let disposed: (count: Int, event: Int?)
  }

  package static func answer(_ input: Month, view: View) throws -> Output {
    let scope = try view.state.resolved(view.scope, on: input.lastDay)
    var standing: [String: Versioned<Remark>] = [:]
    let january = input.advanced(by: 1 - input.month)
    let starts = (0..<input.month).map { january.advanced(by: $0).description + "/" }
    // Those of other years, told by their ids, are not read.
    let written = try view.state.all(Remark.self) { id in starts.contains { id.hasPrefix($0) } }
    for remark in written where isSeen(remark.value.month, remark.value.key, at: input, scope: scope) {
      if let other = standing[remark.value.key], other.value.month > remark.value.month { continue }
      standing[remark.value.key] = remark
    }
    return Output(
      remarks: standing.values.filter { !$0.value.text.isEmpty }.sorted { ($0.event, $0.id) < ($1.event, $1.id) },
      lastChange: view.state.lastChange(
        except: [
          Remark.kind, ReportTemplate.kind, LockedReport.kind, SectionWork.kind, SectionLock.kind, Disposal.kind,
          "retention-plan",
        ]),
      disposed: view.state.disposedHeads(of: Remark.kind) { id in
        // What is gone is told of by its id alone.
        let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let month = Month(parts[0]) else { return false }
        return isSeen(month, parts[1], at: input, scope: scope)
      })
  }

  private static func isSeen(_ written: Month, _ key: String, at month: Month, scope: Scope) -> Bool {
    guard written.year == month.year, written <= month else { return false }
    return FigureKey(key).flatMap(RemarkRules.unit).map { scope.contains(unit: $0) } ?? (scope == .everything)
  }
}
