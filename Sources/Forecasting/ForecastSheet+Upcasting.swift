import FoundationEssentials
import Kernel
package import Storage

extension ForecastSheet {
  /// Until forecast-sheet/2 every amount was a level, and who wrote stood once on the sheet; until forecast-sheet/3 no
  /// row said how much care its amount is for.
  package static var upcasters: [Upcaster] {
    [
      Upcaster(from: "forecast-sheet/1", to: "forecast-sheet/2") { bytes in
        try JSONDecoder().decode(FirstSheet.self, from: Data(bytes)).sheet.encodedBody()
      }, Upcaster(from: "forecast-sheet/2", to: "forecast-sheet/3") { $0 },
    ]
  }
}

/// A sheet as forecast-sheet/1 holds it.
private struct FirstSheet: Decodable {
  struct Row: Decodable {
    let statement: String?
    let line: String?
    let area: String?
    let amount: Money?
    let remark: String
  }

  let month: Month
  let unit: String
  let layer: ForecastLayer
  let author: String
  let rows: [Row]

  var sheet: ForecastSheet {
    ForecastSheet(
      month: month, unit: unit, layer: layer,
      rows: rows.map { row in
        ForecastSheet.Row(
          statement: row.statement, line: row.line, area: row.area,
          entered: row.amount.map { ForecastSheet.Entered(.level, $0) }, remark: row.remark,
          stamp: ForecastSheet.Stamp(author: author))
      })
  }
}
