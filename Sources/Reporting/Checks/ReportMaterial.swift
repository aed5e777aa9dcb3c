package import Kernel

/// What a report was made of beside its figures: what its checks look at.
package struct ReportMaterial: Sendable {
  /// The board, the occasion and the template.
  package let report: ReadReport.Output
  /// The least finished status of the report's months; nil where none is known.
  package let status: PeriodStatus?
  /// The month's work; nil where none is planned.
  package let work: ReadWork.Output?
  /// What finds the figures of its texts.
  package let resolver: ProseResolver
  /// The remarks that stand at the month.
  package let remarks: [RemarkRow]
  /// The last event that figures may have changed at.
  package let lastChange: Int
}
