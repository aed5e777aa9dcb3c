import Figures
import Kernel
package import Storage

/// What differs between two reports, and which batch or record caused it.
package enum CompareReports: Question {
  package static let name = "report.compare"
  package static let permission = Permission.read

  /// The two reports.
  package struct Input: Sendable {
    /// The earlier.
    package let old: ReportSnapshot
    /// The later.
    package let new: ReportSnapshot
    /// What kinds of records are called.
    package let kinds: KindCatalogue

    /// Two reports to be compared.
    package init(_ old: ReportSnapshot, _ new: ReportSnapshot, kinds: KindCatalogue) {
      self.old = old
      self.new = new
      self.kinds = kinds
    }
  }

  /// What differs.
  package struct Output: Sendable {
    /// The figures, greatest change in money first.
    package let figures: [FigureDifference]
    /// The paragraphs, in reading order.
    package let words: [WordDifference]
  }

  package static func answer(_ input: Input, view: View) throws -> Output {
    try view.requireWholeBoard()
    let finder = try CauseFinder(view, kinds: input.kinds)
    let figures = try FigureComparison.pairs(input.old, input.new).map { pair in
      pair.difference.with(
        causes: try finder.causes(
          from: pair.old, to: pair.new, events: (input.old.event, input.new.event)))
    }
    // That they were read at different events is what the comparison's heading says.
    let read: [WordDifference.Run] = [.removed(String(input.old.event)), .added(String(input.new.event))]
    let words = WordComparison.differences(input.old.document, input.new.document)
      .filter { $0.changes != read }
    return Output(figures: figures, words: words)
  }
}
