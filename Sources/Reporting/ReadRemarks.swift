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
  }

  package static func answer(_ input: Month, view: View) throws -> Output {
    let scope = try view.state.resolved(view.scope, on: input.lastDay)
    var standing: [String: Versioned<Remark>] = [:]
    for remark in try view.state.all(Remark.self) where isSeen(remark.value, at: input, scope: scope) {
      if let other = standing[remark.value.key], other.value.month > remark.value.month { continue }
      standing[remark.value.key] = remark
    }
    let silent = [Remark.kind, ReportTemplate.kind]
    return Output(
      remarks: standing.values.filter { !$0.value.text.isEmpty }.sorted { ($0.event, $0.id) < ($1.event, $1.id) },
      lastChange: view.state.allStored.filter { !silent.contains($0.key.kind) }.map(\.event).max() ?? 0)
  }

  private static func isSeen(_ remark: Remark, at month: Month, scope: Scope) -> Bool {
    guard remark.month.year == month.year, remark.month <= month else { return false }
    return FigureKey(remark.key).flatMap(RemarkRules.unit).map { scope.contains(unit: $0) } ?? (scope == .everything)
  }
}
