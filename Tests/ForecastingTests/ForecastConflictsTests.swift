import Kernel
import Storage
import Testing

@testable import Forecasting

@Suite("What somebody else wrote in a sheet meanwhile")
struct ForecastConflictsTests {
  private static func row(_ line: String, _ ore: Int64?, _ remark: String = "") -> ForecastSheet.Row {
    ForecastSheet.Row(
      statement: "drift", line: line, area: nil, entered: ore.map { .init(.level, Money(ore: $0)) }, remark: remark,
      stamp: .init(author: "cli:bo", event: 9))
  }

  /// What stood when the rows were read, what stands now, what would be written, and which cells are in the way.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let base: [ForecastSheet.Row]
    let now: [ForecastSheet.Row]
    let own: [ForecastSheet.Row]
    var manner = ForecastInput.Manner.sheets
    let lines: [String]

    static let all = [
      Case(testDescription: "nothing happened", base: [row("a", 1)], now: [row("a", 1)], own: [row("a", 2)], lines: []),
      Case(
        testDescription: "a changed cell", base: [row("a", 1)], now: [row("a", 3)], own: [row("a", 2)], lines: ["a"]),
      Case(
        testDescription: "both say the same", base: [row("a", 1)], now: [row("a", 3)], own: [row("a", 3)], lines: []),
      Case(
        testDescription: "a cell that came, left out", base: [], now: [row("b", 1)], own: [row("a", 2)], lines: ["b"]),
      Case(
        testDescription: "a cell that came, and cells are set one by one", base: [], now: [row("b", 1)],
        own: [row("a", 2)], manner: .cells, lines: []),
      Case(
        testDescription: "a cell that was taken back", base: [row("a", 1)], now: [], own: [row("a", 1)], lines: ["a"]),
      Case(
        testDescription: "an old cell left out", base: [row("b", 1)], now: [row("b", 1)], own: [row("a", 2)],
        lines: []),
      Case(
        testDescription: "a changed remark", base: [row("a", 1, "x")], now: [row("a", 1, "y")], own: [row("a", 1, "z")],
        lines: ["a"]),
      Case(
        testDescription: "to be taken back, and changed", base: [row("a", 1)], now: [row("a", 3)], own: [row("a", nil)],
        manner: .clearing, lines: ["a"]),
      Case(
        testDescription: "to be taken back, and gone", base: [row("a", 1)], now: [], own: [row("a", nil)],
        manner: .clearing, lines: []),
    ]
  }

  @Test("Only cells that say something else than they did stand in the way", arguments: Case.all)
  func cells(test: Case) throws {
    let month = try #require(Month("2019-04"))
    let sheet = ForecastSheet(month: month, unit: "E310", layer: .unit, rows: test.now)
    let current = Versioned(id: sheet.id, version: 2, event: 9, value: sheet)
    let drafts = test.own.map { own -> ForecastConflicts.Draft in
      let row = ForecastInput.Row(
        unit: "E310", area: "", line: own.line ?? "", entered: own.entered, remark: own.remark,
        place: Place(field: own.line))
      return (row, { $0.isOfSameCell(as: own) })
    }
    let problems = ForecastConflicts(base: test.base, current: current, since: 5)
      .problems(test.manner, drafts, in: sheet.id)
    #expect(problems.map { $0.place.field?.split(separator: " ").last.map(String.init) ?? "" } == test.lines)
    for problem in problems { #expect(problem.code == "forecasting.changed-cell" && problem.message.contains("5")) }
  }
}
