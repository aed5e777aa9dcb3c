import Formats
import Importing
import Kernel
import Ledger
import Storage
import TestSupport
import Testing

@Suite("Recognition: laws")
struct UglyLedgerTests {
  @Test("A ledger made ugly by chance gives the amounts that it had", arguments: 0..<300)
  func ugly(seed: Int) throws {
    var ledger = UglyLedger(chance: SeededChance(seed: seed))
    // Amounts that speak against their own sign are no test of reading.
    guard ledger.tellsSign, !ledger.clean.isEmpty else { return }
    let tables = try GridSample.read([ledger.sheet()])
    let problems = tables.flatMap(\.problems).map { "\($0.place.text) \($0.code) \($0.message)" }
    #expect(problems == [], "seed \(seed)")
    let expected = ledger.clean.map { key, amount in
      "2019-\(Digits.padded(key.month, 2)) \(key.account) an:\(key.responsibility) = \(amount)"
    }
    #expect(try GridSample.amounts(tables) == expected.sorted(), "seed \(seed)")
  }

  @Test("A row that is taken from an ugly ledger is missed by its sums", arguments: 0..<100)
  func robbed(seed: Int) throws {
    let sums = "Konto|jan 2019|feb 2019|Totalt"
    var chance = SeededChance(seed: seed)
    let amounts = (0..<8).map { _ in (1...2).map { _ in Int.random(in: 1...999, using: &chance) } }
    let lines = amounts.enumerated().map { "51\(10 + $0)|\($1[0])|\($1[1])|\($1[0] + $1[1])" }
    let last = "Summa|\(amounts.reduce(0) { $0 + $1[0] })|\(amounts.reduce(0) { $0 + $1[1] })|"
    #expect(GridSample.problems(([sums] + lines + [last]).joined(separator: "\n")) == [], "seed \(seed)")
    var robbed = lines
    robbed.remove(at: Int.random(in: 0..<8, using: &chance))
    #expect(
      GridSample.problems(([sums] + robbed + [last]).joined(separator: "\n")) == ["B9 importing.total-differs"],
      "seed \(seed)")
  }

  @Test("No grid stops the program", arguments: 0..<400)
  func fuzz(seed: Int) {
    var chance = SeededChance(seed: seed)
    let words = [
      "Konto", "Ansvar", "jan", "feb 2019", "Belopp", "Period", "Summa", "Totalt", "5110", "302", "51*", "=", "-", "(",
      "1 2",
      "Debet", "Kredit", "D/K", "Kodsträng", "2019", "201901", "#REF!", "5110-302", "tkr", "(tom)", "Ansvar: 302",
      "Sida 2",
      "99999999999999", "0.001", "-7", "2019-01-31", "Utfall", "Ack", "Budget", "%", "\u{301}", "=1.2.3", "K", "9e15",
    ]
    let text = (0..<Int.random(in: 0...25, using: &chance)).map { _ in
      (0..<Int.random(in: 0...8, using: &chance)).map { _ in words.randomElement(using: &chance) ?? "" }
        .joined(separator: "|")
    }
    let header = seed % 2 == 0 ? ["Konto|Ansvar|jan 2019|feb 2019|Totalt|Belopp"] : []
    let grid = GridSample.grid(
      (header + text).joined(separator: "\n"),
      merges: seed % 3 == 0 ? [Grid.Merge(rows: 2...9, columns: 1...1), Grid.Merge(rows: 1...1, columns: 2...4)] : [])
    do {
      let tables = try GridSample.read([grid])
      let ledger = GridLedger.ledger(tables)
      #expect(ledger?.months.isEmpty != true || tables.allSatisfy { $0.lines.allSatisfy(\.entries.isEmpty) })
    } catch {
      #expect(error is Problems)
    }
  }
}
