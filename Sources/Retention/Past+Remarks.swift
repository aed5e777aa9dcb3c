import Kernel
import Ledger
import Reporting
import Storage

extension Past {
  /// Every version of each remark, on figures and on postings, all of which go at once: a record that is half there
  /// says nothing.
  func remarks() throws -> Candidates {
    let days = try days()
    var found = Candidates()
    for rows in try byRecord(Remark.kind) + byRecord(MarkedPosting.kind) {
      var removal = Removal()
      for row in rows { removal.add(row) }
      guard !removal.isEmpty, let last = rows.last, let changed = days[last.event] else { continue }
      // The id begins with the month: it is there when the body is gone.
      let month = Month(String(last.key.id.prefix(7)))
      let occasion = try month.flatMap { try occasionDay($0) }
      found.all.append(
        Candidate(
          age: RetentionRules.Age(month: month, occasion: occasion, changed: changed), removal: removal))
    }
    return found
  }
}
