import DocumentWriters
import Documents
import Figures
import Formats
import Foundation
import Kernel
import TestSupport
import Testing

private func read(_ bytes: [UInt8], _ style: CSVStyle) throws -> [[String]] {
  let file = try CSVFile(bytes, delimiter: style == .swedish ? UInt8(ascii: ";") : UInt8(ascii: ","))
  var rows: [[String]] = []
  let problems = file.forEachRow { row in rows.append((0..<row.count).map { row.exactText($0) }) }
  #expect(problems.isEmpty)
  return rows
}

@Test("What is written as CSV is read back to the letter", arguments: CSVStyle.allCases)
func roundTrip(style: CSVStyle) throws {
  let seed = UInt64.random(in: 0...UInt64.max)
  print("seed \(seed)")
  var generator = SeededChance(seed: Int(truncatingIfNeeded: seed))
  let alphabet = Array("ab åäö\";,'|\t\n=+-@0123456789\u{A0}\u{2212}€😀")
  // A guard cannot be told from an apostrophe of the words' own, so none begins the words here.
  func words() -> String {
    let characters = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      alphabet.randomElement(using: &generator) ?? "a"
    }
    return String(characters.drop { $0 == "'" })
  }
  for _ in 0..<300 {
    let texts = (0..<4).map { _ in (words(), words()) }
    let amounts = (0..<4).map { _ in Int64.random(in: -Money.limit...Money.limit, using: &generator) }
    let rows = zip(texts, amounts).enumerated().map { index, row in
      Table.Row(
        id: "r\(index)",
        cells: [
          .text(row.0.0), .text(row.0.1),
          .figure(
            FigureCell(
              key: FigureKey("m", [], Sample.year), value: .money(Money(ore: row.1)),
              presentation: Presentation(unit: .kr, factor: 1, decimals: 2))),
        ])
    }
    let table = Table(
      id: "t", caption: "T", columns: [.init("a", "A", .label), .init("b", "B", .text), .init("c", "C")], rows: rows)
    let lines = try read(CSVWriter.bytes(of: table, style: style), style).dropFirst()
    #expect(lines.count == 4)
    for (line, row) in zip(lines, zip(texts, amounts)) {
      #expect(unguarded(line[0]) == row.0.0 && unguarded(line[1]) == row.0.1)
      #expect(try Amount.money(line[2]) == Money(ore: row.1))
    }
  }
}

/// The words without the apostrophe that the writer puts before what a spreadsheet would take for a formula.
private func unguarded(_ text: String) -> String {
  guard text.first == "'", let second = text.dropFirst().first, "=+-@\t\r".contains(second) else { return text }
  return String(text.dropFirst())
}

@Test(
  "Words that a spreadsheet would take for a formula are guarded, numbers are not",
  arguments: ["=1+1", "+46", "-5", "-cmd|x", "@SUM(A1)", "\t=1", "\r=1"])
func formulas(words: String) throws {
  let table = Table(
    id: "t", caption: "T", columns: [.init("a", "A", .label), .init("b", "B")],
    rows: [Table.Row(id: words, cells: [.text(words), .figure(Sample.money("m", "x", tkr: 5))])])
  for style in CSVStyle.allCases {
    let line = try #require(try read(CSVWriter.bytes(of: table, style: style), style).last)
    #expect(line[0] == "'" + words && line[1] == "-5" && line[2] == "'" + words)
  }
}

@Test(
  "A dash before plain words is no formula and stays as it is", arguments: ["-varav exploatering", "+ moms, netto"])
func plainWords(words: String) throws {
  let table = Table(
    id: "t", caption: "T", columns: [.init("a", "A", .label)], rows: [Table.Row(id: "r", cells: [.text(words)])])
  let line = try #require(try read(CSVWriter.bytes(of: table), .machine).last)
  #expect(line[0] == words)
}

@Test("A published table is written cell by cell as it was published")
func publishedTable() throws {
  let environment = ProcessInfo.processInfo.environment["RODER_SHARED"]
  let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let shared =
    environment.map { URL(fileURLWithPath: $0) } ?? root.deletingLastPathComponent().appendingPathComponent("shared")
  let url = shared.appendingPathComponent("published/alingsas-2019-04-drift.csv")
  guard let data = FileManager.default.contents(atPath: url.path) else {
    print("SKIPPED: \(url.path) is missing")
    return
  }
  let lines = try read([UInt8](data), .machine)
  let rows = try lines.dropFirst().map { line in
    Table.Row(
      id: line[0],
      cells: try [.text(line[0])]
        + line.dropFirst().map { text in
          // Printed with the sign of the reports, so the exact amount has the other one.
          let money = try Amount.money(text, unit: .tkr)
          return .figure(
            FigureCell(key: FigureKey("m", [], Sample.year), value: .money(-money), presentation: .tkr))
        })
  }
  let columns = lines[0].enumerated().map { Table.Column($1, $1, $0 == 0 ? .label : .number) }
  let written = CSVWriter.bytes(of: Table(id: "t", caption: "T", columns: columns, rows: rows))
  #expect(try read(written, .machine).map { Array($0.dropLast(2)) } == lines)
}
