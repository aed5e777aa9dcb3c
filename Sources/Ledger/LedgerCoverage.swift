package import Kernel
import Storage

/// Which months of each source can be seen, and which that have ended are missing.
package struct LedgerCoverage: Sendable {
  /// What can be seen of one source.
  package struct Source: Hashable, Sendable {
    /// The source.
    package let name: String
    /// The last month that can be seen.
    package let last: Month
    /// How finished that month is.
    package let status: PeriodStatus
    /// The months of the year that have ended and cannot be seen, in order; none before the source's first month.
    package let missing: [Month]
  }

  /// The sources that show anything, by name.
  package let sources: [Source]

  /// What the batches, oldest first, show of the year of the month that ended last before the day.
  package init(_ batches: [ListBatches.Row], today: Day) {
    guard let month = Month(year: today.year, month: today.month),
      let january = Month(year: month.advanced(by: -1).year, month: 1)
    else {
      preconditionFailure("A day lies in a month")
    }
    let ended = month.advanced(by: -1)
    let names = Set(batches.map(\.batch.source)).sorted()
    sources = names.compactMap { name in
      var statuses: [Month: PeriodStatus] = [:]
      for row in batches where row.batch.source == name {
        for part in row.batch.parts where row.visibleMonths.contains(part.month) { statuses[part.month] = part.status }
      }
      guard let first = statuses.keys.min(), let last = statuses.keys.max(), let status = statuses[last] else {
        return nil
      }
      let months = Period(max(first, january), ended)?.months ?? []
      return Source(name: name, last: last, status: status, missing: months.filter { statuses[$0] == nil })
    }
  }
}
