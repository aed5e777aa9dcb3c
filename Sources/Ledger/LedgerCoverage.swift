package import Kernel
import Storage

/// Which months of each source can be seen, and which that have ended are missing.
package struct LedgerCoverage: Sendable {
  /// A month of a source that can be seen.
  package struct Seen: Hashable, Sendable {
    /// How finished it is.
    package let status: PeriodStatus
    /// The imports that show something of it, oldest first.
    package let batches: [String]
  }

  /// What can be seen of one source.
  package struct Source: Hashable, Sendable {
    /// The source.
    package let name: String
    /// The last month that can be seen.
    package let last: Month
    /// How finished that month is.
    package let status: PeriodStatus
    /// What can be seen of each month.
    package let seen: [Month: Seen]
    /// The months of the year that have ended and cannot be seen, in order; none before the source's first month.
    package let missing: [Month]
  }

  /// The last month that had ended on the day.
  package let ended: Month
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
    self.ended = ended
    let names = Set(batches.map(\.batch.source)).sorted()
    sources = names.compactMap { name in
      var seen: [Month: Seen] = [:]
      for row in batches where row.batch.source == name {
        for part in row.batch.parts where row.visibleMonths.contains(part.month) {
          let before = seen[part.month]
          seen[part.month] = Seen(
            status: before.map { min($0.status, part.status) } ?? part.status,
            batches: (before?.batches ?? []) + [row.id])
        }
      }
      guard let first = seen.keys.min(), let last = seen.keys.max(), let status = seen[last]?.status else {
        return nil
      }
      let months = Period(max(first, january), ended)?.months ?? []
      return Source(
        name: name, last: last, status: status, seen: seen, missing: months.filter { seen[$0] == nil })
    }
  }

  /// The months from the first that any source shows to the last, or to the last that has ended; none where nothing
  /// can be seen.
  package var months: [Month] {
    let all = sources.flatMap(\.seen.keys)
    guard let first = all.min(), let last = all.max() else { return [] }
    return Period(first, max(last, ended))?.months ?? []
  }
}
