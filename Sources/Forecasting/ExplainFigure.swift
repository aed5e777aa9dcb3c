import Accounts
package import Figures
import Kernel
package import Storage

/// What a figure is made of: its parts, and for postings the vouchers beneath.
package enum ExplainFigure: Question {
  package static let name = "forecast.explain-figure"
  package static let permission = Permission.read
  package typealias Output = Explanation

  /// The figure and the occasion it is asked at.
  package struct Input: Sendable {
    /// The figure's key.
    package let key: FigureKey
    /// The occasion and the forecast before it.
    package let followUp: AskFollowUp.Input

    /// A question for the figure at the occasion.
    package init(key: FigureKey, followUp: AskFollowUp.Input) {
      self.key = key
      self.followUp = followUp
    }
  }

  package static func answer(_ input: Input, view: View) throws -> Explanation {
    let month = try AskMonth.answer(input.followUp, view: view)
    let sections = month.followUp
    let explanation = try month.catalogue.explanation(of: input.key)
    var vouchers = VoucherList(view, names: try view.state.record(CodeList.self, id: "account")?.value)
    for figures in sections.moneyFigures {
      guard let (measure, slice, period) = figures.parse(input.key) else { continue }
      // A sum leads on to its lines; vouchers stand beneath leaves.
      guard measure == .actual, let line = slice.line, figures.followUp.structure.isLeaf(line) else {
        return explanation
      }
      try vouchers.add(beneath: slice, of: figures.followUp, over: period)
      return vouchers.complete(explanation)
    }
    if input.key.measure == "watched-actual", let selection = sections.watchedFigures.selection(of: input.key) {
      try vouchers.add(of: selection, in: sections.driftFollowUp, over: input.key.period)
      return vouchers.complete(explanation)
    }
    return explanation
  }
}
