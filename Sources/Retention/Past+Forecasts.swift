import Forecasting
import Kernel
import Storage

extension Past {
  /// The versions of forecast sheets that a later one has superseded, or those of one sheet, or some of that.
  ///
  /// A sheet is written whole: what was corrected in it stands in every version before, whatever stood on them.
  func supersededForecasts(of id: String?, _ versions: [Int]) throws -> Candidates {
    let days = try days()
    var found = Candidates()
    for rows in try byRecord(ForecastSheet.kind) where id == nil || rows.first?.key.id == id {
      // The id begins with the month: it is there when the body is gone.
      guard let month = rows.first.flatMap({ Month(String($0.key.id.prefix(7))) }) else { continue }
      let occasion = try occasionDay(month)
      for (row, next) in zip(rows, rows.dropFirst())
      where row.content != nil && (versions.isEmpty || versions.contains(row.version)) {
        guard let day = days[next.event] else { continue }
        var removal = Removal()
        removal.add(row)
        found.all.append(
          Candidate(age: RetentionRules.Age(month: month, occasion: occasion, changed: day), removal: removal))
      }
    }
    return found
  }
}
