package import Kernel

/// What can be wrong with a budget.
package enum BudgetingProblem: Problem, Equatable {
  /// The file holds no row.
  case emptyBudget(file: String)
  /// A row has no account.
  case noAccount(Place)
  /// The profile is not known.
  case unknownProfile(String, Place)
  /// The twelve months do not sum to the year's amount.
  case monthsDisagree(year: Money, months: Money, Place)
  /// Two frame components have the same id.
  case repeatedFrame(String, Place)
  /// A frame component asks for another profile than an even one.
  case unevenFrame(String, Place)
  /// A frame component begins after the year that it is for.
  case frameAfterYear(Month, year: Int, Place)
  /// A frame component ends before it begins, or before its year.
  case frameEndsBefore(Month, Place)
  /// The kind of a frame component is not known.
  case unknownSort(String, Place)
  /// A limited component reaches into years for which it names no amount.
  case noPlanAmount(String, until: Month, Place)
  /// A compensation names a component that there is not, or one that names it in turn.
  case unknownFrame(String, Place)
  /// A frame component has neither an amount nor a percentage of another.
  case noFrameAmount(String, Place)
  /// The amount of a compensation is not the percentage beside it.
  case compensationDisagrees(written: Money, computed: Money, Place)
  /// An id holds what no id may hold.
  case oddID(String, Place)
  /// A row of the year's budget is on codes of a line that frame components fill.
  case grantTwice(account: String, line: String, year: Int, Place)
  /// A row whose profile decides the months has months of its own.
  case monthsBesideProfile(String, Place)
  /// A new version is brought in, and nobody has said whether it holds the year's reallocations.
  case reallocationsUnsaid([String], year: Int, file: String)
  /// The year has no reallocation of that id.
  case unknownReallocation(String, year: Int)
  /// The year has no budget to move.
  case noBudget(year: Int)
  /// Nobody has said who decided.
  case noDecision
  /// The first month lies in another year.
  case monthOutsideYear(Month, year: Int)
  /// No amount is moved.
  case nothingMoved(Place)
  /// What codings are given is not what others give.
  case reallocationUnbalanced(Money, Place)
  /// The codes are on a line that frame components fill.
  case reallocatedFrame(account: String, line: String, Place)
  /// Money would pass between operations and investments.
  case betweenStatements(Money, Place)
  /// A coding gives more than its budget has left.
  case overdrawn(String, left: Money, taken: Money, from: Month, Place)
  /// Several codings of the budget have the codes.
  case severalCodings(String, examples: [String], Place)
  /// A code that neither the budget nor the list of codes has.
  case unknownCode(part: String, String, Place)
  /// The file's name tells another year.
  case otherYear(told: [Int], year: Int, file: String)
  /// The reallocation is undone already.
  case alreadyReversed(String, by: String)

  package var code: String {
    switch self {
    case .emptyBudget: "budgeting.empty-budget"
    case .noAccount: "budgeting.no-account"
    case .unknownProfile: "budgeting.unknown-profile"
    case .monthsDisagree: "budgeting.months-disagree"
    case .repeatedFrame: "budgeting.repeated-frame"
    case .unevenFrame: "budgeting.uneven-frame"
    case .frameAfterYear: "budgeting.frame-after-year"
    case .oddID: "budgeting.odd-id"
    case .grantTwice: "budgeting.grant-twice"
    case .frameEndsBefore: "budgeting.frame-ends-before"
    case .unknownSort: "budgeting.unknown-kind"
    case .noPlanAmount: "budgeting.no-plan-amount"
    case .unknownFrame: "budgeting.unknown-frame"
    case .noFrameAmount: "budgeting.no-frame-amount"
    case .compensationDisagrees: "budgeting.compensation-disagrees"
    case .monthsBesideProfile: "budgeting.months-beside-profile"
    case .reallocationsUnsaid: "budgeting.reallocations-unsaid"
    case .unknownReallocation: "budgeting.unknown-reallocation"
    case .noBudget: "budgeting.no-budget"
    case .noDecision: "budgeting.no-decision"
    case .monthOutsideYear: "budgeting.month-outside-year"
    case .nothingMoved: "budgeting.nothing-moved"
    case .reallocationUnbalanced: "budgeting.reallocation-unbalanced"
    case .reallocatedFrame: "budgeting.reallocated-frame"
    case .betweenStatements: "budgeting.between-statements"
    case .overdrawn: "budgeting.overdrawn"
    case .severalCodings: "budgeting.several-codings"
    case .unknownCode: "budgeting.unknown-code"
    case .otherYear: "budgeting.other-year"
    case .alreadyReversed: "budgeting.already-reversed"
    }
  }

  package var severity: Severity {
    if case .unknownCode = self { .warning } else { .error }
  }

  package var place: Place {
    switch self {
    case .emptyBudget(let file): Place(file: file)
    case .noAccount(let place), .unknownProfile(_, let place), .monthsDisagree(_, _, let place),
      .repeatedFrame(_, let place), .unevenFrame(_, let place), .frameAfterYear(_, _, let place),
      .oddID(_, let place), .grantTwice(_, _, _, let place), .frameEndsBefore(_, let place),
      .unknownSort(_, let place), .noPlanAmount(_, _, let place), .unknownFrame(_, let place),
      .noFrameAmount(_, let place), .compensationDisagrees(_, _, let place), .monthsBesideProfile(_, let place),
      .nothingMoved(let place), .reallocationUnbalanced(_, let place), .reallocatedFrame(_, _, let place),
      .betweenStatements(_, let place), .overdrawn(_, _, _, _, let place), .severalCodings(_, _, let place),
      .unknownCode(_, _, let place):
      place
    case .reallocationsUnsaid(_, _, let file), .otherYear(_, _, let file): Place(file: file)
    case .unknownReallocation(let id, _), .alreadyReversed(let id, _): Place(field: id)
    case .noBudget(let year): Place(field: Digits.padded(year, 4))
    case .noDecision: Place(field: "decision", option: "--decision")
    case .monthOutsideYear: Place(option: "--from-month")
    }
  }
}
