package import Documents
import Figures

/// A figure that two reports show otherwise.
package struct FigureDifference: Hashable, Sendable {
  /// What it is called where it is first shown; its key where it stands in running text alone.
  package let label: String
  /// As it was; nil where the earlier report has it not.
  package let old: FigureCell?
  /// As it is; nil where the later report has it not.
  package let new: FigureCell?
  /// The tables, charts and texts that show it, in reading order: of the later report where it is there.
  package let places: [String]
  /// How many figures stand before it in the report.
  package let position: Int
  /// What caused it: batches, records, events.
  package let causes: [String]

  /// Whether it is printed otherwise, rounding considered.
  package var isSeen: Bool { old?.text != new?.text || old?.presentation != new?.presentation }

  /// The figure with these causes.
  func with(causes: [String]) -> FigureDifference {
    FigureDifference(label: label, old: old, new: new, places: places, position: position, causes: causes)
  }
}
