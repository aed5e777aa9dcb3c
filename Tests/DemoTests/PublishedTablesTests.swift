import Documents
import Forecasting
import Foundation
import RoderSandbox
import Testing

/// The published tables lie beside the project, not in it.
private let published = ProjectFolder.root.appending(path: "../shared/published")

private func rows(_ name: String) throws -> [[String]]? {
  // Without the published tables there is nothing to compare with; the test says so and passes.
  guard let text = try? String(contentsOf: published.appending(path: name), encoding: .utf8) else {
    print("SKIPPED: \(name) is not beside the project")
    return nil
  }
  return text.split(whereSeparator: \.isNewline).map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

private func printed(_ table: Table) -> [[String]] {
  table.rows.map { row in
    row.cells.map { cell in
      switch cell {
      case .text(let text): text
      case .figure(let figure): figure.machineText
      case .empty: ""
      }
    }
  }
}

@Test("The drift table prints every cell of the published one")
func drift() async throws {
  guard let expected = try rows("alingsas-2019-04-drift.csv") else { return }
  let table = try #require(try await DemoStore.sections("2019-04").table(.drift, unit: nil))
  #expect(table.columns.map(\.name) == expected[0])
  #expect(printed(table) == Array(expected.dropFirst()))
  #expect(table.showsRounding)
}

@Test("The investment rows that carry figures print every cell of the published ones")
func investments() async throws {
  guard let expected = try rows("alingsas-2019-04-investments.csv") else { return }
  let table = try #require(try await DemoStore.sections("2019-04").table(.investments, unit: nil))
  let wanted = expected.dropFirst().filter { !$0[1].isEmpty }.map { Array($0.prefix(7)) }
  let got = printed(table).filter { !["", "0"].contains($0[1]) }
  #expect(got == wanted)
  #expect(table.rows.map { $0.cells.first } == expected.dropFirst().map { .text($0[0]) })
}

@Test("The variances by area print the published list, and the remainder completes it")
func variances() async throws {
  guard let expected = try rows("alingsas-2019-forecast-variances.csv") else { return }
  let table = try #require(try await DemoStore.sections("2019-04").table(.variances, unit: nil))
  let amounts = printed(table).compactMap { Int($0[1]) }
  let main = expected.filter { $0.count > 3 && $0[1] == "main" }.compactMap { Int($0[3]) }
  for amount in main { #expect(amounts.contains(amount), "\(amount)") }
  #expect(amounts.last == -6902)
  #expect(table.rows.last?.sumOf.count == table.rows.count - 1)
}

@Test("The forecast after March was 927 better, and the summary says so in words")
func change() async throws {
  let sections = try await DemoStore.sections("2019-04")
  let blocks = try #require(sections.blocks(of: "sammanfattning"))
  let text = blocks.map { block -> String in
    guard case .paragraph(let inlines) = block else { return "" }
    return inlines.plainText
  }.joined(separator: " ").replacing("\u{A0}", with: " ")
  #expect(text.contains("ett underskott om 6 902 tkr"))
  #expect(text.contains("ett underskott om 6 358 tkr"))
  #expect(text.contains("en försämring med 927 tkr"))
  let march = try #require(try await DemoStore.sections("2019-03").table(.drift, unit: nil))
  #expect(printed(march).last?[3] == "-5975")
}
