import Forecasting
import Kernel
import Organisation
import Reporting
import Storage

/// The versions of forecast sheets that were drafts of an occasion which is finished.
struct DraftCandidates {
  private let past: Past
  private let days: [Int: Day]
  private let sheets: [(month: Month, rows: [VersionRow])]

  init(_ past: Past) throws {
    self.past = past
    days = try past.days()
    // The id begins with the month: it is there when the body is gone.
    sheets = try past.byRecord(ForecastSheet.kind).compactMap { rows in
      rows.first.flatMap { Month(String($0.key.id.prefix(7))) }.map { ($0, rows) }
    }
  }

  /// Each draft by itself, of the age of its occasion.
  func candidates() throws -> Candidates {
    let locks = try locks()
    let remarks = try past.byRecord(Remark.kind)
    var found = Candidates()
    for (month, group) in Dictionary(grouping: sheets, by: \.month).sorted(by: { $0.key < $1.key }) {
      guard let locked = locks[month] else { continue }
      let moments = try moments(of: month, group.map(\.rows), remarks, locks)
      let occasion = try past.occasionDay(month)
      for (_, rows) in group {
        let drafts = Set(DraftRules.drafts(of: DraftCandidates.marks(rows), lockedAt: locked, standingAt: moments))
        for row in rows where drafts.contains(row.version) && row.content != nil {
          guard let changed = days[row.event] else { continue }
          var removal = Removal()
          removal.add(row)
          found.all.append(
            Candidate(age: RetentionRules.Age(month: month, occasion: occasion, changed: changed), removal: removal))
        }
      }
    }
    return found
  }

  /// The events at which each month's forecasts were finished: those that locked reports were read at, the last before
  /// the end of the meeting's day, and the import that closed the month.
  private func locks() throws -> [Month: [Int]] {
    var locks: [Month: [Int]] = [:]
    for report in try past.state.all(LockedReport.self) {
      locks[report.value.month, default: []].append(report.value.event)
    }
    let today = past.state.recordedAt
    for occasion in try past.state.all(Occasion.self) {
      guard let meeting = occasion.value.meeting, Instant.end(of: meeting) < today,
        let event = try past.history.eventNumber(at: Instant.end(of: meeting))
      else { continue }
      locks[occasion.value.month, default: []].append(event)
    }
    var closed: Set<Month> = []
    for batch in try past.state.all(Batch.self) {
      for part in batch.value.parts where part.status == .closed && closed.insert(part.month).inserted {
        locks[part.month, default: []].append(batch.event)
      }
    }
    return locks
  }

  /// The events, the month's own locks aside, that its sheets are read at for figures of today and of the locks: the
  /// locks of later months, which compare with it, and where remarks were written that are shown at one of those
  /// moments. A remark shows its own month as it stood then, and through it the forecast before.
  private func moments(
    of month: Month, _ sheets: [[VersionRow]], _ remarks: [[VersionRow]], _ locks: [Month: [Int]]
  ) throws -> Set<Int> {
    let later = Set(locks.filter { $0.key >= month }.values.joined())
    let shown = later.union([Int.max])
    var moments = later
    // The id begins with the month.
    for rows in remarks where rows.first.flatMap({ Month(String($0.key.id.prefix(7))) }).map({ $0 >= month }) ?? true {
      moments.formUnion(DraftCandidates.standing(rows, at: shown).map(\.event))
    }
    for row in sheets.flatMap({ DraftCandidates.standing($0, at: shown) }) {
      guard let record = try row.record(), !record.isAltered else { continue }
      let sheet = try ForecastSheet.decode(record.body, tag: record.tag)
      moments.formUnion(sheet.rows.filter { !$0.remark.isEmpty }.map { $0.remarkEvent ?? row.event })
    }
    return moments
  }

  /// The versions of a record that stood at any of the moments, each once.
  private static func standing(_ rows: [VersionRow], at moments: Set<Int>) -> [VersionRow] {
    let marks = marks(rows)
    let versions = Set(moments.compactMap { DraftRules.standing(marks, at: $0) })
    return rows.filter { versions.contains($0.version) }
  }

  private static func marks(_ rows: [VersionRow]) -> [(version: Int, event: Int)] {
    rows.map { ($0.version, $0.event) }
  }
}
