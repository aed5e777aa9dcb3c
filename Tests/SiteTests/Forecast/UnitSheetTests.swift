import Documents
import Figures
import Forecasting
import Kernel
import Storage
import Testing

/// The sheets of the example municipality against the follow-up that they are made of.
struct UnitSheetTests {
  private static func desk(_ place: SitePlace) -> Desk {
    Desk(
      store: place.store,
      context: Context(
        actor: .administrator("cli:ekonom"), now: SitePlace.now, randomBytes: { Array(repeating: 7, count: $0) }))
  }

  private static func sections(_ desk: Desk) async throws -> FollowUpSections {
    let month = try #require(Month("2019-04"))
    return try await FollowUpDesk(desk).month(month, isForFigures: true).followUp
  }

  @Test("The rows of each sheet and of each of its areas add up exactly, and the sheets to all units' sum")
  func sums() async throws {
    let place = try SitePlace()
    let sections = try await Self.sections(Self.desk(place))
    let list = UnitList(sections)
    #expect(list.units.count == 13)
    let measures: [KeyPath<UnitSheet.Amounts, Money>] = [
      \.actual.money, \.periodBudget.money, \.budget.money, \.forecast.money, \.variance.money, \.previous.money,
      \.change.money,
    ]
    for unit in list.units {
      let sheet = try UnitSheet(sections, unit: unit.id, layer: .unit)
      #expect(sheet.lost.isEmpty)
      for measure in measures {
        for area in sheet.areas {
          #expect(area.cells.map { $0.amounts[keyPath: measure] }.sum() == area.amounts[keyPath: measure])
        }
        #expect(sheet.areas.map { $0.amounts[keyPath: measure] }.sum() == sheet.total[keyPath: measure])
        #expect(sheet.total[keyPath: measure] == unit.amounts[keyPath: measure])
      }
    }
    for measure in measures {
      #expect(list.units.map { $0.amounts[keyPath: measure] }.sum() == list.total[keyPath: measure])
    }
  }

  @Test("What stands is saved as it stands: not a cell of any sheet is written anew")
  func unchanged() async throws {
    let place = try SitePlace()
    let desk = Self.desk(place)
    let sections = try await Self.sections(desk)
    for unit in UnitList(sections).units {
      let sheet = try UnitSheet(sections, unit: unit.id, layer: .unit)
      #expect(sheet.version > 0)
      let written = try await desk.run(ImportForecast.self, TypedSheet(sheet).input(over: sheet, isConfirmed: true))
      #expect(written.event == nil, "\(unit.id)")
    }
  }

  @Test("Where nobody sets a forecast the proposal is what the forecast becomes")
  func proposals() async throws {
    let place = try SitePlace()
    let desk = Self.desk(place)
    let before = try UnitSheet(try await Self.sections(desk), unit: "E230", layer: .unit)
    let empty = TypedSheet(
      month: before.month, unit: before.unit, layer: .unit, version: before.version,
      cells: before.cells.map { .init(line: $0.line, area: $0.area) })
    _ = try await desk.run(ImportForecast.self, empty.input(over: before))
    let after = try UnitSheet(try await Self.sections(desk), unit: "E230", layer: .unit)
    for cell in after.cells {
      #expect(cell.own == nil)
      #expect(cell.amounts.forecast.money == cell.proposal)
      #expect(before.cells.first { $0.line == cell.line && $0.area == cell.area }?.proposal == cell.proposal)
    }
  }
}

extension FigureCell {
  /// Its amount; nothing where it has none.
  fileprivate var money: Money { value.money ?? .zero }
}
