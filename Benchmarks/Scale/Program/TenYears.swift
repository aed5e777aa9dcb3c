import BenchmarkSupport
import Forecasting
import Kernel
import Reporting
import Storage

/// The record versions that ten years of monthly follow-ups leave: two fifths are versions of forecast sheets, a sheet
/// for each unit, two layers and each month of 2010 to October 2019, with ten cells that have remarks; the others are
/// remarks on figures.
struct TenYears {
  let versions: Int

  private static let units = [
    "E110", "E120", "E210", "E220", "E230", "E240", "E310", "E320", "E330", "E340", "E410", "E420",
  ]
  private static let lines = ["intakter", "personal", "lokalhyror", "kop-av-tjanster", "ovriga"]
  private static let text = "Fler placeringar än budgeterat och en vakant tjänst; åtgärder enligt planen. "
  // Versions of one event, as an imported file of sheets has some dozens.
  private static let eventSize = 50

  private static let months: [Month] = (2010...2019).flatMap { year in
    (1...12).compactMap { Month(year: year, month: $0) }
  }.dropLast(2)

  /// Writes them, fifty at a time.
  func write(to store: any Store) async throws {
    var chance = Chance(seed: 100_000)
    // Recorded time never goes back.
    let start = try await store.read(asOf: .now, scope: .everything) { $0.state.recordedAt }
    var written = 0
    while written < versions {
      let first = written
      let salt = (0..<16).map { _ in UInt8(chance.below(256)) }
      let count = min(TenYears.eventSize, versions - first)
      let context = Context(
        actor: .administrator("cli:bench"), reason: "Prognos",
        now: Instant(seconds: start.seconds + Int64(first / TenYears.eventSize))
      ) { [salt] count in Array(salt.prefix(count)) }
      _ = try await store.append("bench.records", context: context) { transaction in
        for number in first..<(first + count) { try TenYears.put(number, in: &transaction) }
      }
      written += count
    }
  }

  private static func put(_ number: Int, in transaction: inout Transaction) throws {
    let month = months[number / 5 % months.count]
    let turn = number / 5 / months.count
    guard number % 5 < 2 else {
      let remark = Remark(
        month: month, key: "variance:line/drift.personal,unit/\(units[turn % units.count])-\(number % 5)-\(turn / 2)",
        text: text + "\(number)", author: "cli:bench", writtenAt: transaction.context.now)
      try transaction.put(remark, id: remark.id)
      return
    }
    let rows = (0..<10).map { row in
      ForecastSheet.Row(
        statement: "drift", line: lines[row % 5], area: row < 5 ? nil : "ekb",
        entered: ForecastSheet.Entered(.level, Money(ore: Int64(number * 100 + row))), remark: text,
        stamp: ForecastSheet.Stamp(author: "cli:bench", at: transaction.context.now, reason: "Prognos"))
    }
    let layer = ForecastLayer.allCases[number % 5]
    let sheet = ForecastSheet(month: month, unit: units[turn % units.count], layer: layer, rows: rows)
    try transaction.put(sheet, id: sheet.id)
  }
}
