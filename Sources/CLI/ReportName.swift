import Kernel
import Reporting

/// What a report is called on the command line: `2019-04/1` for a locked version, `2019-04` for the month as it is now.
struct ReportName {
  /// The month.
  let month: Month
  /// The template's id.
  let template: String
  /// The locked version's number; nil for the report as it is now.
  let number: Int?
  private let text: String

  /// The report that the text names: month, template unless it is the monthly follow-up's, number.
  ///
  /// **Throws** `LockProblem.notAVersion`.
  init(_ text: String) throws {
    self.text = text
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...3).contains(parts.count), let month = Month(parts[0]) else { throw LockProblem.notAVersion(text) }
    self.month = month
    template = parts.count == 3 ? parts[1] : ReportTemplate.monthlyFollowUp
    if parts.count == 1 {
      number = nil
    } else {
      guard let number = Digits.value(parts[parts.count - 1].utf8), number > 0 else {
        throw LockProblem.notAVersion(text)
      }
      self.number = number
    }
  }

  /// The id of the locked report.
  ///
  /// **Throws** `LockProblem.notAVersion` where no version is named.
  var id: String {
    get throws {
      guard let number else { throw LockProblem.notAVersion(text) }
      return LockedReport.id(month, template, unit: nil, number)
    }
  }

  /// The report as it was locked, or as it is now.
  func snapshot(_ desk: LockDesk) async throws -> ReportSnapshot {
    guard number != nil else { return try await desk.snapshot(.init(month: month, template: template)) }
    return try await desk.snapshot(id)
  }
}
