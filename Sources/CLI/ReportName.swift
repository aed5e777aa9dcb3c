import Kernel
import Reporting
import Storage

/// What a report is called on the command line: `2019-04/1` for a locked version, `2019-04` for the month as it is now,
/// `2019-04/manadsuppfoljning/E230/1` and `2019-04/manadsuppfoljning/E230` for those of a unit.
struct ReportName {
  /// The month.
  let month: Month
  /// The template's id; nil where it is not named.
  let template: String?
  /// The unit; nil for the whole board.
  let unit: String?
  /// The locked version's number; nil for the report as it is now.
  private(set) var number: Int?
  private let text: String

  /// The report that the text names: month, template unless it is the monthly follow-up's, unit where it is about one,
  /// number.
  ///
  /// **Throws** `LockProblem.notAVersion`.
  init(_ text: String) throws {
    self.text = text
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...4).contains(parts.count), !parts.contains(""), let month = Month(parts[0]) else {
      throw LockProblem.notAVersion(text)
    }
    self.month = month
    number = parts.count > 1 ? Digits.value(parts[parts.count - 1].utf8) : nil
    let names = parts.dropFirst().prefix(parts.count - 1 - (number == nil ? 0 : 1))
    template = names.first
    unit = names.dropFirst().first
    // A version's number begins at 1, and what has no number is a month or a unit's month.
    guard number != 0, names.count <= 2, number != nil || names.count != 1 else { throw LockProblem.notAVersion(text) }
  }

  /// The same report as it is now.
  var now: ReportName {
    var name = self
    name.number = nil
    return name
  }

  /// The id of the locked report; where no template is named, of the one of that number, a report before its
  /// memorandum.
  ///
  /// **Throws** `LockProblem.notAVersion` where no version is named.
  func id(_ desk: Desk) async throws -> String {
    guard let number else { throw LockProblem.notAVersion(text) }
    if let template { return LockedReport.id(month, template, unit: unit, number) }
    let locked = try await desk.ask(ListLocked.self, month).map(\.value).filter { $0.unit == nil }
    let named = locked.filter { $0.number == number }
    let template = (named.first { $0.template != ShippedTemplates.memorandum } ?? named.first ?? locked.first)?.template
    return LockedReport.id(month, template ?? ReportTemplate.monthlyFollowUp, unit: nil, number)
  }

  /// The report as it was locked, or as it is now.
  func snapshot(_ locks: LockDesk, _ desk: Desk) async throws -> ReportSnapshot {
    guard number != nil else {
      return try await locks.snapshot(.init(month: month, template: template, unit: unit))
    }
    return try await locks.snapshot(id(desk))
  }
}
