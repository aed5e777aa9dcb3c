import Foundation
import Testing

@Suite("The files of the example print the published tables")
struct PublishedTablesTests {
  private typealias Cube = [ExampleBooks.Cell: Int]

  private let books: ExampleBooks
  private let budget: [ExampleBooks.Entry]
  private let actual2019: [ExampleBooks.Entry]
  private let actual2018: [ExampleBooks.Entry]
  private let forecast: Cube
  private let forecastBefore: Cube

  init() throws {
    books = try ExampleBooks()
    budget = try ExampleBooks.budget("budget-2019-v2.csv")
    actual2019 = try ExampleBooks.sie("ledger-2019-04.se")
    actual2018 = try ExampleBooks.sie("ledger-2018.se")
    forecast = try books.forecast("forecast-2019-04.csv", budget: budget, actual: actual2019, month: 4)
    forecastBefore = try books.forecast("forecast-2019-03.csv", budget: budget, actual: actual2019, month: 3)
  }

  /// The leaves that count in a line of the statement, by the file's column *överordnad*.
  private func leaves(under line: String) -> [String] {
    let children = books.statements.filter { $0["uppställning"] == "drift" && $0["överordnad"] == line }
    return children.isEmpty ? [line] : children.flatMap { leaves(under: $0["rad"] ?? "") }
  }

  private func total(_ cube: Cube, _ line: String, frame: Int) -> Int {
    let leaves = Set(leaves(under: line))
    return cube.filter { leaves.contains($0.key.line) }.values.reduce(0, +)
      + (leaves.contains("kommunbidrag") ? frame : 0)
  }

  private func frame(_ year: String, months: Int) throws -> Int {
    try ExampleFolder.csv("frames.csv").filter { $0["år"] == year }
      .map { Tally.even(Tally.ore($0["belopp"] ?? "") ?? 0, months: months) }.reduce(0, +)
  }

  @Test("The drift table of April 2019 comes out cell by cell")
  func drift() throws {
    guard let published = try ExampleFolder.published("alingsas-2019-04-drift.csv") else { return }
    let budgetCube = books.cube(budget)
    let actualCube = books.cube(actual2019)
    let beforeCube = books.cube(actual2018.filter { $0.month <= 4 })
    let names = books.statements.filter { $0["uppställning"] == "drift" }
    let year = try frame("2019", months: 12)
    let toDate = try frame("2019", months: 4)
    let toDateBefore = try frame("2018", months: 4)
    #expect(published.count == 9)
    for row in published {
      let line = try #require(names.first { $0["namn"] == row["line"] }?["rad"], "\(row)")
      let planned = total(budgetCube, line, frame: year)
      let booked = total(actualCube, line, frame: toDate)
      let expected = total(forecast, line, frame: year)
      let before = total(beforeCube, line, frame: toDateBefore)
      let cells = [
        ("budget_2019", planned), ("actual_2019_04", booked), ("forecast_2019", expected),
        ("variance_forecast_budget", expected - planned), ("actual_2018_04", before),
        ("difference_2018_2019", booked - before),
      ]
      for (column, amount) in cells {
        #expect(Tally.thousands(amount) == ExampleFolder.published(row, column), "\(line) \(column)")
      }
    }
  }

  @Test("The investment table of April 2019 comes out, with a difference that only öre explain")
  func investments() throws {
    guard let published = try ExampleFolder.published("alingsas-2019-04-investments.csv") else { return }
    func sum(_ entries: [ExampleBooks.Entry], _ line: String?) -> Int {
      entries.filter { entry in
        let leaves = books.leaves(entry.codes, in: "investering")
        return line.map(leaves.contains) ?? !leaves.isEmpty
      }.map(\.amount).reduce(0, +)
    }
    let rows = books.statements.filter { $0["uppställning"] == "investering" && $0["typ"] != "urval" }
    #expect(rows.map { $0["namn"] ?? "" } == published.map { $0["line"] ?? "" })
    let planned = try ExampleFolder.csv("forecast-2019-04.csv").filter { ($0["område"] ?? "").isEmpty }
    for (row, line) in zip(published, rows) where row["budget_2019"]?.isEmpty == false {
      let id = line["typ"] == "summa" ? nil : line["rad"]
      let budgeted = sum(budget, id)
      let booked = sum(actual2019, id)
      let before = sum(actual2018.filter { $0.month <= 4 }, id)
      let expected = planned.filter { id == nil || $0["rad"] == id }
        .compactMap { Tally.ore($0["prognos"] ?? "") }.reduce(0, +)
      #expect(Tally.thousands(budgeted) == ExampleFolder.published(row, "budget_2019"))
      #expect(Tally.thousands(booked) == ExampleFolder.published(row, "actual_2019_04"))
      #expect(Tally.thousands(expected) == ExampleFolder.published(row, "forecast_2019"))
      #expect(Tally.thousands(expected - budgeted) == ExampleFolder.published(row, "variance_forecast_budget"))
      #expect(Tally.thousands(before) == ExampleFolder.published(row, "actual_2018_04"))
      #expect(Tally.thousands(booked - before) == ExampleFolder.published(row, "difference_2018_2019"))
    }
  }

