import Figures

/// What adjustments measure, and what they make of a follow-up; the raw value stands in figure keys.
package enum AdjustedMeasure: String, Hashable, Sendable, CaseIterable {
  /// What adjustments come to: of one item, of one kind or of all.
  case adjustment
  /// What they do to the actual.
  case adjustmentEffect = "adjustment-effect"
  /// The actual with what belongs to the months and without what does not.
  case adjustedActual = "adjusted-actual"
  /// The period budget without what is taken out of the actual as well.
  case adjustedPeriodBudget = "adjusted-period-budget"
  /// The adjusted actual less the adjusted period budget.
  case adjustedPeriodVariance = "adjusted-period-variance"
  /// What makes last year comparable.
  case comparisonAdjustment = "comparison-adjustment"
  /// Last year's actual made comparable.
  case comparableLastYear = "comparable-last-year"
  /// The actual less the comparable last year.
  case comparableDifference = "comparable-difference"

  /// What it is called on screen.
  package var title: String {
    switch self {
    case .adjustment: "Justeringspost"
    case .adjustmentEffect: "Justeringar av utfallet"
    case .adjustedActual: "Justerat utfall"
    case .adjustedPeriodBudget: "Justerad periodbudget"
    case .adjustedPeriodVariance: "Avvikelse period, justerad"
    case .comparisonAdjustment: "Jämförelsejusteringar"
    case .comparableLastYear: "Jämförbart föregående år"
    case .comparableDifference: "Differens mot jämförbart föregående år"
    }
  }

  /// The measure of the follow-up that it starts from; nil where it rests on adjustments alone.
  var base: FollowUpMeasure? {
    switch self {
    case .adjustment, .adjustmentEffect, .comparisonAdjustment: nil
    case .adjustedActual: .actual
    case .adjustedPeriodBudget: .budget
    case .adjustedPeriodVariance: .periodVariance
    case .comparableLastYear: .lastYear
    case .comparableDifference: .difference
    }
  }

  /// What its values tell, for the words that follow their sign.
  var sense: Measure.Sense {
    switch self {
    case .adjustedPeriodVariance: .variance
    case .adjustmentEffect, .comparableDifference: .change
    default: .level
    }
  }
}
