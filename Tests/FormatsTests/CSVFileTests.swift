import Formats
import Kernel
import TestSupport
import Testing

private func rows(_ text: String, delimiter: UInt8? = nil) throws -> [[String]] {
  let file = try CSVFile(Array(text.utf8), delimiter: delimiter)
  var rows: [[String]] = []
  file.forEachRow { row in rows.append((0..<row.count).map { row.text($0) }) }
  return rows
}

@Test(
  "Delimiters and line ends are found",
  arguments: [
    "a;b;c\n1;2,5;3\n", "a,b,c\r\n1,\"2,5\",3\r\n", "a\tb\tc\r1\t2,5\t3", "a|b|c\n1|2,5|3", "\u{FEFF}a;b;c\n1;2,5;3",
    "\n\na;b;c\n\n1;2,5;3\n\n", "a;b;c\r\r1;2,5;3", " a ;\tb; c\n1 ; 2,5;3 ", "\"a\";\"b\" ;c\n1;2,5;3",
  ])
func shapes(text: String) throws {
  #expect(try rows(text) == [["a", "b", "c"], ["1", "2,5", "3"]])
}

@Test(
  "Quotes hold delimiters, line ends and quotes",
  arguments: [
    ("\"a;b\";c", [["a;b", "c"]]), ("\"a\nb\";c", [["a\nb", "c"]]), ("\"a\"\"b\";c", [["a\"b", "c"]]),
    ("\"\";c", [["", "c"]]), ("\"\"\"\";c", [["\"", "c"]]), ("a\"b;c", [["a\"b", "c"]]),
    ("a\"\"b;c", [["a\"\"b", "c"]]),
    ("\"a\r\nb\";c\r\nd;e", [["a\r\nb", "c"], ["d", "e"]]), (";", [["", ""]]), ("a;", [["a", ""]]),
    (";;\n", [["", "", ""]]),
  ] as [(String, [[String]])])
func quotes(text: String, expected: [[String]]) throws {
  #expect(try rows(text, delimiter: UInt8(ascii: ";")) == expected)
}

@Test("Quoting that cannot be meant is a problem with its place, and reading goes on")
func quoteProblems() throws {
  let open = try CSVFile(Array("å;b\n1;\"2\n3;4\n".utf8), name: "f.csv")
  var count = 0
  #expect(open.forEachRow { _ in count += 1 } == [.openQuote(Place(file: "f.csv", line: 2, column: 3))])
  #expect(count == 2)
  let after = try CSVFile(Array("a;b\n\"x\ny\"z;2\n3;4\n".utf8))
  count = 0
  #expect(after.forEachRow { _ in count += 1 } == [.textAfterQuote(Place(line: 3, column: 3))])
  #expect(count == 3)
}

@Test("A file without text is refused")
func noText() {
  for bytes: [UInt8] in [[], [0x0A], [0x20, 0x0D, 0x0A], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] {
    #expect(codes(bytes) == ["formats.empty-file"])
  }
  for bytes: [UInt8] in [[0x50, 0x4B, 3, 4, 0, 0], [0x41, 0, 0x42, 0]] {
    #expect(codes(bytes) == ["formats.not-text"])
  }
}

private func codes(_ bytes: [UInt8]) -> [String] {
  do {
    _ = try CSVFile(bytes)
    return []
  } catch {
    return error.all.map(\.code)
  }
}

@Test("Columns are found by any of their names")
func headerNames() throws {
  let file = try CSVFile(Array("\r\nKonto ; BELOPP  kr;Övrigt\r\n3010;1 234,50;x\r\n4010;-2\r\n".utf8))
  let table = try CSVTable(
    file,
    columns: [
      CSVColumn("account", "konto"), CSVColumn("Belopp kr"), CSVColumn("saknas", isRequired: false),
      CSVColumn("ÖVRIGT"),
    ])
  #expect(table.header == ["Konto", "BELOPP  kr", "Övrigt"])
  #expect(table.positions == [0, 1, nil, 2])
  var read: [[String]] = []
  var sum = Money.zero
  let problems = try table.forEachRow { row in
    read.append(table.positions.map { row.text($0) })
    sum += try row.money(table.positions[1])
  }
  #expect(read == [["3010", "1 234,50", "", "x"], ["4010", "-2", "", ""]])
  #expect(sum == Money(ore: 123_250))
  #expect(problems.isEmpty)
}

@Test("Every missing and every doubled column is told at once")
func headerProblems() throws {
  let file = try CSVFile(Array("a;A ;c\n1;2;3\n".utf8), name: "f.csv")
  do {
    _ = try CSVTable(file, columns: [CSVColumn("a"), CSVColumn("b", "bb"), CSVColumn("c"), CSVColumn("d")])
    Issue.record("The header is not good")
  } catch {
    #expect(error.all.map(\.code) == ["formats.ambiguous-column", "formats.missing-column", "formats.missing-column"])
    #expect(error.all.map(\.place.text) == ["f.csv:1:3", "f.csv:1:1", "f.csv:1:1"])
    #expect(error.all[1].message == "Kolumnen ”b” saknas; filen har ”a”, ”A” och ”c”.")
    #expect(error.all[1].remedy == "Kalla kolumnen något av ”b” och ”bb”.")
  }
}

