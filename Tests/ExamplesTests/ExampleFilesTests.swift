import Foundation
import Kernel
import Testing

@testable import MakeExamples

@Suite("The files of the example hold together")
struct ExampleFilesTests {
  static let ledgers = [
    "ledger-2018.se", "ledger-2019-01.se", "ledger-2019-02.se", "ledger-2019-03.se", "ledger-2019-04.se",
  ]

  @Test("Making the files again gives the same bytes, and nothing else lies in the folder")
  func deterministic() throws {
    let made = ExampleFiles.all()
    for file in made { #expect(try Data(file.bytes) == ExampleFolder.bytes(file.name), "\(file.name)") }
    #expect(try Set(ExampleFolder.names()) == Set(made.map(\.name) + ["README.md"]))
    #expect(ExampleFiles.all().map(\.bytes) == made.map(\.bytes))
  }

  @Test("Every used coding lies on one line, in one area and in one unit, and its codes have names")
  func coverage() throws {
    let books = try ExampleBooks()
    let named = Dictionary(grouping: try ExampleFolder.csv("codes.csv")) { $0["koddel"] ?? "" }
      .mapValues { Set($0.compactMap { $0["kod"] }) }
    let ledgers = try Self.ledgers.flatMap(ExampleBooks.sie)
    let budgets = try ["budget-2018.csv", "budget-2019-v1.csv", "budget-2019-v2.csv"].flatMap(ExampleBooks.budget)
    for codes in Set((ledgers + budgets).map(\.codes)) {
      let isInvestment = (codes["projekt"] ?? "").hasPrefix("9")
      let isBalance = ["1", "2"].contains((codes["konto"] ?? "").prefix(1))
      #expect(books.leaves(codes, in: "drift").count == (isInvestment || isBalance ? 0 : 1), "\(codes)")
      #expect(books.leaves(codes, in: "investering").count == (isInvestment ? 1 : 0), "\(codes)")
      #expect(books.areas(codes).count == 1, "\(codes)")
      #expect(books.units(codes).count == 1, "\(codes)")
      for (part, code) in codes { #expect(named[part]?.contains(code) == true, "\(part) \(code)") }
    }
  }

  @Test("Forecasts name units, areas and lines that exist, and leave out some cells with a budget")
  func forecasts() throws {
    let books = try ExampleBooks()
    let units = Set(books.units.compactMap { $0["id"] })
    let areas = Set(books.areas.compactMap { $0["id"] } + ["ovrigt", ""])
    let lines = Set(books.statements.filter { $0["typ"] == "rad" }.compactMap { $0["rad"] })
    for name in ["forecast-2019-03.csv", "forecast-2019-04.csv"] {
      let rows = try ExampleFolder.csv(name)
      for row in rows {
        #expect(units.contains(row["enhet"] ?? "") && areas.contains(row["område"] ?? ""), "\(row)")
        let isRemark = (row["prognos"] ?? "").isEmpty
        #expect(isRemark ? row["kommentar"]?.isEmpty == false : lines.contains(row["rad"] ?? ""), "\(row)")
      }
      let given = Set(
        rows.map { ExampleBooks.Cell(unit: $0["enhet"] ?? "", area: $0["område"] ?? "", line: $0["rad"] ?? "") })
      let budget = books.cube(try ExampleBooks.budget("budget-2019-v2.csv"))
      #expect(Set(budget.keys).subtracting(given).count == 2)
    }
  }

  /// Sums by month and codes: what an import compares.
  private func sums(_ entries: [ExampleBooks.Entry]) -> [[String]: Int] {
    entries.reduce(into: [:]) { sums, entry in
      sums[[String(entry.month)] + ExampleBooks.parts.map { entry.codes[$0] ?? "" }, default: 0] += entry.amount
    }
  }

  @Test("A ledger drawn later repeats the earlier months; only April changes February, on one responsibility")
  func cumulative() throws {
    let drawn = try Self.ledgers.dropFirst().map { sums(try ExampleBooks.sie($0)) }
    for (index, later) in drawn.enumerated().dropFirst() {
      let earlier = drawn[index - 1]
      let changed = Set(earlier.filter { later[$0.key] != $0.value }.keys)
      #expect(changed.isEmpty == (index < 3))
      #expect(changed.allSatisfy { $0[0] == "2" && $0[2] == "31310" })
      #expect(Set(later.keys).subtracting(earlier.keys).allSatisfy { $0[0] == String(index + 1) })
    }
  }

  @Test("The ledger as CSV has the same sums by month as the SIE file, by its column for the period")
  func csvLedger() throws {
    #expect(sums(try ExampleBooks.ledgerCSV("ledger-2019-04.csv")) == sums(try ExampleBooks.sie("ledger-2019-04.se")))
    let rows = try ExampleFolder.csv("ledger-2019-04.csv")
    #expect(rows.count { $0["period"] == "2019-03" && $0["datum"] == "2019-04-30" } == 2)
    #expect(rows.contains { $0["period"] == "2019-00" })
    let december = try ExampleBooks.sie("ledger-2018.se").filter { $0.month == 12 }
    #expect(sums(try ExampleBooks.ledgerCSV("ledger-2018-12.csv")) == sums(december))
    #expect(try ExampleFolder.csv("ledger-2018-12.csv").count { $0["period"] == "2018-13" } == 1)
  }

  @Test("The correction holds March of one responsibility, with one cost less")
  func correction() throws {
    let rows = try ExampleBooks.ledgerCSV("correction-302.csv")
    #expect(rows.allSatisfy { $0.month == 3 && ($0.codes["ansvar"] ?? "").hasPrefix("302") })
    let before = try ExampleBooks.sie("ledger-2019-04.se")
      .filter { $0.month == 3 && ($0.codes["ansvar"] ?? "").hasPrefix("302") }
    let old = sums(before)
    let new = sums(rows)
    #expect(Set(old.keys) == Set(new.keys))
    let changed = old.keys.filter { old[$0] != new[$0] }
    #expect(changed.map { $0[1] } == ["6510"])
  }

  @Test(
    "One file of the care of adults in April 2018 has an invoice twice, and the one that corrects it is as the ledger")
  func adults() throws {
    func isOwn(_ entry: ExampleBooks.Entry) -> Bool {
      entry.month == 4 && (entry.codes["ansvar"] ?? "").hasPrefix("322")
    }
    let ledger = sums(try ExampleBooks.sie("ledger-2018.se").filter(isOwn))
    let corrected = try ExampleBooks.ledgerCSV("correction-322.csv")
    #expect(corrected.allSatisfy(isOwn) && sums(corrected) == ledger)
    let doubled = try ExampleBooks.ledgerCSV("ledger-2018-04-322.csv")
    #expect(doubled.allSatisfy(isOwn) && doubled.count == corrected.count + 1)
    let changed = sums(doubled).filter { ledger[$0.key] != $0.value }
    #expect(changed.keys.map { $0[1] } == ["4644"])
  }

  @Test("The playbook's steps name files that exist and come one after the other in office hours")
  func steps() throws {
    let names = Set(try ExampleFolder.names())
    let text = String(decoding: try ExampleFolder.bytes("steps.txt"), as: UTF8.self)
    let steps = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    #expect(steps.first?[2].hasPrefix("new --board Socialnämnden") == true)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0[0] < $1[0] })
    for step in steps {
      #expect(step.count == 4 && Instant(step[0]) != nil, "\(step)")
      let hour = Int(step[0].dropFirst(11).prefix(2)) ?? 0
      #expect((6...15).contains(hour), "\(step)")
      let words = step[2].split(separator: " ").map(String.init)
      if words[0] == "import" { #expect(words.count > 2 && names.contains(words[2]), "\(step)") }
    }
  }

  @Test("No text in the files looks like a personal identity number")
  func noIdentityNumbers() throws {
    let pattern = #/(?:19|20)?\d{6}[-+]\d{4}|(?:19|20)\d{10}/#
    for name in try ExampleFolder.names() {
      let text = String(decoding: try ExampleFolder.bytes(name), as: UTF8.self)
      let hits = Set(text.matches(of: pattern).map { String($0.output) })
      // The placeholder has 20 where a person has a month, and a wrong control digit.
      #expect(hits.subtracting(["212000-0000"]).isEmpty, "\(name): \(hits)")
    }
  }
}
