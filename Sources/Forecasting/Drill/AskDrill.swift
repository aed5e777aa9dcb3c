import Accounts
package import Figures
package import Importing
import Kernel
package import Ledger
package import Storage

/// A line taken apart: by unit, area, account and month, and the postings beneath.
package enum AskDrill: Question {
  package static let name = "forecast.drill"
  package static let permission = Permission.read

  /// What is taken apart, and which postings are shown.
  package struct Input: Sendable {
    /// The line, by the id that keys have: `drift.personal`.
    package let line: String
    /// The area's id; nil for all.
    package let area: String?
    /// The unit's id; nil for all that may be seen.
    package let unit: String?
    /// The account whose postings are shown; nil for all.
    package let account: String?
    /// The months of the postings, the words and amounts that they are narrowed by, their order, and how many.
    package let query: PostingQuery
    /// The occasion and the forecast before it.
    package let followUp: AskFollowUp.Input
    /// What is protected today.
    package let protected: ProtectedCodes
    /// Whether protected texts shall be shown.
    package let isConfidential: Bool

    /// A line to be taken apart.
    package init(
      line: String, area: String? = nil, unit: String? = nil, account: String? = nil, query: PostingQuery,
      followUp: AskFollowUp.Input, protected: ProtectedCodes, isConfidential: Bool = false
    ) {
      self.line = line
      self.area = area
      self.unit = unit
      self.account = account
      self.query = query
      self.followUp = followUp
      self.protected = protected
      self.isConfidential = isConfidential
    }
  }

  /// The line taken apart.
  package struct Output: Sendable {
    /// The tables.
    package let drill: Drill
    /// The postings beneath: their sum is the line's actual of those months.
    package let postings: FoundPostings
    /// The postings' sum as a figure; nil where the query asks for some of them only.
    package let figure: Figure?
  }

  package static func confidential(_ input: Input, _ output: Output) -> String? {
    input.isConfidential ? "skyddade texter under raden \(input.line)" : nil
  }

  /// **Throws** `ForecastingProblem.unknownSlice` where the line, the area or the unit is unknown or may not be seen,
  /// and as `FindPostings`.
  package static func answer(_ input: Input, view: View) throws -> Output {
    let sections = try AskFollowUp.answer(input.followUp, view: view)
    let month = input.followUp.month
    let names = try view.state.record(CodeList.self, id: CodingPart.account.column, in: month.year)
    let drill = Drill(
      sections, line: input.line, area: input.area, unit: input.unit,
      accountNames: Dictionary(
        (names?.value.entries ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first }))
    guard let drill else { throw ForecastingProblem.unknownSlice(line: input.line, area: input.area, unit: input.unit) }
    var query = input.query
    query.unit = nil
    let period = query.period ?? drill.toDate
    query.period = period
    if let account = input.account { query.codes[.account] = [CodeRange(account)] }
    let postings = try FindPostings.find(
      .init(query, protected: input.protected, isConfidential: input.isConfidential), in: view,
      placedOn: month.lastDay, where: drill.isIn)
    return Output(
      drill: drill, postings: postings, figure: query.narrows ? nil : drill.actual(input.account, over: period))
  }
}
