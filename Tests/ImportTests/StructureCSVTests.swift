import Accounts
import Formats
import Foundation
import Importing
import Kernel
import Organisation
import Storage
import Testing

/// The problems that reading throws, as `line:column code`.
func problems(_ read: () throws -> Void) -> [String] {
  do {
    try read()
    return []
  } catch let problems as Problems {
    return problems.all.map { "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.code)" }
  } catch let problem as any Problem {
    return ["\(problem.place.line ?? 0):\(problem.place.column ?? 0) \(problem.code)"]
  } catch {
    return ["\(error)"]
  }
}

private func bytes(_ lines: String...) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

@Test("Units are read with ranges, parents and days")
func units() throws {
  let units = try UnitsCSV.read(
    name: "u.csv",
    bytes: bytes(
      "id;namn;nivå;överordnad;ansvar;från;till", "A;Vuxna;avdelning;;;;", "E1;Stab;enhet;A;302, 310-319;2018-01-01;",
      "E2;Nya;enhet;A;*;;2019-12-31"))
  #expect(units.map(\.id) == ["A", "E1", "E2"])
  #expect(units[0].unit.parent == nil)
  #expect(units[1].unit.responsibilities == [CodeRange("302"), CodeRange(from: "310", to: "319")])
  #expect(units[1].unit.validFrom == Day("2018-01-01"))
  #expect(units[2].unit.validTo == Day("2019-12-31"))
  #expect(units.map(\.unit.order) == [1, 2, 3])
  #expect(units[2].place == Place(file: "u.csv", line: 4, column: 1))
}

@Test(
  "Every problem of a file of units is told with its place",
  arguments: [
    ([], ["0:0 formats.empty-file"]),
    (["id;namn;nivå;överordnad;ansvar"], ["0:0 formats.no-rows"]),
    (["id;namn", "a;b"], ["1:1 formats.missing-column", "1:1 formats.missing-column", "1:1 formats.missing-column"]),
    (
      ["id;namn;nivå;överordnad;ansvar;från", ";x;;;;", "b;;;;;", "c;C;;;3-;", "d;D;;;;2019-02-29", "e;E;;;;"],
      [
        "2:1 formats.missing-value", "3:3 formats.missing-value", "4:7 formats.not-understood",
        "5:8 formats.not-understood",
      ]
    ),
    (
      ["id;namn;nivå;överordnad;ansvar", "a b;A;;;", "å;A;;;", "A-1_b;A;;;", "-a;A;;;"],
      ["2:1 organisation.odd-id", "3:1 organisation.odd-id", "5:1 organisation.odd-id"]
    ),
    (["id;namn;nivå;överordnad;ansvar", "a;A;;;;;9"], ["2:8 formats.row-too-long"]),
  ] as [([String], [String])])
func unitProblems(lines: [String], expected: [String]) {
  #expect(
    problems { _ = try UnitsCSV.read(name: "u.csv", bytes: Array(lines.joined(separator: "\n").utf8)) } == expected)
}

@Test("Occasions are read, and a month stands once")
func occasions() throws {
  let header = "period;slag;diarienummer;beslutas av;sammanträde;paragraf"
  let read = try OccasionsCSV.read(
    name: "o.csv", bytes: bytes(header, "2019-04;Vårbokslut;SN 1;Socialnämnden;2019-05-21;§ 52", "201905;Månad;;;;"))
  #expect(read[0].meeting == Day("2019-05-21"))
  #expect(read[0].problems.isEmpty)
  #expect(read[1].problems == [.emptySection(read[1].month)])
  #expect(
    problems { _ = try OccasionsCSV.read(name: "o.csv", bytes: bytes(header, "2019-04;A;;;;", "201904;B;;;;")) }
      == ["3:1 organisation.repeated-id"])
}

@Test("Codes are read as strings, a list for each coding part")
func codes() throws {
  let read = try CodesCSV.read(
    name: "c.csv", bytes: bytes("koddel;kod;namn", "konto;0010;Noll", "Ansvar;30A;Stab", "konto;10;Tio"))
  #expect(read[.account]?.entries.map(\.code) == ["0010", "10"])
  #expect(read[.responsibility]?.entries == [.init(code: "30A", name: "Stab")])
  #expect(
    problems {
      _ = try CodesCSV.read(
        name: "c.csv", bytes: bytes("koddel;kod;namn", "färg;1;x", "konto;;x", "konto;1;", "konto;1;"))
    } == ["2:1 accounts.not-understood", "3:7 formats.missing-value", "5:7 accounts.repeated-id"])
}

@Test("Statements gather the rules of a leaf from several rows")
func statements() throws {
  let read = try StatementsCSV.read(
    name: "s.csv",
    bytes: bytes(
      "uppställning;rad;namn;överordnad;typ;konto;projekt", "drift;b;Balans;;utanför;1-2;", "drift;k;Köp;sum;rad;46;",
      "drift;k;;;;74;", "drift;sum;Summa;;summa;;", "drift;ram;Bidrag;sum;ram;;", "drift;h;Rubrik;;rubrik;;",
      "inv;;;;urval;;9"))
  #expect(read.map(\.id) == ["drift", "inv"])
  let drift = read[0].statement
  #expect(drift.name == "Drift")
  #expect(drift.lines.map(\.kind) == [.leaf, .sum, .frame, .heading])
  #expect(drift.lines[0].rules.count == 2)
  #expect(drift.outside == [FactSelection(["account": [CodeRange(from: "1", to: "2")]])])
  #expect(read[1].statement.selection == [FactSelection(["project": [CodeRange("9")]])])
  #expect(StatementRules.problems(read[0]).isEmpty)
}

