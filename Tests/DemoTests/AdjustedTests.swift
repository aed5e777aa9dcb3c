import Documents
import Figures
import Forecasting
import Foundation
import Kernel
import RoderSandbox
import Testing

private func april() async throws -> MonthSections {
  try await FollowUpDesk(DemoStore.desk()).month(try #require(Month("2019-04")))
}

private func text(_ block: Block) -> String {
  guard case .paragraph(let inlines) = block else { return "" }
  return inlines.plainText.replacing("\u{A0}", with: " ")
}

@Test(
  "The amounts that the published text tells of are figures, in whole tkr as printed",
  arguments: [
    ("adjustment:item/semesterloner-2019:2019-01..2019-04", -2_301),
    ("adjustment:item/loner-2019:2019-01..2019-04", -1_300),
    ("adjustment:item/nedskrivning-2018:2019-01..2019-04", -2_800), ("forecast-change:2019", -927),
    ("assumption:assumption/handlingsplan-2019:2019", 8_325), ("assumption:assumption/flyktingfond:2019", 5_973),
    ("assumptions-left-out:2019", 5_973), ("forecast-with-left-out:2019", -929),
    ("adjustment:item/ame-2018:line/drift.kommunbidrag:2018", -11_054),
    ("adjustment:item/ame-2018:line/drift.nettokostnader:2018", 8_112), ("adjustment:item/ame-2018:2018", -2_942),
  ] as [(String, Int64)])
func published(key: String, tkr: Int64) async throws {
  let key = try #require(FigureKey(key))
  let month = try await april()
  #expect(FigureCell(try month.catalogue.figure(key), as: .tkr).printed == tkr)
  let explanation = try month.catalogue.explanation(of: key)
  #expect(!explanation.parts.isEmpty || !explanation.notes.isEmpty)
}

@Test("Every figure of the adjusted result, its items and the assumptions is found by its key and is its parts' sum")
func traceable() async throws {
  let month = try await april()
  var cells: [FigureCell] = []
  for section in ["justerat", "justeringsposter", "antaganden"] {
    let source = try #require(month.sources.first { $0.sections.contains(section) })
    for block in try #require(try source.blocks(of: section)) {
      switch block {
      case .table(let table):
        cells += table.rows.flatMap(\.cells).compactMap { if case .figure(let cell) = $0 { cell } else { nil } }
      case .paragraph(let inlines):
        cells += inlines.compactMap { if case .figure(let cell, _) = $0 { cell } else { nil } }
      default: break
      }
    }
  }
  #expect(cells.count > 90)
  for cell in cells {
    let key = try #require(FigureKey(cell.key.description))
    #expect(try month.catalogue.figure(key).value == cell.value, "\(key)")
    try expectSums(month.catalogue.explanation(of: key), month)
  }
}

/// The parts sum to the figure, and so do theirs.
private func expectSums(_ explanation: Explanation, _ month: MonthSections, depth: Int = 0) throws {
  guard let value = explanation.figure.value.money, !explanation.parts.isEmpty else { return }
  let sum = explanation.parts.map { Money(ore: Int64($0.sign) * $0.value.ore) }.sum()
  #expect(sum == value, "\(explanation.figure.key)")
  guard depth < 3 else { return }
  for part in explanation.parts {
    guard let key = part.key else { continue }
    let below = try month.catalogue.explanation(of: key)
    #expect(below.figure.value.money == part.value, "\(explanation.figure.key) → \(key)")
    if depth > 0 || key.measure.hasPrefix("adjust") { try expectSums(below, month, depth: depth + 1) }
  }
}

@Test("The adjusted lines sum to the adjusted result, and every column is about the months to date")
func columns() async throws {
  let month = try await april()
  let table = try #require(try month.table(ofSection: "justerat"))
  let figures = table.rows.flatMap(\.cells).compactMap { cell -> FigureCell? in
    if case .figure(let figure) = cell { figure } else { nil }
  }
  #expect(Set(figures.map(\.key.period.description)) == ["2019-01..2019-04"])
  func ore(_ row: Table.Row, _ column: Int) -> Int64 {
    if case .figure(let cell) = row.cells[column] { cell.value.money?.ore ?? 0 } else { 0 }
  }
  for row in table.rows where !row.sumOf.isEmpty {
    for column in 1..<table.columns.count {
      #expect(row.sumOf.map { ore(table.rows[$0], column) }.reduce(0, +) == ore(row, column))
    }
  }
  for row in table.rows {
    #expect(ore(row, 1) + ore(row, 2) == ore(row, 3) && ore(row, 3) - ore(row, 4) == ore(row, 5))
    #expect(ore(row, 6) + ore(row, 7) == ore(row, 8) && ore(row, 1) - ore(row, 8) == ore(row, 9))
  }
  // The published table stays as it was.
  #expect(try month.table(ofSection: "drift")?.columns.count == 7)
}

