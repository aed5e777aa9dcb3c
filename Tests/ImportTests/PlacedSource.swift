import Documents
import Figures
import Kernel
import Reporting
import Storage

/// A capability of the tests' own that counts people: how many are placed in each unit.
struct PlacedSource: SectionSource {
  /// The number of each unit, in order.
  let placed: [Int64]
  /// The event that they were read at.
  var event = 1
  /// Whether the capability says that its numbers are of people.
  var saysSo = true

  var measures: [Measure] {
    [Measure(name: "placed", title: "Placerade", axes: ["unit"], kind: .count, isOfPeople: saysSo)]
  }

  let sections = ["enheter"]
  let status: PeriodStatus? = nil

  var members: [FigureMember] {
    placed.indices.map { FigureMember(axis: "unit", id: "U\($0)", name: "Enhet \($0)") }
      + [FigureMember(axis: "unit", id: "alla", name: "Alla", role: .sum)]
  }

  static func key(_ id: String) -> FigureKey { FigureKey("placed", [.init("unit", id)], Period(Attempt.month)) }

  func figure(_ key: FigureKey) -> Figure? {
    guard key.measure == "placed", let id = key.id(on: "unit") else { return nil }
    let value = id == "alla" ? placed.reduce(0, +) : placed.indices.first { "U\($0)" == id }.map { placed[$0] }
    return value.map {
      Figure(key: key, value: .count($0), status: nil, provenance: Provenance(event: event))
    }
  }

  func explanation(of key: FigureKey) -> Explanation? { nil }

  func blocks(of section: String) -> [Block]? {
    let ids = placed.indices.map { "U\($0)" } + ["alla"]
    let table = Table(
      id: "placerade", caption: "Placerade per enhet", columns: [.init("unit", "Enhet", .label), .init("n", "Antal")],
      rows: ids.enumerated().map { index, id in
        Table.Row(
          id: id, kind: id == "alla" ? .total : .item,
          cells: [
            .text(id),
            figure(PlacedSource.key(id)).map {
              .figure(FigureCell($0, as: Presentation(unit: .count, factor: 1)))
            } ?? .empty,
          ], sumOf: id == "alla" ? Array(placed.indices) : [])
      })
    return [.heading(level: 2, text: "Placerade", id: "placerade-kapitel"), .table(table)]
  }

  /// What finds the numbers for desks.
  static func sections(_ placed: [Int64], saysSo: Bool = true) -> [ReportDesk.Sections] {
    [{ _, _, _ in [PlacedSource(placed: placed, saysSo: saysSo)] }]
  }
}