@Test(
  "What a file of statements cannot mean is told",
  arguments: [
    ("drift;a;A;;sort;5", ["2:12 accounts.not-understood"]), ("drift;a;A;;;5", ["2:12 accounts.not-understood"]),
    ("drift;a;A;;summa;5", ["2:7 accounts.rules-on-sum"]), ("drift;a;A;;ram;8", []), ("drift;a;A;;rad;5", []),
    ("drift;a;A;;utanför;", ["2:12 accounts.empty-selection"]), ("drift;;A;;rad;5", ["2:7 formats.missing-value"]),
    ("drift;a;A;;rad;5\ndrift;a;A;;summa;", ["3:7 accounts.repeated-id"]),
    ("drift;a;A;;summa;\ndrift;a;;;;5", ["3:7 accounts.repeated-id"]),
    ("min drift;a;A;;rad;5", ["2:1 accounts.odd-id"]), ("drift;a.b;A;;rad;5", ["2:7 accounts.odd-id"]),
  ] as [(String, [String])])
func statementProblems(rows: String, expected: [String]) {
  let file = bytes("uppställning;rad;namn;överordnad;typ;konto", rows)
  #expect(problems { _ = try StatementsCSV.read(name: "s.csv", bytes: file) } == expected)
}

@Test("Rows with one id are one area; the name may stand on the first alone")
func areas() throws {
  let read = try AreasCSV.read(
    name: "a.csv", bytes: bytes("id;namn;konto;verksamhet", "f;Familjehem;52;531", "k;Köpt;46;", "f;;56;531"))
  #expect(read.map(\.id) == ["f", "k"])
  #expect(read[0].rules.count == 2)
  #expect(
    problems { _ = try AreasCSV.read(name: "a.csv", bytes: bytes("id;namn;konto", "f;F;", "g;;5", "h;H;*", "ö;Ö;6")) }
      == [
        "2:1 accounts.empty-selection", "3:3 formats.missing-value", "5:1 accounts.odd-id",
      ])
}

@Test("A mapping is read by source")
func mapping() throws {
  let read = try MappingCSV.read(
    name: "m.csv",
    bytes: bytes(
      "källa;fält;värde", "huvudbok;dimension 20;verksamhet", "huvudbok;Kolumn belopp;Summa kr",
      "huvudbok;verifikationer balanserar;Ja", "lön;dimension 1;kostnadsställe", "lön;Tecken;Rapport",
      "hyra;tecken;huvudbok"))
  #expect(read["huvudbok"]?.dimensions == ["20": .serviceArea])
  #expect(read["huvudbok"]?.columns == ["belopp": "Summa kr"])
  #expect(read["huvudbok"]?.vouchersMustBalance == true)
  #expect(read["lön"]?.dimensions == ["1": .responsibility])
  #expect(read["huvudbok"]?.ledgerSign == .ledger)
  #expect(read["lön"]?.ledgerSign == .report)
  #expect(read["hyra"]?.ledgerSign == .ledger)
  #expect(
    problems {
      _ = try MappingCSV.read(
        name: "m.csv",
        bytes: bytes(
          "källa;fält;värde", "h;dimension x;konto", "h;kolumn färg;x", "h;dimension 1;x", "h;tecken;plus"))
    } == [
      "2:3 importing.unknown-field", "3:3 importing.unknown-field", "4:15 importing.unknown-value",
      "5:10 importing.unknown-value",
    ])
}

@Test(
  "A file's kind is seen by its beginning",
  arguments: [
    ("", FileKind.table), ("konto;belopp\n", .table), ("#FLAGGA 0\r\n", .sie), ("\n  #sietyp 4\n", .sie),
    ("#HASHTAG;x\n", .table), ("PK\u{3}\u{4}rest", .workbook), ("%PDF-1.7", .pdf), ("a\u{0}b", .binary),
    ("<?xml version=\"1.0\"?><Sie xmlns=\"http://www.sie.se/sie5\">", .sie5), ("<html>", .markup),
    ("\u{FEFF}#FLAGGA 0", .sie), ("GIF89a", .picture), ("BM;konto\n", .table), ("BM\u{6}\u{0}", .picture),
    ("RIFF1234WEBPVP8 ", .picture), ("RIFF;konto", .table), ("\u{0}\u{0}\u{0}\u{18}ftypheic", .picture),
    ("II*\u{0}", .picture), ("{\\rtf1}", .textDocument), ("Rar!\u{1A}", .archive),
  ])
func kinds(text: String, expected: FileKind) { #expect(FileKind(of: Array(text.utf8)) == expected) }

@Test("A mapping without a sign keeps the bytes it always had, and one with it reads back")
func mappingBytes() throws {
  let plain = SourceMapping(dimensions: [:], columns: [:], vouchersMustBalance: false)
  #expect(String(decoding: try plain.encodedBody(), as: UTF8.self).contains("Sign") == false)
  for sign in AmountSign.allCases {
    let mapping = SourceMapping(
      dimensions: ["1": .account], columns: ["belopp": "Kr"], vouchersMustBalance: true, sign: sign)
    #expect(try JSONDecoder().decode(SourceMapping.self, from: Data(try mapping.encodedBody())) == mapping)
  }
}
