import Formats
import Importing
import Kernel
import Testing

@Suite("Recognition: points and commas in thousands of kronor")
struct TableMarkTests {
  @Test(
    "A point that may part thousands or begin decimals is refused where no amount shows which",
    arguments: [
      ("=1.234", "=-5.678", true), ("=1.234", "=567", true), ("=12.345-", "0", true), ("(123.456)", "=1.000", true),
      ("=1.234 kr", "=5.678", true), ("=1.234", "12345", true),
      // Each of these shows what the mark is.
      ("=1.234", "=5.67", false), ("=1.234", "=0.567", false), ("=1.234", "=.567", false),
      ("=1.234", "=1234.567", false),
      ("=1.234", "=1 234.567", false), ("=1.234", "=1'234.567", false), ("=1.234", "=1234", false),
      ("=1.234", "=1.234.567", false), ("=1.234", "=1.234,5", false), ("1.234", "5.678", false),
      ("=1,234", "=5,678", false),
    ])
  func points(_ first: String, _ second: String, _ isRefused: Bool) {
    let cells = "Konto|jan 2019|feb 2019\n5110|\(first)|\(second)"
    let refused = ["B3 importing.unclear-decimals"]
    #expect(GridSample.problems("Belopp i tkr\n" + cells) == (isRefused ? refused : []))
    if isRefused { #expect(GridSample.problems("Belopp i mnkr\n" + cells) == refused) }
  }

  @Test("Headings that are repeated and notes show nothing")
  func otherRows() {
    let cells = "Belopp i tkr\nKonto|=201901|=201902\n5110|=1.234|\nKonto|=201901|=201902\n5120|=2.345|"
    #expect(GridSample.problems(cells) == ["B3 importing.unclear-decimals"])
  }

  @Test("What an amount shows settles the others; a comma begins decimals, which is told")
  func settled() throws {
    let points = GridSample.grid("Belopp i tkr\nKonto|jan 2019|feb 2019\n5110|=1.234|=1.234,5")
    #expect(
      try GridSample.amounts(GridSample.read([points])) == ["2019-01 5110 = 123400000", "2019-02 5110 = 123450000"])
    let commas = GridSample.grid("Belopp i tkr\nKonto|jan 2019\n5110|=1,234")
    let table = try #require(try GridSample.read([commas]).first)
    #expect(try GridSample.amounts([table]) == ["2019-01 5110 = 123400"])
    #expect(table.notes.contains { $0.contains("1,234 tkr") })
  }
}
