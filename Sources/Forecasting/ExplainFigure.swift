import Accounts
package import Figures
package import Importing
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
    /// What is protected today, whatever moment is asked about: protection binds the past too.
    package let protected: ProtectedCodes
    /// Whether texts that are protected shall be shown.
    package let isConfidential: Bool

    /// A question for the figure at the occasion.
    package init(
      key: FigureKey, followUp: AskFollowUp.Input, protected: ProtectedCodes, isConfidential: Bool = false
    ) {
      self.key = key
      self.followUp = followUp
      self.protected = protected
      self.isConfidential = isConfidential
    }
  }

  package static func confidential(_ input: Input, _ output: Output) -> String? {
    input.isConfidential ? "skyddade texter bakom \(input.key)" : nil
  }

  /// **Throws** `StorageProblem.notPermitted` where protected texts are asked for by somebody who may not read them.
  package static func answer(_ input: Input, view: View) throws -> Explanation {
    guard !input.isConfidential || view.permissions.contains(.readConfidential) else {
      throw StorageProblem.notPermitted(useCase: name, permission: .readConfidential)
    }
    let month = try AskMonth.answer(input.followUp, view: view)
    let sections = month.followUp
    let explanation = try month.catalogue.explanation(of: input.key)
    let accounts = try view.state.record(
      CodeList.self, id: CodingPart.account.column, in: input.key.period.last.year)
    var vouchers = try VoucherList(
      view, names: accounts?.value, current: input.protected, showsProtected: input.isConfidential)
    for figures in sections.moneyFigures {
      guard let (measure, slice, period) = figures.parse(input.key) else { continue }
      // A sum leads on to its lines; vouchers stand beneath leaves.
      guard measure == .actual, let line = slice.line, figures.followUp.structure.isLeaf(line) else {
        return explanation
      }
      try vouchers.add(beneath: slice, of: figures.followUp, over: period)
      return try vouchers.complete(explanation)
    }
    for accounts in sections.accountFigures {
      guard let (kind, slice, account, period) = accounts.parse(input.key), kind == .actual else { continue }
      try vouchers.add(beneath: slice, account: account, of: accounts.figures.followUp, over: period)
      return try vouchers.complete(explanation)
    }
    if let (asked, money) = month.sources.lazy.compactMap({ ($0 as? InternalSections)?.asked(input.key) }).first {
      guard asked.measure == .actual, let line = asked.slice.line, money.followUp.structure.isLeaf(line) else {
        return explanation
      }
      try vouchers.add(beneath: asked, of: money)
      return try vouchers.complete(explanation)
    }
    if let agreed = month.sources.lazy.compactMap({ ($0 as? AgreementSections)?.selection(of: input.key) }).first {
      try vouchers.add(of: agreed, in: sections.driftFollowUp, over: input.key.period)
      return try vouchers.complete(explanation)
    }
    if input.key.measure == "watched-actual", let selection = sections.watchedFigures.selection(of: input.key) {
      try vouchers.add(of: selection, in: sections.driftFollowUp, over: input.key.period)
      return try vouchers.complete(explanation)
    }
    return explanation
  }
}