  private func variance(_ forecast: Cube, area: String? = nil) -> Int {
    let planned = books.cube(budget)
    func sum(_ cube: Cube) -> Int {
      cube.filter { area == nil || $0.key.area == area }.values.reduce(0, +)
    }
    return sum(forecast) - sum(planned)
  }

  @Test("The list of forecast variances comes out area by area, and with the remainder it sums")
  func variances() throws {
    let amounts = [
      "ekb": 4_000, "familjehem": -3_000, "socialpsykiatri": -3_800, "forsorjningsstod": -1_800,
      "konsulter-bou": -2_400, "missbruk": -4_300, "vardplatser-bou": 2_700, "oppna-bou": 1_600,
    ]
    for (area, amount) in amounts { #expect(Tally.thousands(variance(forecast, area: area)) == amount, "\(area)") }
    #expect((1...600).contains(Tally.thousands(variance(forecast, area: "vinr"))))
    let ids = Set(books.areas.compactMap { $0["id"] } + ["ovrigt"])
    let printed = ids.map { Tally.thousands(variance(forecast, area: $0)) }
    #expect(printed.reduce(0, +) == -6_902)
    #expect(Tally.thousands(variance(forecast)) == -6_902)
    guard let published = try ExampleFolder.published("alingsas-2019-forecast-variances.csv") else { return }
    let main = published.filter { $0["level"] == "main" }.compactMap { ExampleFolder.published($0, "amount_tkr") }
    #expect(main.sorted() == amounts.values.sorted())
    #expect(main.reduce(0, +) == -7_000)
  }

  @Test("The forecast after March is 927 better than that of April, mainly by income support")
  func forecastChange() throws {
    let year = try frame("2019", months: 12)
    let now = total(forecast, "resultat", frame: year)
    let before = total(forecastBefore, "resultat", frame: year)
    #expect(Tally.thousands(now) == -6_902)
    #expect(Tally.thousands(before) == -5_975)
    #expect(Tally.thousands(now - before) == -927)
    let support = variance(forecast, area: "forsorjningsstod") - variance(forecastBefore, area: "forsorjningsstod")
    #expect(Tally.thousands(support) == -900)
  }

  @Test("The year 2018 ends at −6 050")
  func yearBefore() throws {
    let frame = try frame("2018", months: 12)
    #expect(Tally.thousands(total(books.cube(actual2018), "resultat", frame: frame)) == -6_050)
  }

  @Test("The frame is spread back to January, one twelfth a month")
  func frames() throws {
    #expect(try Tally.thousands(frame("2019", months: 12)) == 203_903)
    #expect(try Tally.thousands(frame("2019", months: 4)) == 67_968)
    #expect(try Tally.thousands(frame("2018", months: 4)) == 74_070)
    #expect(try ExampleFolder.csv("frames.csv").allSatisfy { ($0["gäller från"] ?? "").hasSuffix("-01") })
  }

  @Test("The first budget of 2019 uses the first frame, the second the changed one, cut in purchased care alone")
  func budgets() throws {
    let first = books.cube(try ExampleBooks.budget("budget-2019-v1.csv"))
    let second = books.cube(budget)
    #expect(Tally.thousands(first.values.reduce(0, +)) == -211_703)
    #expect(Tally.thousands(second.values.reduce(0, +)) == -203_903)
    #expect(second.values.reduce(0, +) - first.values.reduce(0, +) == 780_000_000)
    for (cell, amount) in first where second[cell] != amount {
      #expect(cell.line == "kop-av-tjanster" && ["missbruk", "socialpsykiatri"].contains(cell.area))
    }
    let before = books.cube(try ExampleBooks.budget("budget-2018.csv"))
    #expect(Tally.thousands(before.values.reduce(0, +)) == -222_210)
  }
}
