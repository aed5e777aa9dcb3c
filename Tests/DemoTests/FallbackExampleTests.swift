import Figures
import Forecasting
import Foundation
import Importing
import Kernel
import Ledger
import RoderSandbox
import Storage
import Testing

/// What the rules made of the example municipality's personnel in 2018, where no unit had set a forecast and there is
/// no year before: the rule stays at the budget until June, where the even pace misses by more, and goes over to the
/// pace in July, where it misses by less.
@Test("On the example's personnel of 2018 the rule misses by no more than the rest of the budget")
func exampleBacktest() async throws {
  let end = try await DemoStore.sections("2018-12").driftFollowUp
  let line = try #require(
    (0..<end.structure.lineCount).first { end.structure.lineID($0) == "drift.personal" })
  print("Mean absolute miss of 2018's personnel per unit in tkr: after month, periodbudget, rule")
  var total: (budget: Int64, rule: Int64) = (0, 0)
  for month in 1...11 {
    let name = "2018-" + Digits.padded(month, 2)
    let then = try await DemoStore.sections(name).driftFollowUp
    var miss: (budget: Int64, rule: Int64) = (0, 0)
    for unit in 0..<end.structure.units.count {
      let slice = FollowUp.Slice(line: line, unit: unit)
      let outcome = end.value(.actual, of: slice, over: end.year)
      let left =
        then.value(.budget, of: slice, over: then.year) - then.value(.budget, of: slice, over: then.toDate)
      miss.budget += abs(then.value(.actual, of: slice, over: then.toDate) + left - outcome)
      miss.rule += abs(then.value(.forecast, of: slice, over: then.year) - outcome)
    }
    let count = Int64(end.structure.units.count) * 100_000
    print("\(name)   \(miss.budget / count)   \(miss.rule / count)")
    #expect(miss.rule <= miss.budget, "\(name)")
    total.budget += miss.budget
    total.rule += miss.rule
  }
  #expect(total.rule < total.budget)
}

@Test(
  "The example's untouched months raise few false alarms about regular entries",
  arguments: [
    "2018-04", "2018-05", "2018-06", "2018-07", "2018-08", "2018-09", "2018-10", "2018-11", "2018-12", "2019-01",
    "2019-02", "2019-03", "2019-04",
  ])
func falseAlarms(name: String) async throws {
  let checks = try await FollowUpDesk(DemoStore.desk()).checks(try #require(Month(name)))
  let found = checks.filter { $0.code.hasPrefix("expected-entry") }
  print("\(name): \(found.count) alarms")
  for check in found { print("  " + check.message) }
  #expect(found.count <= (name == "2019-04" ? 0 : 4), "\(name)")
}

@Test("A rent that is gone in April is listed with what it used to be, and nothing else is new")
func missingRent() async throws {
  let desk = try DemoStore.copy("missing-rent")
  let csv = try #require(ProjectFolder.text(ProjectFolder.root.appending(path: "Examples/ledger-2019-04.csv")))
  let lines = csv.split(whereSeparator: \.isNewline).map(String.init)
  // The month of one responsibility, its rent booked with nothing.
  let rows = lines.dropFirst().filter { $0.hasPrefix("2019-04;") && $0.contains(";32110;") }.map { row in
    var fields = row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    if fields[4] == "6010" { fields[fields.count - 2] = "0,00" }
    return fields.joined(separator: ";")
  }
  #expect(rows.contains { $0.contains(";6010;") })
  let file = SourceFile(name: "april.csv", bytes: Array(([lines[0]] + rows).joined(separator: "\n").utf8) + [10])
  let month = try #require(Month("2019-04"))
  _ = try await LedgerImporter(desk: desk).run(
    file,
    .init(
      source: "huvudbok", selection: FactSelection(["responsibility": [CodeRange("32110")]]), period: Period(month),
      extracted: Day("2019-06-01")))
  let checks = try await FollowUpDesk(desk).checks(month).filter { $0.code.hasPrefix("expected-entry") }
  let check = try #require(checks.first)
  #expect(checks.count == 1)
  #expect(check.code == "expected-entry-missing" && check.severity == .warning)
  #expect(check.amount == Money(ore: 4_286_972))
  let message = String(check.message.map { $0 == "\u{A0}" ? " " : $0 })
  #expect(message.contains("6010 Lokalhyra, kommunens lokaler, ansvar 32110, verksamhet 560, motpart 120"))
  #expect(message.contains("saknas i april 2019; brukar vara 42 869,72 kr varje månad"))
  #expect(check.keys.map(\.description) == ["actual:line/drift.lokalhyror:unit/E310:2019-04"])
}
