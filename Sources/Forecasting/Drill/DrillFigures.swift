import Figures
import Kernel

/// The figures that are met on the way down only: of single accounts, and of the months that are left of investments.
struct DrillFigures: FigureSource {
  private let accounts: [AccountFigures]
  /// Those of drift are charts' figures already.
  private let expected: [ExpectedFigures]

  /// The figures beneath those of `sections`.
  init(_ sections: FollowUpSections) {
    accounts = sections.accountFigures
    expected = sections.moneyFigures.dropFirst().map { ExpectedFigures(figures: $0) }
  }

  var measures: [Measure] { accounts.first?.measures ?? [] }

  var members: [FigureMember] { [] }

  func figure(_ key: FigureKey) -> Figure? {
    accounts.lazy.compactMap { $0.figure(key) }.first ?? expected.lazy.compactMap { $0.figure(key) }.first
  }

  func explanation(of key: FigureKey) -> Explanation? {
    accounts.lazy.compactMap { $0.explanation(of: key) }.first
      ?? expected.lazy.compactMap { $0.explanation(of: key) }.first
  }
}
