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
    let moments = try moments(locks)
    var found = Candidates()
    for (month, rows) in sheets {
      guard let locked = locks[month] else { continue }
      let drafts = Set(
        DraftRules.drafts(of: DraftCandidates.marks(rows), lockedAt: locked, standingAt: moments))
      let occasion = try past.occasionDay(month)
      for row in rows where drafts.contains(row.version) && row.content != nil {
        guard let changed = days[row.event] else { continue }
        var removal = Removal()
        removal.add(row)
        found.all.append(
          Candidate(
            age: RetentionRules.Age(month: month, occasion: occasion, changed: changed), removal: removal))
      }
    }
    return found
  }

  /// The events at which each month's forecasts were finished: the last before the end of the meeting's day, and the
  /// import that closed the month.
  private func locks() throws -> [Month: [Int]] {
    var locks: [Month: [Int]] = [:]
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

  /// The events that figures of today and of the locks are read at: where a remark was written, and where each month's
  /// forecast was finished, which the next month compares with. Sheets of every month are kept as they stood then.
  private func moments(_ locks: [Month: [Int]]) throws -> Set<Int> {
    var moments = Set(try past.byRecord(Remark.kind).flatMap { $0.map(\.event) })
    var finished: [Month: [Int: Int]] = [:]
    for (month, rows) in sheets {
      let marks = DraftCandidates.marks(rows)
      // What is asked about now, and at each lock of any month.
      for (place, moment) in ([Int.max] + locks.values.flatMap { $0 }).enumerated() {
        guard let version = DraftRules.standing(marks, at: moment),
          let row = rows.first(where: { $0.version == version })
        else { continue }
        finished[month, default: [:]][place] = max(finished[month]?[place] ?? 0, row.event)
        guard let record = try row.record(), !record.isAltered else { continue }
        let sheet = try ForecastSheet.decode(record.body, tag: record.tag)
        moments.formUnion(sheet.rows.filter { !$0.remark.isEmpty }.map { $0.remarkEvent ?? row.event })
      }
    }
    for places in finished.values { moments.formUnion(places.values) }
    return moments
  }

  private static func marks(_ rows: [VersionRow]) -> [(version: Int, event: Int)] {
    rows.map { ($0.version, $0.event) }
  }
}
