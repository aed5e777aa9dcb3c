import Figures
import Kernel
package import Storage

/// The figures of a locked report that have another value now, with what caused it.
package enum ChangesSinceLock: Question {
  package static let name = "report.changes-since-lock"
  package static let permission = Permission.read
  package typealias Output = LockChanges

  /// The locked report and its figures as they are now.
  package struct Input: Sendable {
    /// The id of the locked report.
    package let id: String
    /// Its figures as they are now.
    package let now: LockedFigures
    /// What kinds of records are called.
    package let kinds: KindCatalogue

    /// The locked report of the id, whose figures are these now.
    package init(_ id: String, now: LockedFigures, kinds: KindCatalogue) {
      self.id = id
      self.now = now
      self.kinds = kinds
    }
  }

  /// **Throws** `LockProblem.unknownVersion`.
  package static func answer(_ input: Input, view: View) throws -> LockChanges {
    try view.requireWholeBoard()
    let read = try ReadLocked.answer(.init(input.id), view: view)
    let report = read.report.value
    let finder = try CauseFinder(view, kinds: input.kinds)
    let old = ReportSnapshot(
      name: "", month: report.month, event: report.event, document: read.document, figures: read.figures)
    let new = ReportSnapshot(
      name: "", month: report.month, event: view.state.event, document: read.document, figures: input.now)
    return LockChanges(
      report: read.report,
      figures: try FigureComparison.pairs(old, new).map { pair in
        pair.difference.with(
          causes: try finder.causes(from: pair.old, to: pair.new, events: (old.event, new.event)))
      })
  }
}
