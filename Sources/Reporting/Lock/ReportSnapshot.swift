package import Documents
package import Kernel

/// A report at one moment: what it says and what its figures were made of.
package struct ReportSnapshot: Sendable {
  /// What it is called in a comparison.
  package let name: String
  /// The last month that is followed up.
  package let month: Month
  /// The event that its figures were read at.
  package let event: Int
  /// The tree.
  package let document: Document
  /// The figures.
  package let figures: LockedFigures

  /// A report at a moment.
  package init(name: String, month: Month, event: Int, document: Document, figures: LockedFigures) {
    self.name = name
    self.month = month
    self.event = event
    self.document = document
    self.figures = figures
  }
}
