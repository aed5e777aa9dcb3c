package import Documents
package import Figures
package import Kernel
package import Organisation

/// All that the checks of a report look at.
package struct ReportEvidence: Sendable {
  /// The document that is to be sent.
  package let document: Document
  /// The last month that is followed up.
  package let month: Month
  /// The event that it was read at.
  package let event: Int
  /// The occasion; nil where none is planned.
  package var occasion: Occasion?
  /// The least finished status of its months; nil where none is known.
  package var status: PeriodStatus?
  /// The month's work; nil where none is planned.
  package var work: ReadWork.Output?
  /// What finds the figures of texts; nil where there are none.
  package var resolver: ProseResolver?
  /// What people have written for it and handed over.
  package var texts: [WrittenText] = []
  /// The remarks on figures.
  package var remarks: [RemarkRow] = []
  /// The variances that must be explained, explained or not.
  package var demanded: [MissingRemark] = []
  /// The figures that it does not show, because they tell of too few people.
  package var hidden: Set<FigureKey> = []
  /// What should be known of its variants.
  package var variantProblems: [VariantProblem] = []
  /// The sections that its template asks for and that nothing installed knows.
  package var unknownSections: [String] = []
  /// The locked versions that its figures have moved on from.
  package var changes: [LockChanges] = []

  /// The document of the month, read at the event; the rest is told where there is any.
  package init(_ document: Document, month: Month, event: Int = 0) {
    self.document = document
    self.month = month
    self.event = event
  }
}
