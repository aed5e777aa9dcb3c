import Testing

@Suite("The checks of names and places find what they should and nothing else")
struct NameChecksTests {
  @Test(
    "A file that is not named after its type is found",
    arguments: [
      CheckSample("struct Other {}", [1]),
      CheckSample("extension Sample {}", [1]),
      CheckSample("extension Other { struct Inner { struct Sample {} } }", [1]),
      CheckSample("extension Money {}", [1], path: "Sources/Kernel/Sum+Text.swift"),
      CheckSample("extension Money {}", [1], path: "Sources/Kernel/Money+Text+Swedish.swift"),
      CheckSample("struct Sample {}\nstruct Part {}", []),
      CheckSample("extension Other { struct Sample {} }", []),
      CheckSample("extension Money {}", [], path: "Sources/Kernel/Money+Text.swift"),
      CheckSample("extension Report.Line {}", [], path: "Sources/Kernel/Line+Text.swift"),
      CheckSample("struct App {}", [], path: "Sources/roder/main.swift"),
      CheckSample("func f() {}", []),
    ])
  func fileNames(sample: CheckSample) { sample.expect(NameChecks.fileNotNamedAfterType(sample.file)) }

  @Test(
    "Names that say nothing are found, and words that only contain them are not",
    arguments: [
      CheckSample("enum TextUtils {}", [1]),
      CheckSample("enum A {}", [1], path: "Sources/Ledger/Helpers.swift"),
      CheckSample("struct BaseLine {}\nclass BudgetManager {}", [1, 2]),
      CheckSample("struct Baseline {}\nstruct Database {}\nextension FileManager {}", []),
    ])
  func emptyNames(sample: CheckSample) { sample.expect(NameChecks.emptyNames(sample.file)) }

  @Test(
    "Types named as their module or as Foundation's are found",
    arguments: [
      CheckSample("struct Ledger {}", [1]),
      CheckSample("package enum Unit {}\nstruct Comment {}", [1, 2]),
      CheckSample("struct Posting { enum Unit {} }\nextension Date {}\nlet actor = Actor()", []),
    ])
  func takenNames(sample: CheckSample) { sample.expect(NameChecks.takenNames(sample.file)) }

  @Test(
    "Rules that reach the store are found",
    arguments: [
      CheckSample("func f(c: Context, t: Transaction) {}", [1, 1], path: "Sources/Ledger/SumRules.swift"),
      CheckSample("func f(c: CodingContext) {} // Context", [], path: "Sources/Ledger/SumRules.swift"),
      CheckSample("func f(c: Context) {}", []),
    ])
  func rules(sample: CheckSample) { sample.expect(PlacementChecks.rulesThatReachTheStore(sample.file)) }

  @Test(
    "Floating point is found where figures must be exact",
    arguments: [
      CheckSample("let a: Double = 1\nlet b = Float(2)", [1, 2]),
      CheckSample("let a: Double = 1", [], path: "Sources/TimeSeries/A.swift"),
      CheckSample("let DoubleEntry = 1 // Double", []),
    ])
  func floatingPoint(sample: CheckSample) { sample.expect(PlacementChecks.floatingPoint(sample.file)) }

  @Test(
    "SQL is found in strings outside the stores",
    arguments: [
      CheckSample("let a = \"SELECT id FROM posting\"", [1]),
      CheckSample("let a = \"\"\"\n  INSERT INTO a\n  VALUES (1)\n  \"\"\"", [2]),
      CheckSample("let a = \"x CREATE TABLE y\"", [1], path: "Tests/LedgerTests/A.swift"),
      CheckSample("let a = \"SELECT id FROM posting\"", [], path: "Sources/StoreSQLite/A.swift"),
      CheckSample("let a = \"SELECT 1\"", [], path: "Tests/StoreContractTests/A.swift"),
      CheckSample("// SELECT x\nlet a = \"Select a file\"\nlet b = \"update the table\"", []),
    ])
  func sql(sample: CheckSample) { sample.expect(PlacementChecks.straySQL(sample.file)) }

  @Test(
    "A star for columns is found in any target",
    arguments: [
      CheckSample("let a = \"SELECT * FROM b\"", [1], path: "Sources/StoreSQLite/A.swift"),
      CheckSample("let a = \"SELECT count(*) FROM b\"", [], path: "Sources/StoreSQLite/A.swift"),
    ])
  func selectStar(sample: CheckSample) { sample.expect(PlacementChecks.selectStar(sample.file)) }

  @Test(
    "Unescaped HTML is found outside its door",
    arguments: [
      CheckSample("let a = HTML.raw(b)\nlet c: HTML = .trusted(d)", [1, 2]),
      CheckSample("let a = HTML.raw(b)", [1], path: "Sources/DocumentWriters/HTMLWriter.swift"),
      CheckSample("let a = HTML.raw(b)", [], path: "Sources/DocumentWriters/BarChart.swift"),
      CheckSample("let a = HTML.raw(b)", [], path: "Sources/HTML/HTML.swift"),
      CheckSample("let raw = b.raw", []),
    ])
  func rawHTML(sample: CheckSample) { sample.expect(PlacementChecks.rawHTML(sample.file)) }

  @Test(
    "Libraries of a technology are found outside its target",
    arguments: [
      CheckSample("import GRDB", [1]),
      CheckSample("internal import NIOCore", [1]),
      CheckSample("import GRDB", [], path: "Sources/StoreSQLite/A.swift"),
      CheckSample("import Kernel\npackage import struct Storage.Record", []),
    ])
  func libraries(sample: CheckSample) { sample.expect(PlacementChecks.strayLibraries(sample.file)) }
}
