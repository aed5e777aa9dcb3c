import Formats
import Importing
import Kernel
import Testing

@Suite("Recognition: sums of long tables")
struct TableTotalTests {
  /// The rows of a ledger in groups of one account, each group with its sum.
  private func groups(_ count: Int, rows: Int = 1, wrong: Int, end: String = "") -> String {
    let groups = (0..<count).map { group -> String in
      let account = 5_000 + group % 3_000
      let lines = (0..<rows).map { "\(account)|\(10 + $0)" }.joined(separator: "\n")
      let sum = (0..<rows).reduce(0) { $0 + 10 + $1 } + (group < wrong ? 1 : 0)
      return lines + "\nSumma konto \(account)|\(sum)"
    }
    return (["Konto|jan 2019"] + groups).joined(separator: "\n") + end
  }

  @Test("Thousands of wrong sums are told without holding each against the whole table", .timeLimit(.minutes(5)))
  func manyWrong() throws {
    let table = try #require(try GridSample.read([GridSample.grid(groups(4_000, wrong: 4_000))]).first)
    #expect(table.proof.differences == 4_000 && table.proof.rows == 0)
    #expect(table.problems[3_999].code == "importing.total-differs")
  }

  @Test("Thousands of right sums prove at the first place they look", .timeLimit(.minutes(5)))
  func manyRight() throws {
    let table = try #require(try GridSample.read([GridSample.grid(groups(6_000, rows: 2, wrong: 0))]).first)
    #expect(table.proof.rows == 6_000 && table.problems.isEmpty)
  }

  @Test("After a hundred wrong sums right ones prove still: of the group, of a code and of everything")
  func rightAfterWrong() throws {
    let right = "\n7010|5\n7011|6\nSumma|11\n7010|1\nSumma konto 7010|6\nSumma totalt|\(300 * 10 + 12)"
    let table = try #require(try GridSample.read([GridSample.grid(groups(300, wrong: 300, end: right))]).first)
    #expect(table.proof.differences == 300 && table.proof.rows == 3)
  }

  @Test("A wrong sum is told with what the likeliest rows come to, however many were wrong before")
  func likeliest() throws {
    let end = "\n7010|5\n7011|6\nDelsumma|12\nSumma totalt|\(150 * 10 + 99)"
    let table = try #require(try GridSample.read([GridSample.grid(groups(150, wrong: 150, end: end))]).first)
    let nbsp = "\u{A0}"
    let told = table.problems.suffix(2).map { $0.message.split(separator: ": ")[0] }
    #expect(
      told == [
        "”Delsumma” är 12,00\(nbsp)kr i filen, men raderna blir 11,00\(nbsp)kr",
        "”Summa totalt” är 1\(nbsp)599,00\(nbsp)kr i filen, men raderna blir 1\(nbsp)511,00\(nbsp)kr",
      ])
  }

  @Test("A sum of a code whose lines stand apart proves, with other sums in between")
  func apart() throws {
    let blocks = (0..<250).map { _ in "302|5010|1\n303|5010|2\nSumma|3\n" }.joined()
    let cells = "Ansvar|Konto|jan 2019\n" + blocks + "Summa 302|250\nSumma 303|500\nSumma totalt|750"
    let rows = cells.split(separator: "\n").map { line -> String in
      line.hasPrefix("Summa") ? line.split(separator: "|").joined(separator: "||") : String(line)
    }
    let table = try #require(try GridSample.read([GridSample.grid(rows.joined(separator: "\n"))]).first)
    #expect(table.problems.prefix(3).map(\.message) == [])
    #expect(table.proof.rows == 253)
  }
}
