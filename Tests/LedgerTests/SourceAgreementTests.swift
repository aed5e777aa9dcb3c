import Formats
import Importing
import Kernel
import Ledger
import Storage
import TestSupport
import Testing

@Suite("SIE and CSV of the same postings")
struct SourceAgreementTests {
  private struct Posting {
    let month: Int
    let day: Int
    let account: String
    let responsibility: String
    let serviceArea: String
    let ore: Int64
  }

  // The same postings are written in both formats; months, codes and signs are chosen by chance.
  @Test("Sums and segments are the same, whatever the postings", arguments: 1...20)
  func agree(seed: Int) throws {
    var chance = SeededChance(seed: seed)
    let postings = (0..<200).map { _ in
      Posting(
        month: .random(in: 1...12, using: &chance), day: .random(in: 1...28, using: &chance),
        account: ["3510", "4641", "5110"].randomElement(using: &chance) ?? "",
        responsibility: ["", "302", "0303", "31A"].randomElement(using: &chance) ?? "",
        serviceArea: ["", "531", "58"].randomElement(using: &chance) ?? "",
        ore: .random(in: -10_000_000...10_000_000, using: &chance))
    }
    let sie = try read("l.se", SampleFile.head + postings.enumerated().map(voucher).joined(separator: "\n"))
    let csv = try read(
      "l.csv",
      "period;datum;serie;ver;konto;ansvar;verksamhet;belopp;text\n"
        + postings.enumerated().map(row).joined(separator: "\n"))
    #expect(sie.lines == csv.lines, "seed \(seed)")
    #expect(Set(sie.months.keys) == Set(csv.months.keys), "seed \(seed)")
    for (month, rows) in sie.months {
      #expect(rows.segment(month: month).digest == csv.months[month]?.segment(month: month).digest, "seed \(seed)")
    }
  }

  private func voucher(_ index: Int, _ posting: Posting) -> String {
    let objects = [(1, posting.responsibility), (20, posting.serviceArea)].filter { !$0.1.isEmpty }
      .map { "\($0.0) \"\($0.1)\"" }.joined(separator: " ")
    return """
      #VER A \(index) 2019\(Digits.padded(posting.month, 2))\(Digits.padded(posting.day, 2)) "Rad \(index)"
      {
      #TRANS \(posting.account) {\(objects)} \(amount(posting.ore, "."))
      }
      """
  }

  private func row(_ index: Int, _ posting: Posting) -> String {
    let month = "2019-\(Digits.padded(posting.month, 2))"
    return [
      month, "\(month)-\(Digits.padded(posting.day, 2))", "A", String(index), posting.account, posting.responsibility,
      posting.serviceArea, amount(posting.ore, ","), "Rad \(index)",
    ].joined(separator: ";")
  }

  private func amount(_ ore: Int64, _ point: String) -> String {
    let size = Int(ore.magnitude)
    return (ore < 0 ? "-" : "") + String(size / 100) + point + Digits.padded(size % 100, 2)
  }

  private func read(_ name: String, _ text: String) throws -> LedgerFile {
    // The signs are chance's, so nothing can be told from them.
    var mapping = SourceMapping.standard
    mapping.sign = .ledger
    return try LedgerImporter.read(
      SourceFile(name: name, bytes: Array(text.utf8)), mapping: mapping, isOneSided: true
    ).ledger
  }
}