@Test("A problem says line and column in characters")
func places() throws {
  let file = try CSVFile(
    Array("namn;belopp\n\"två\nrader\";1\nÅäö;x1\nÖ;1,234\nÖ;1000000000000\nÖ;;;9\nÖ\n".utf8), name: "f")
  let table = try CSVTable(file, columns: [CSVColumn("belopp")])
  var found: [String] = []
  let rowProblems: [FormatsProblem] = table.forEachRow { row in
    do throws(FormatsProblem) {
      _ = try row.money(table.positions[0])
    } catch {
      found.append(error.place.text + " " + error.code)
    }
  }
  #expect(
    found == [
      "f:4:5 formats.not-an-amount", "f:5:3 formats.too-many-decimals", "f:6:3 formats.amount-too-large",
      "f:7:3 formats.not-an-amount", "f:8:2 formats.not-an-amount",
    ])
  #expect(rowProblems == [.rowTooLong(Place(file: "f", line: 7, column: 4), fields: 4, header: 2)])
}

@Test("Every problem speaks Swedish in whole sentences")
func sentences() {
  let place = Place(file: "f.csv", line: 1, column: 2)
  let problems: [FormatsProblem] = [
    .emptyFile(place), .notText(place), .openQuote(place), .textAfterQuote(place),
    .rowTooLong(place, fields: 3, header: 2), .missingColumn(place, names: ["a"], header: ["b"]),
    .ambiguousColumn(place, name: "a"), .notAnAmount(place, text: "x"), .notAnAmount(place, text: ""),
    .tooManyDecimals(place, text: "1,234", unit: "kr"), .amountTooLarge(place, text: "9"),
  ]
  for problem in problems {
    #expect(problem.message.hasSuffix(".") && problem.remedy.text(for: .page).hasSuffix("."))
    #expect(problem.code.hasPrefix("formats.") && problem.place == place)
  }
}

@Test("No bytes make the reader stop the program, and every byte is read once")
func mutations() throws {
  let seed: UInt64 = 20_190_430
  var generator = SeededChance(seed: Int(truncatingIfNeeded: seed))
  let sample = Array("konto;belopp;text\r\n3010;-1 234,50;\"Köp; \"\"vård\"\"\"\r\n4010;(5);\"två\nrader\"\r\n".utf8)
  let alphabet: [UInt8] = Array("\";,\t|\r\n a1-".utf8) + [0x00, 0xC3, 0xA5, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF]
  for _ in 0..<20_000 {
    var bytes = sample
    for _ in 0...Int.random(in: 0...6, using: &generator) {
      let index = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[index] = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      case 1: bytes.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)], at: index)
      case 2: bytes.remove(at: index)
      default: bytes.removeSubrange(index...)
      }
      if bytes.isEmpty { bytes = [UInt8(ascii: "\"")] }
    }
    // Refusing the file is a good answer; what is read must lie within it.
    guard let file = try? CSVFile(bytes) else { continue }
    var length = 0
    file.forEachRow { row in
      for index in 0..<row.count {
        length += row.exactText(index).utf8.count
        _ = row.text(index)
        _ = row.place(index)
        _ = try? row.moneyIfAny(index)  // No amount is a good answer too.
      }
    }
    #expect(length <= bytes.count * 3, "seed \(seed): \(bytes)")
  }
}

@Test(
  "Letters with a mark after them become one scalar; other marks stay",
  arguments: [
    ("A\u{30A}a\u{308}o\u{308};E\u{301}", "\u{C5}\u{E4}\u{F6};\u{C9}"), ("åäö;x", "åäö;x"),
    ("q\u{308};\u{308}", "q\u{308};\u{308}"), ("a\r\no\u{308};b", "a\r\n\u{F6};b"), ("a;\u{30C}", "a;\u{30C}"),
  ])
func composed(text: String, expected: String) throws {
  let file = try CSVFile(Array(text.utf8), delimiter: UInt8(ascii: ";"))
  var read: [String] = []
  file.forEachRow { row in read.append((0..<row.count).map { row.exactText($0) }.joined(separator: ";")) }
  #expect(Array(read.joined(separator: "\r\n").utf8) == Array(expected.utf8))
}

@Test("An open quote is told alone: what it swallowed is not missed as well")
func openQuoteAlone() throws {
  let text = "konto;belopp;text\nx;1;\n5010;2;\"Öppen\n5020;3;x\n5030;;y"
  let table = try CSVTable(CSVFile(Array(text.utf8)), columns: ["konto", "belopp", "text"].map { CSVColumn($0) })
  let problems = #expect(throws: Problems.self) {
    try table.values { row, problems in
      if row.text(0) == "x" { problems.append(FormatsProblem.missingValue(row.place(0), column: "konto")) }
      problems.append(FormatsProblem.missingValue(row.place(1), column: "belopp"))
      return row.text(0)
    }
  }
  #expect(
    problems?.all.map(\.code) == ["formats.missing-value", "formats.missing-value", "formats.open-quote"])
  #expect(problems?.all.map(\.place.line) == [2, 2, 3])
}
