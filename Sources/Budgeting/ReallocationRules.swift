package import Accounts
package import Kernel
import Storage

/// What holds for moving budget between codings.
package enum ReallocationRules {
  /// One coding as somebody wrote it.
  package struct Draft: Sendable {
    /// The codes; parts may be left out where the rest tells one coding of the budget.
    package var codes: [CodingPart: String]
    /// What it is given, or gives where negative; debit-positive.
    package let amount: Money
    /// Its months; nil where the amount falls evenly from the reallocation's first month.
    package let months: [Money]?
    /// Where it was written.
    package let place: Place

    /// A coding with an amount.
    package init(codes: [CodingPart: String], amount: Money, months: [Money]? = nil, place: Place = Place()) {
      let written = codes.filter { !$0.value.isEmpty }.map { ($0.key, $0.key.masked($0.value)) }
      self.codes = Dictionary(written, uniquingKeysWith: { first, _ in first })
      self.amount = amount
      self.months = months
      self.place = place
    }
  }

  /// The statements that budget may lie in.
  package struct Statements: Sendable {
    /// The operating statement; nil where the board has none.
    package let drift: Statement?
    /// The investment statement; nil where the board has none.
    package let investments: Statement?

    /// These statements.
    package init(drift: Statement?, investments: Statement?) {
      self.drift = drift
      self.investments = investments
    }
  }

  /// The drafts with the codes that the budget completes them with: where exactly one coding of the budget has the
  /// written codes, that coding is meant; a coding that is written out to the letter stands as it is.
  package static func completed(
    _ drafts: [Draft], in rows: BudgetRows
  ) -> (drafts: [Draft], problems: [BudgetingProblem]) {
    let codings = Set((0..<rows.count).map { ExactCoding(rows.codes(of: $0)) }).sorted()
    var problems: [BudgetingProblem] = []
    let completed = drafts.map { draft -> Draft in
      let written = ExactCoding(draft.codes)
      if codings.contains(written) { return draft }
      let matches = codings.filter { $0.extends(written) }
      if matches.count > 1 {
        problems.append(.severalCodings(written.text, examples: matches.prefix(4).map(\.text), draft.place))
      } else if matches.isEmpty, draft.codes[.account] == nil {
        problems.append(.noAccount(draft.place))
      }
      var draft = draft
      if matches.count == 1 { draft.codes = matches[0].codes }
      return draft
    }
    return (completed, problems)
  }

  /// What refuses the drafts, which are completed.
  package static func problems(
    _ drafts: [Draft], year: Int, statements: Statements, isBetweenStatements: Bool
  ) -> [BudgetingProblem] {
    var problems: [BudgetingProblem] = []
    problems += drafts.filter { $0.amount == .zero }.map { .nothingMoved($0.place) }
    if problems.isEmpty, let first = drafts.first, given(drafts).values.allSatisfy({ $0.amount == .zero }) {
      problems.append(.nothingMoved(first.place))
    }
    let sum = drafts.map(\.amount).sum()
    if sum != .zero { problems.append(.reallocationUnbalanced(sum, drafts.first?.place ?? Place())) }
    let columns = BudgetRows.columns(drafts.map { BudgetRow(codes: $0.codes, amount: $0.amount, profile: .even) })
    if let drift = statements.drift {
      for (row, line) in BudgetRules.grantRows(columns, statement: drift) {
        problems.append(
          .reallocatedFrame(account: drafts[row].codes[.account] ?? "", line: line.name, drafts[row].place))
      }
    }
    if let investments = statements.investments, !isBetweenStatements {
      let places = PlacementRules.places(columns, in: investments)
      let invested = zip(drafts, places).filter { $1 != .outside }.map(\.0.amount).sum()
      if invested != .zero { problems.append(.betweenStatements(invested, drafts.first?.place ?? Place())) }
    }
    return problems
  }

  /// The codings whose budget from the month on the drafts leave on the other side of zero than it was decided on:
  /// a cost that gives more than it has left, revenue that is relieved of more than is still to come in.
  ///
  /// The first `decidedRows` are the version's own, which say what side a coding is on; the rest were reallocated
  /// since and may have taken it across already.
  package static func overdrawn(
    _ drafts: [Draft], of rows: BudgetRows, decidedRows: Int, from: Month
  ) -> [BudgetingProblem] {
    let given = given(drafts)
    var left: [ExactCoding: Money] = [:]
    var decided: [ExactCoding: Money] = [:]
    for row in 0..<rows.count {
      let coding = ExactCoding(rows.codes(of: row))
      guard given[coding] != nil else { continue }
      if row < decidedRows { decided[coding, default: .zero] += Money(ore: rows.amounts[row]) }
      // How last year fell is not known here: an even spread is what the row can be trusted to have.
      let months = rows.months(of: row) ?? ProfileRules.even(Money(ore: rows.amounts[row]), over: 12)
      left[coding, default: .zero] += months[(from.month - 1)...].sum()
    }
    return given.sorted { $0.key < $1.key }.compactMap { coding, given in
      let left = left[coding] ?? .zero
      let after = left + given.amount
      let isRevenue = isRevenue(coding, decided: decided[coding] ?? .zero)
      guard isRevenue ? given.amount > .zero && after > .zero : given.amount < .zero && after < .zero else {
        return nil
      }
      return .overdrawn(coding.text, left: left, taken: -given.amount, from: from, given.place)
    }
  }

  /// Whether the coding's budget is money that comes in; where nothing was decided its account tells.
  private static func isRevenue(_ coding: ExactCoding, decided: Money) -> Bool {
    decided == .zero ? coding.codes[.account]?.hasPrefix("3") ?? false : decided < .zero
  }

  /// What each coding is given in all, with where it was first written.
  private static func given(_ drafts: [Draft]) -> [ExactCoding: (amount: Money, place: Place)] {
    var given: [ExactCoding: (amount: Money, place: Place)] = [:]
    for draft in drafts { given[ExactCoding(draft.codes), default: (.zero, draft.place)].amount += draft.amount }
    return given
  }

  /// The codes that neither the budget nor the lists of codes have, each told once.
  package static func unknownCodes(
    _ drafts: [Draft], budget: BudgetRows, lists: [CodingPart: CodeList]
  ) -> [BudgetingProblem] {
    var told: Set<String> = []
    return drafts.flatMap { draft in
      CodingPart.allCases.compactMap { part -> BudgetingProblem? in
        guard let code = draft.codes[part], !code.isEmpty else { return nil }
        let exact = ExactText(code)
        let isKnown =
          budget.columns.code(part.column).dictionary.contains { ExactText($0) == exact }
          || lists[part]?.entries.contains { ExactText($0.code) == exact } == true
        guard !isKnown, told.insert(part.column + "\u{0}" + code).inserted else { return nil }
        return .unknownCode(part: part.term, code, draft.place)
      }
    }
  }

  /// The rows with their months: amounts fall evenly from the month on, and the last takes what rounding leaves, so
  /// that each month sums to zero.
  package static func spread(_ drafts: [Draft], from: Month) -> [Reallocation.Row] {
    let before = from.month - 1
    var rows = drafts.map { draft in
      let even = [Money](repeating: .zero, count: before) + ProfileRules.even(draft.amount, over: 12 - before)
      return Reallocation.Row(codes: draft.codes, months: draft.months ?? even)
    }
    guard let last = drafts.last, last.months == nil, rows.count > 1 else { return rows }
    let rest = (0..<12).map { month in -rows.dropLast().map { $0.months[month] }.sum() }
    rows[rows.count - 1] = Reallocation.Row(codes: last.codes, months: rest)
    return rows
  }
}
