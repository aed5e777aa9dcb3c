import Accounts
package import Figures
package import Kernel
import Organisation
package import Storage

/// The earlier events that the figures of a month's sheet remarks must be read at: those after which something that
/// the figures are made of has changed.
package enum FindRemarkEvents: Question {
  package static let name = "forecast.find-remark-events"
  package static let permission = Permission.read
  package typealias Input = Month

  /// What was found.
  package struct Output: Sendable {
    /// The figures to read, by event.
    package let events: [Int: [FigureKey]]
    /// What the month's variances are made of at the moment that is asked about: events of the same basis have the
    /// same figures, and one of them is enough to read.
    package let basis: Basis
  }

  /// What variances of a month are made of.
  package struct Basis: Hashable, Sendable {
    /// The last event that wrote something that they are made of, sheets aside.
    fileprivate let lastChange: Int
    /// The amounts of the month's sheets, by sheet.
    fileprivate let amounts: [String: [Cell]]

    fileprivate struct Cell: Hashable, Sendable {
      let statement: String?
      let line: String?
      let area: String?
      let entered: ForecastSheet.Entered
    }

    fileprivate init(lastChange: Int, sheets: [Versioned<ForecastSheet>]) {
      self.lastChange = lastChange
      let amounts = sheets.map { sheet in
        let cells = sheet.value.rows.compactMap { row in
          row.entered.map { Cell(statement: row.statement, line: row.line, area: row.area, entered: $0) }
        }
        return (sheet.id, cells)
      }
      self.amounts = Dictionary(amounts.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Kinds that no variance is made of.
  private static let silent: Set<String> = [
    "occasion", "remark", "report-template", "source-mapping", "retention-plan", ForecastSheet.kind, Disposal.kind,
  ]

  package static func answer(_ input: Month, view: View) throws -> Output {
    let scope = try view.state.resolved(view.scope, on: input.lastDay)
    let all = try view.state.forecastSheets(of: input)
    let sheets = all.filter { scope.contains(unit: $0.value.unit) }
    let lastChange = view.state.lastChange(except: silent)
    var events: [Int: [FigureKey]] = [:]
    let groups = UnitGroups(try view.state.unitTree(on: input.lastDay))
    for remark in sheets.flatMap({ SheetRemark.all(in: $0, of: groups) }) {
      guard remark.event < lastChange || sheets.contains(where: { touches(remark, $0) }) else { continue }
      events[remark.event, default: []].append(remark.key)
    }
    return Output(events: events, basis: Basis(lastChange: lastChange, sheets: all))
  }

  /// Whether the sheet has said something of the area after the remark, or has taken something back.
  private static func touches(_ remark: SheetRemark, _ sheet: Versioned<ForecastSheet>) -> Bool {
    guard sheet.event > remark.event else { return false }
    let events = sheet.value.rows.flatMap { [$0.stamp.event ?? sheet.event, $0.remarkEvent ?? sheet.event] }
    if !events.contains(sheet.event) { return true }
    return sheet.value.rows.contains { row in
      row.entered != nil && (row.area ?? FollowUpAreas.remainder) == remark.area
        && (row.stamp.event ?? sheet.event) > remark.event
    }
  }
}
