import Formats
import Kernel

/// What is looked at in the forms about people, the same in each: every fault is found before any is told. The places
/// of problems are the fields' names.
struct StaffFormChecks {
  /// Everything that is wrong, in the order that it was looked at.
  private(set) var problems: [any Problem] = []

  /// Takes down what is wrong.
  mutating func note(_ problem: any Problem) { problems.append(problem) }

  /// Looks for an answer, and tells whether there is one.
  @discardableResult
  mutating func require(_ text: String, in field: String, called name: String) -> Bool {
    if text.isEmpty { note(OrganisationProblem.emptyField(name, Place(field: field))) }
    return !text.isEmpty
  }

  /// Looks at what somebody is known by when she acts.
  mutating func person(_ text: String, in field: String, called name: String) {
    guard require(text, in: field, called: name), Slug(text) == nil else { return }
    note(OrganisationProblem.oddID(text, Place(field: field)))
  }

  /// Looks at an e-mail address, which may be empty.
  mutating func address(_ text: String, in field: String) {
    guard !text.isEmpty, !StaffCSV.isAddress(text) else { return }
    note(OrganisationProblem.oddAddress(text, Place(field: field)))
  }

  /// The day that is written; nil for none.
  mutating func day(_ text: String, in field: String) -> Day? {
    guard !text.isEmpty else { return nil }
    let day = Day(text)
    if day == nil { note(FormatsProblem.notUnderstood(Place(field: field), text: text, expected: .day)) }
    return day
  }

  /// Looks whether the last day comes before the first.
  mutating func order(_ first: Day?, _ last: Day?, in field: String) {
    guard let first, let last, last < first else { return }
    note(OrganisationProblem.endsBeforeItBegins(Place(field: field)))
  }

  /// Refuses what has any fault.
  func require() throws(Problems) {
    if !problems.isEmpty { throw Problems(problems) }
  }
}
