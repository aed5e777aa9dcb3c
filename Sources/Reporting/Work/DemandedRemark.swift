package import Figures
package import Kernel
import Storage

/// A variance that must be explained, because it passes its line's threshold.
package struct DemandedRemark: Hashable, Sendable {
  /// The variance.
  package let key: FigureKey
  /// What the variance is of: the line's name.
  package let line: String
  /// How great it is; debit-positive.
  package let variance: Money
  /// What it passes, in words.
  package let threshold: String
  /// Whether somebody has said why elsewhere than in a remark on the figure.
  package let isExplained: Bool

  /// A variance that must be explained.
  package init(key: FigureKey, line: String, variance: Money, threshold: String, isExplained: Bool = false) {
    self.key = key
    self.line = line
    self.variance = variance
    self.threshold = threshold
    self.isExplained = isExplained
  }

  /// What it is called in a list of what is missing.
  var text: String { "\(line) (\(RemarkRules.text(.money(variance), of: key)); \(key.description))" }
}

extension BoardState {
  /// Whether the variance is explained at the month.
  func hasRemark(on demanded: DemandedRemark, at month: Month) throws -> Bool {
    if demanded.isExplained { return true }
    let remark = try record(Remark.self, id: Remark.id(month, demanded.key.description))
    return remark.map { !$0.value.text.isEmpty } ?? false
  }
}
