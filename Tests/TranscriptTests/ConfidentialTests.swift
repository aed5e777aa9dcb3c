import Formats
import Foundation
import RoderSandbox
import Testing

/// A coordination number is no documented test number; spelt in two pieces, it stands in no file.
private let coordination = "121272-" + "1219"
private let longCoordination = "191212" + "721219"

/// The words that nobody may find: test numbers in several spellings, and a text that names a home.
private let secrets = [
  "19121212-1212", "191212121212", "121212-1212", "1212121212", "121212+1212", "121212 1212", coordination,
  longCoordination, "Familjehem Ek", "Ek Åkeri",
]

/// The secret as ASCII or UTF-8, Latin-1 and both kinds of UTF-16.
private func spellings(_ secret: String) -> [Data] {
  [String.Encoding.utf8, .isoLatin1, .utf16LittleEndian, .utf16BigEndian].compactMap { secret.data(using: $0) }
}

/// Which secrets lie in the bytes.
private func found(in bytes: Data) -> [String] {
  secrets.filter { secret in spellings(secret).contains { bytes.range(of: $0) != nil } }
}

private let ledger = """
  period;datum;serie;ver;konto;ansvar;verksamhet;projekt;motpart;belopp;text
  2019-04;2019-04-05;L;1;5210;31210;531;191212121212;;1200,00;Arvode 19121212-1212 april Familjehem Ek
  2019-04;2019-04-05;L;191212121212;5520;31210;531;;;800,00;Omkostnader 121212+1212, \(coordination)
  2019-04;2019-04-06;L;3;5110;31120;520;;121212-1212;500,00;Hyra 121212 1212 Ek Åkeri
  2019-04;2019-04-07;L;4;5110;31120;520;;;300,00;1212121212

  """

private let protected = """
  id;namn;grund;verksamhet
  familjehem;Familjehem \(longCoordination);26 kap. 1 § OSL;531

  """

/// A store into which the ledger and the protected codes have been read; what was printed on the way is in `log`.
private func store() throws -> (sandbox: Sandbox, log: String) {
  let sandbox = try Sandbox()
  try ledger.write(to: sandbox.folder.appendingPathComponent("121212-1212.csv"), atomically: true, encoding: .utf8)
  try protected.write(to: sandbox.folder.appendingPathComponent("skydd.csv"), atomically: true, encoding: .utf8)
  var log = ""
  for line in [
    "roder new --board Socialnämnden --municipality Exempelkommunen --chart kommunbas",
    "roder import ledger 121212-1212.csv --status preliminary --reason 'gäller 19121212-1212'",
    "roder import protected skydd.csv --reason '121212-1212'",
  ] {
    let run = try sandbox.run(line)
    #expect(run.code == 0, "\(run.text)")
    log += run.answer + run.told
  }
  return (sandbox, log)
}

private let question = "roder explain actual:line/drift.personal:2019-04"

@Test("No test number and no protected text lies in store, log, exports or anything printed")
func byteSearch() throws {
  var (sandbox, log) = try store()
  defer { sandbox.remove() }
  for line in [
    "roder batches", "roder batches --format json", "roder verify", "roder verify --format json", "roder protected",
    "roder protected --format json", "roder table drift", "roder table drift --format json",
    "roder report --period 2019-04 --format html,text,csv,json --output rapporter",
    "roder import ledger 121212-1212.csv --status preliminary", "roder import ledger saknas-121212-1212.csv",
    "roder explain 19121212-1212", "roder table drift --unit 121212-1212", "roder --fel 19121212-1212",
    "roder look 121212-1212.csv", "roder look 121212-1212.csv --format json",
    "roder inspect 121212-1212.csv --format json",
  ] {
    let run = try sandbox.run(line)
    #expect(found(in: Data((run.answer + run.told).utf8)) == [], "\(line)")
  }
  #expect(found(in: Data(log.utf8)) == [])
  log = try sandbox.run(question).answer
  #expect(log.contains("Skyddad text"))
  #expect(!log.contains("Familjehem"))
  let names = try #require(FileManager.default.enumerator(atPath: sandbox.folder.path))
  var searched: [String] = []
  for case let name as String in names
  where !name.hasPrefix("Examples") && !["121212-1212.csv", "skydd.csv", ".answer", ".told"].contains(name) {
    let url = sandbox.folder.appendingPathComponent(name)
    guard let bytes = try? Data(contentsOf: url) else { continue }  // A folder.
    #expect(found(in: bytes) == [], "\(name)")
    searched.append(name)
  }
  #expect(searched.contains("board.roder"))
  #expect(searched.contains { $0.hasSuffix(".html") } && searched.contains { $0.hasSuffix(".json") })
}

