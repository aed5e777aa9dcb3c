import Formats
import Importing
import Kernel
import Ledger
import Storage
import Testing

@Suite("Recognition: text files that look plain")
struct PlainFileTests {
  private func reading(_ text: String, mapping: SourceMapping = .standard) throws -> LedgerReading {
    try LedgerImporter.reading(SourceFile(name: "l.csv", bytes: Array(text.utf8)), mapping: mapping)
  }

  private func amounts(_ text: String) throws -> [String] {
    let reading = try reading(text)
    return reading.tables.isEmpty ? ["plain"] : try GridSample.amounts(reading.tables)
  }

  private func refused(_ text: String) -> [String] {
    do {
      _ = try reading(text)
      return []
    } catch let problems as Problems {
      return problems.all.map { "\($0.place.text) \($0.code)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test(
    "A file with plain headings is recognised where a plain reader would get it wrong",
    arguments: [
      ("konto;period;D/K;belopp\n5110;201904;D;10\n3510;201904;K;4", ["3510 = -400", "5110 = 1000"]),
      ("konto;period;belopp;Debet;Kredit\n5110;201904;10;10;\n3510;201904;-4;;4", ["3510 = -400", "5110 = 1000"]),
      ("konto;period;belopp\n5110;201904;10\n5120;201904;4\n5;201904;14", ["5110 = 1000", "5120 = 400"]),
      (
        "konto;period;belopp\n3510;201904;6\n3510;201904;4\n5110;201904;-3\n5110;201904;-1",
        ["3510 = -1000", "5110 = 400"]
      ),
      ("konto;Kst;Vht;period;belopp\n5110;302;510;201904;10", ["5110 an:302 ve:510 = 1000"]),
      ("konto;Ansvarsenhet;period;belopp\n5110;302;201904;10", ["5110 an:302 = 1000"]),
      (
        "konto;ansvar;period;belopp\n=\"5110\";'03021;201904;10\n5120.0;03021;201904;1",
        ["5110 an:03021 = 1000", "5120 an:03021 = 100"]
      ),
      (
        "ansvar;konto;period;belopp\n302;5110;201904;1\n;5120;201904;2\n;5130;201904;4",
        ["5110 an:302 = 100", "5120 an:302 = 200", "5130 an:302 = 400"]
      ),
    ])
  func recognised(text: String, expected: [String]) throws {
    #expect(try amounts(text) == expected.map { "2019-04 " + $0 })
  }

  @Test(
    "What no reader can settle is refused",
    arguments: [
      ("konto;period;typ;belopp\n5110;201904;Utfall;1\n5110;201904;Budget;2", ["l.csv:3:3 importing.mixed-rows"]),
      ("konto;period;belopp;enhet\n5110;201904;1;tkr", ["l.csv:2:4 importing.mixed-rows"]),
      ("konto;period;belopp\n3510;201904;1\n5110;201904;2", ["l.csv:1:1 importing.unclear-sign"]),
      (
        "konto;period;belopp;Debet;Kredit\n5110;201904;10;10;\n3510;201904;4;;4",
        ["l.csv:3:3 importing.total-differs"]
      ),
    ])
  func doubtful(text: String, expected: [String]) {
    #expect(refused(text) == expected)
  }

  @Test("Columns of names and notes leave a file plain, and so does a sign that the mapping says")
  func plain() throws {
    let noted = "konto;kontonamn;period;belopp;handläggare\n5110;Lön;201904;1;AB\n2440;Skuld;201904;-1;CD"
    #expect(try amounts(noted) == ["plain"])
    #expect(try reading(noted).remarks.map(\.code) == ["formats.unknown-column", "formats.unknown-column"])
    #expect(
      try amounts("konto;ansvar;period;belopp\n5110;302;201904;1\n5120;302;201904;1\n2440;;201904;-1") == ["plain"])
    let mapping = SourceMapping(dimensions: [:], columns: [:], vouchersMustBalance: false, sign: .ledger)
    #expect(try reading("konto;period;belopp\n3510;201904;1\n5110;201904;2", mapping: mapping).tables.isEmpty)
  }
}