@Test("The summary says in one sentence what the forecast counts on and what it leaves out")
func summary() async throws {
  let blocks = try #require(try await april().followUp.blocks(of: "sammanfattning")).map(text)
  let sentence = try #require(blocks.first { $0.hasPrefix("I prognosen ingår") })
  #expect(sentence.contains("”Handlingsplan för lägre kostnader” (förbättrar resultatet med 8 325 tkr)"))
  let parts = sentence.components(separatedBy: "; utanför den står ")
  #expect(parts.count == 2 && parts[1].contains("5 973 tkr") && !parts[0].contains("5 973"))
}

@Suite("The sentence of September 2020 is derived")
struct SeptemberTests {
  /// The report's text as one line, after `change` has been done to a copy of the folder.
  private func report(_ change: String) throws -> String {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let run = try sandbox.run(
      "cp -r Examples/september-2020 s && cd s && \(change) && cd .. && roder demo --examples s --output d")
    try #require(run.code == 0, "\(run.text)")
    let file = sandbox.folder.appending(path: "d/reports/SN-2020-0107_2020-10-27_Manadsuppfoljning-september-2020.txt")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self).replacing("\u{A0}", with: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(
    "The words follow the ledger, the budget and the adjustments",
    arguments: [
      (
        "true",
        ["ett underskott om 2 812 tkr, mot ett budgeterat underskott om 677 tkr.", "om knappt 3 200 tkr.", "1 040"]
      ),
      // 24 950 kronor more in cost: 3 199.9, which prints as the step itself.
      ("sed -i 's/5190;40;505000,00/5190;40;529950,00/' ledger-2020-09.csv", ["om 2 837 tkr, mot", "om 3 200 tkr."]),
      // 45 000 more: 3 219.95.
      (
        "sed -i 's/5190;40;505000,00/5190;40;550000,00/' ledger-2020-09.csv",
        ["om 2 857 tkr, mot", "om drygt 3 200 tkr."]
      ),
      // 600 000 less budgeted for July: the months' deficit is 77.
      (
        "sed -i 's/-5283333,33/-4683333,33/; s/-4607333,34/-5207333,34/' budget-2020.csv",
        ["ett budgeterat underskott om 77 tkr.", "om knappt 3 800 tkr."]
      ),
      // Without the item the variance is what the ledger says.
      (
        "sed -i '1s/$/;status/; 2s/$/;avslutad/' adjustments-2020-09.csv", ["ett underskott om 2 812 tkr"]
      ),
      // An item that the period budget counts on is taken out of both sides.
      (
        "sed -i 's/;ja;nej;Sem/;ja;ja;Sem/' adjustments-2020-09.csv",
        ["ett budgeterat underskott om 677 tkr", "om cirka 2 100 tkr."]
      ),
    ])
  func words(change: String, expected: [String]) throws {
    let report = try report(change)
    for words in expected { #expect(report.contains(words), "\(words) in \(report.prefix(2_000))") }
    if change.contains("avslutad") { #expect(!report.contains("Justerat resultat")) }
  }

  @Test("The explanation of the adjusted variance leads to the ledger, the budget and the item")
  func explanation() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    _ = try sandbox.run("roder demo --examples Examples/september-2020 --output d")
    func explain(_ key: String) throws -> String {
      try sandbox.run("roder explain \(key) --store d/demo.roder").text.replacing("\u{A0}", with: " ")
    }
    let variance = try explain("adjusted-period-variance:2020-01..2020-09")
    #expect(variance.contains("I löptext: ett underskott mot periodbudgeten om knappt 3 200 tkr"))
    #expect(variance.contains("adjusted-actual:line/drift.resultat:2020-01..2020-09"))
    let actual = try explain("adjusted-actual:2020-01..2020-09")
    #expect(actual.contains("minus Upplupna semesterlöner: −1 040 000,00 kr"))
    #expect(actual.contains("plus Utfall: 2 811 950,40 kr"))
  }
}