private let units = """
  id;namn;nivå;överordnad;ansvar
  E310;Enheten;enhet;;31

  """

private let budget = """
  konto;ansvar;verksamhet;projekt;belopp
  5210;31210;531;191212121212;-1200000
  5110;31120;520;;-500000

  """

/// A workbook whose sheet is called by a number and whose headings and rows hold some.
private func workbook() -> Data {
  var sheet = WorkbookWriter.Sheet("Pnr 19121212-1212")
  for (column, text) in ["Period", "Konto", "Ansvar", "Verksamhet", "Belopp", "Text 121212-1212"].enumerated() {
    sheet.put(.text(text), row: 1, column: column)
  }
  for (row, account) in ["5210", "5110"].enumerated() {
    for (column, text) in ["2019-05", account, "31210", "531", "100,00", "Arvode 19121212-1212"].enumerated() {
      sheet.put(.text(text), row: row + 2, column: column)
    }
  }
  var writer = WorkbookWriter()
  return Data(writer.bytes(of: [sheet]))
}

@Test("A number in any free text of the command line or a workbook reaches neither store nor terminal")
func freeTexts() throws {
  let (sandbox, _) = try store()
  defer { sandbox.remove() }
  try units.write(to: sandbox.folder.appendingPathComponent("enheter.csv"), atomically: true, encoding: .utf8)
  try budget.write(to: sandbox.folder.appendingPathComponent("budget.csv"), atomically: true, encoding: .utf8)
  try "Drift\n".write(to: sandbox.folder.appendingPathComponent("mall.txt"), atomically: true, encoding: .utf8)
  try workbook().write(to: sandbox.folder.appendingPathComponent("bok.xlsx"))
  let number = "19121212-1212"
  for (line, code) in [
    ("roder import units enheter.csv", 0),
    ("roder import budget budget.csv --year 2019 --name 'Budget \(number)'", 0),
    (
      "roder forecast --period 2019-04 --unit E310 --line personal --level -5000 --confirm --remark '\(number)'"
        + " --reason '\(number)' --layer board --decision 'SN \(number)'", 0
    ),
    (
      "roder reallocate --year 2019 --from konto=5110,ansvar=31120,verksamhet=520"
        + " --to konto=5210,ansvar=31210,verksamhet=531,projekt=191212121212 --amount 1000 --from-month 2019-05"
        + " --decision 'SN \(number)' --reason '\(number)'", 0
    ),
    ("roder remark 'actual:line/drift.personal:2019-04' '\(number)' --period 2019-04", 0),
    ("roder reconcile --period 2019-04 --source '\(number)' --class 5=1300,00", 0),
    ("roder look bok.xlsx", 1), ("roder inspect bok.xlsx", 0), ("roder inspect bok.xlsx --format json", 0),
    ("roder preview bok.xlsx", 0), ("roder preview bok.xlsx --format json", 0),
    (
      "roder import ledger bok.xlsx --sheet 'Pnr \(number)' --source '\(number)' --status preliminary --save-mapping", 0
    ),
    ("roder import ledger bok.xlsx --source '\(number)' --status preliminary", 0),
    ("roder reread --all --source '\(number)'", 0),
    ("roder new --board 'Nämnd \(number)' --municipality '\(number)' --store annan.roder", 0),
    ("roder report --period 2019-04 --format text,json --output rapporter", 0),
  ] {
    let run = try sandbox.run(line)
    #expect(Int(run.code) == code, "\(line): \(run.text)")
    #expect(found(in: Data((run.answer + run.told).utf8)) == [], "\(line)")
  }
  let names = try #require(FileManager.default.enumerator(atPath: sandbox.folder.path))
  for case let name as String in names
  where !["121212-1212.csv", "skydd.csv", "budget.csv", "bok.xlsx", ".answer", ".told"].contains(name) {
    let url = sandbox.folder.appendingPathComponent(name)
    guard !name.hasPrefix("Examples"), let bytes = try? Data(contentsOf: url) else { continue }  // A folder.
    #expect(found(in: bytes) == [], "\(name)")
  }
}

