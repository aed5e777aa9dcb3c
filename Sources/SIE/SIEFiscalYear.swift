/// A fiscal year of the file (`#RAR`).
public struct SIEFiscalYear: Sendable, Hashable {
  /// 0 for the file's own year, −1 for the year before, and so on.
  public let index: Int
  /// The first day.
  public let first: SIEDate
  /// The last day.
  public let last: SIEDate

  /// A fiscal year from its first to its last day.
  public init(index: Int, first: SIEDate, last: SIEDate) {
    self.index = index
    self.first = first
    self.last = last
  }

  /// Whether a day lies in the year.
  public func contains(_ date: SIEDate) -> Bool { first <= date && date <= last }
  /// Whether a month, yyyymm, lies in the year.
  public func contains(month: Int32) -> Bool { first.month <= month && month <= last.month }
}
