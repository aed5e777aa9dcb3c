import Importing
import Kernel
import Ledger
import Testing

@Suite("Recognition: rows that do not belong together")
struct DoubtfulSheetTests {
  @Test(
    "A column that nobody reads but that sets rows apart is told",
    arguments: [
      "Konto|Period|Typ|Belopp\n5110|201904|Utfall|1\n5110|201904|Budget|2",
      "Konto|Period|Scenario|Belopp\n5110|201904|Prognos 1|1\n5120|201904|Utfall|2",
      "Konto|Period|Radtyp|Belopp\n5110|201903|D|1\n5110|201904|D|2\n5110|201904|S|3",
      "Konto|Period|Status|Belopp\n5110|201903|Bokförd|1\n5110|201904||2\n5120|201904|Makulerad|3",
      "Konto|Period|Visning|Belopp\n5110|201903|tkr|1",
    ])
  func mixed(cells: String) {
    let codes = GridSample.problems(cells).map { $0.split(separator: " ").last.map(String.init) }
    #expect(codes == ["importing.mixed-rows"])
  }

  @Test("Other columns that nobody reads are named and stand in nobody's way")
  func unread() throws {
    let cells = """
      Konto|Period|Typ|Handläggare|Kommentar|Belopp
      5110|201903|Utfall|AB||1
      5110|201904|Utfall|CD|Budget saknas|2
      5120|201904|Utfall|AB||2
      """
    let tables = try GridSample.read([GridSample.grid(cells)])
    #expect(tables[0].problems.isEmpty)
    #expect(tables[0].notes.contains { $0.contains("”Typ”, ”Handläggare” och ”Kommentar” läses inte") })
  }

  @Test(
    "Another table beneath the first is told at its line",
    arguments: [
      ("Utfall 2019\nKonto|jan\n5110|1\nBudget 2019\nKonto|jan\n5110|2", "A4"),
      ("Utfall 2019\nKonto|jan\n5110|1\nSumma|1\n\nPrognos rest 2019\nKonto|jan\n5110|2", "A6"),
      ("Utfall 2019\nKonto|jan\n5110|1\nUtfall 2018\nKonto|jan\n5110|2", "A4"),
      ("Konto|jan 2019\n5110|1\nBudget 2019\n5110|2", "A3"),
      ("År 2019\nKonto|jan|feb\n5110|1|2\nKonto|feb|jan\n5120|1|2", "A4"),
      ("År 2019\nKonto|Ansvar|jan\n5110|302|2\nAnsvar|Konto|jan\n302|5120|2", "A4"),
    ])
  func other(cells: String, place: String) {
    #expect(GridSample.problems(cells).first == "\(place) importing.other-table")
  }

  @Test("The same headings again, also in other words, are passed over with the tops of pages")
  func pages() throws {
    let cells = """
      Utfall och budget 2019
      Konto|Ansvar|jan|feb
      5110|302|1|2
      Utfall och budget 2019
      Rapport uttagen 2020-01-07 ur ekonomisystemet
      Kontonr|Ansv|januari|feb
      5120|302|1|2
      """
    #expect(GridSample.problems(cells) == [])
    #expect(
      try GridSample.amounts(GridSample.read([GridSample.grid(cells)])) == [
        "2019-01 5110 an:302 = 100", "2019-01 5120 an:302 = 100", "2019-02 5110 an:302 = 200",
        "2019-02 5120 an:302 = 200",
      ])
  }

  @Test("An outline of three levels with sums above gives every row all its codes")
  func outline() throws {
    let cells = """
      Ansvar|Verksamhet|Konto|2019-01|2019-02
      302|||7|14
      |510||3|6
      ||5110|1|2
      ||5610|2|4
      |520||4|8
      ||5110|4|8
      303|||9|18
      |530||9|18
      ||5110|4|8
      ||5610|5|10
      Totalsumma|||16|32
      """
    #expect(GridSample.problems(cells) == [])
    let january = try GridSample.amounts(GridSample.read([GridSample.grid(cells)])).filter { $0.contains("-01 ") }
    #expect(
      january == [
        "2019-01 5110 an:302 ve:510 = 100", "2019-01 5110 an:302 ve:520 = 400",
        "2019-01 5110 an:303 ve:530 = 400", "2019-01 5610 an:302 ve:510 = 200",
        "2019-01 5610 an:303 ve:530 = 500",
      ])
  }

  @Test("A code that is missing once in a list is not taken from the row above")
  func missing() throws {
    let cells = "Ansvar|Konto|jan 2019\n30210|5110|1\n31110|5120|2\n|4990|5\n32110|5130|7"
    #expect(
      try GridSample.amounts(GridSample.read([GridSample.grid(cells)])) == [
        "2019-01 4990 = 500", "2019-01 5110 an:30210 = 100", "2019-01 5120 an:31110 = 200",
        "2019-01 5130 an:32110 = 700",
      ])
  }

  @Test("Amounts with their own sign are not turned once more by debit and credit")
  func sides() throws {
    func amounts(_ rows: String) throws -> [String] {
      try GridSample.amounts(GridSample.read([GridSample.grid("Period|Konto|D/K|Belopp\n" + rows)]))
    }
    let own = "201904|5110|D|100\n201904|3510|K|-40\n201904|3520|K|-60"
    let expected = ["2019-04 3510 = -4000", "2019-04 3520 = -6000", "2019-04 5110 = 10000"]
    #expect(try amounts(own) == expected)
    #expect(try amounts(own.split(separator: "-").joined()) == expected)
    let doubt = "Period|Konto|D/K|Belopp\n201904|5110|D|-100\n201904|3510|K|-40\n201904|3520|K|60"
    #expect(GridSample.problems(doubt) == ["A1 importing.unclear-sides"])
  }
}