@Test("Protected texts are shown to whoever asks and may, in words and as JSON")
func asked() throws {
  let (sandbox, _) = try store()
  defer { sandbox.remove() }
  for format in ["text", "json"] {
    let hidden = try sandbox.run("\(question) --format \(format)")
    #expect(hidden.answer.contains("Skyddad text"))
    #expect(!hidden.answer.contains("Familjehem Ek"))
    // Not protected, but masked.
    #expect(hidden.answer.contains("Hyra [personnummer] Ek Åkeri"))
    let shown = try sandbox.run("\(question) --format \(format) --confidential")
    #expect(shown.answer.contains("Arvode [personnummer] april Familjehem Ek"))
    #expect(!shown.answer.contains("Skyddad text"))
  }
}

@Test("Without the key every figure is the same, and the text says why it cannot be read")
func withoutKey() throws {
  let (sandbox, _) = try store()
  defer { sandbox.remove() }
  let figures = [
    "roder table drift --format json", "roder batches",
    "roder report --period 2019-04 --format text --output a; cat a/*",
  ]
  let before = try figures.map { try sandbox.run($0).answer }
  let key = sandbox.folder.appendingPathComponent("board.roder.key")
  let text = try String(contentsOf: key, encoding: .utf8)
  let mode = try #require(try FileManager.default.attributesOfItem(atPath: key.path)[.posixPermissions] as? Int)
  #expect(mode == 0o600)
  try FileManager.default.removeItem(at: key)
  #expect(try figures.map { try sandbox.run($0).answer } == before)
  let told = try sandbox.run("\(question) --confidential").answer
  #expect(told.contains("Texten kan inte läsas: lagrets nyckel saknas"))
  #expect(!told.contains("Familjehem"))
  let verified = try sandbox.run("roder verify")
  #expect(verified.code == 0)
  #expect(verified.answer.contains("ingen har prövat att öppna dem"))
  // The key from the environment, and one that is another store's.
  let word = text.trimmingCharacters(in: .whitespacesAndNewlines)
  #expect(try sandbox.run("RODER_KEY=\(word) \(question) --confidential").answer.contains("Familjehem Ek"))
  let zeros = String(repeating: "0", count: 64)
  let wrong = try sandbox.run("RODER_KEY=\(zeros) \(question)").answer
  #expect(wrong.contains("Texten kan inte läsas: nyckeln hör till ett annat lager"))
  #expect(try sandbox.run("RODER_KEY=\(zeros) roder verify").answer.contains("utan nyckeln stämmer."))
}

@Test("A reason, a name and a mapping with a number are masked in the history")
func history() throws {
  let (sandbox, _) = try store()
  defer { sandbox.remove() }
  let bytes = try Data(contentsOf: sandbox.folder.appendingPathComponent("board.roder"))
  #expect(bytes.range(of: Data("gäller [personnummer]".utf8)) != nil)
  #expect(bytes.range(of: Data("[personnummer].csv".utf8)) != nil)
  #expect(bytes.range(of: Data("Familjehem [personnummer]".utf8)) != nil)
}
