package import Figures
package import Kernel
import Organisation
package import Storage

/// Writes a remark on a figure, in the place of an earlier one at the same occasion; an empty text takes it back.
package enum WriteRemark: Command {
  package static let name = "report.write-remark"
  package static let permission = Permission.forecast

  /// A remark in the making.
  package struct Input: Sendable {
    /// The last month with actuals.
    package let month: Month
    /// The figure.
    package let key: FigureKey
    /// What it says.
    package let text: String
    /// The version that it takes the place of, 0 for none; nil for whatever stands.
    package let basedOn: Int?

    /// A remark on the figure at the month.
    package init(month: Month, key: FigureKey, text: String, basedOn: Int? = nil) {
      self.basedOn = basedOn
      self.month = month
      self.key = key
      self.text = text
    }
  }

  /// What was written.
  package struct Output: Hashable, Sendable {
    /// The version that stands.
    package let version: Int
    /// How many personal identity numbers were masked.
    package let masked: Int
  }

  /// What was written.
  ///
  /// **Throws** `StorageProblem.outsideScope` for a figure of another unit or of the whole board,
  /// `ReportingProblem.noRemark` where there is nothing to take back, `StorageProblem.changedMeanwhile` where it
  /// was made from an old version.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Output {
    // What concerns the whole board is no one unit's.
    try transaction.requireScope(unit: RemarkRules.unit(of: input.key) ?? "-", on: input.month.lastDay)
    let text = PersonalNumbers.masked(String(input.text.trimmed))
    let id = Remark.id(input.month, input.key.description)
    if text.text.isEmpty, try transaction.state.record(Remark.self, id: id)?.value.text.isEmpty ?? true {
      throw ReportingProblem.noRemark(input.key.description)
    }
    let remark = Remark(
      month: input.month, key: input.key.description, text: text.text, author: transaction.context.actor.id,
      writtenAt: transaction.context.now)
    return Output(version: try transaction.put(remark, id: id, basedOn: input.basedOn), masked: text.count)
  }
}
