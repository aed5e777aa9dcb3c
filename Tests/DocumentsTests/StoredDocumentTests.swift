import Documents
import Figures
import Foundation
import Kernel
import TestSupport
import Testing

@Suite("A document is kept as bytes and read back as it was")
struct StoredDocumentTests {
  private let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Bodies")

  /// A small document with one of everything that the first schema had; in the second a figure that is not to be had.
  private func sample(schema: Int = 2) throws -> Document {
    let period = try #require(Period("2019-01..2019-04"))
    func cell(_ id: String, _ value: FigureValue, _ presentation: Presentation) -> FigureCell {
      FigureCell(
        key: FigureKey("actual", [FigureSelection("line", id)], period), value: value, presentation: presentation,
        status: .preliminary)
    }
    let share = cell("andel", .share(Share(77, of: 1_000)), Presentation(unit: .percent, factor: 1, decimals: 1))
    let count = cell("antal", .count(12), Presentation(unit: .count, factor: 1))
    let table = Table(
      id: "drift", caption: "Drift, tkr",
      columns: [
        .init("line", "Rad", .label), .init("a", "Utfall"), .init("b", "Budget"),
        .init("c", "Avvikelse", difference: .init(1, minus: 2)), .init("d", "Orsak", .text),
      ],
      rows: [
        .init(
          id: "personal", level: 1,
          cells: [
            .text("Personal"), .figure(cell("personal", .money(Money(ore: -9_007_199_254_740_993)), .tkr)),
            .figure(cell("a:b", .missing, .tkr)), .figure(cell("få", .suppressed, .tkr)), .text("Vakanser"),
          ]),
        .init(id: "summa", kind: .total, cells: [.text("Summa"), .empty, .empty, .empty, .empty], sumOf: [0]),
      ], notes: [[.text("Påhittat.")]])
    return Document(
      title: "Uppföljning", heading: [.init("Nämnd", "Socialnämnden")],
      blocks: [
        .heading(level: 2, text: "Drift", id: "drift-2"),
        .paragraph(
          [
            .text("Det blev "), .strong("ett"), .code("a1"), .link("Drift", id: "drift"), .figure(share, .signed),
            .figure(count, .magnitude),
            .figure(count, .words(positive: "upp", negative: "ned", zero: "lika")),
            .figure(count, .roughly(step: 100, positive: "upp", negative: "ned", zero: "lika")),
          ] + (schema < 2 ? [] : [.unresolved("Siffran kan inte visas.")])),
        .list([[.text("Ett")], [.text("Två")]]), .numbered([[.text("Först")]]), .table(table),
        .chart(
          Chart(
            id: "bild", title: "Mer än budget", description: "Staplar för två rader.", kind: .months, table: table,
            series: [.init(1, .bar), .init(2, .line), .init(3, .dashed), .init(1, .band(upper: 2))])),
        .notice(Notice(.warning, [.text("Preliminärt.")])), .pageBreak,
      ],
      identity: .init(author: "Socialnämnden", registrationNumber: "SN 2019/17", day: Day("2019-05-21")))
  }

  /// The golden body of that schema, without the newline at its end, which is the file's.
  private func body(_ schema: Int) throws -> [UInt8] {
    Array(try Data(contentsOf: golden.appendingPathComponent("document_\(schema).json")).dropLast())
  }

  @Test("Golden: document/1 is read for ever")
  func firstSchema() throws {
    #expect(try StoredDocument.document(from: body(1)) == sample(schema: 1))
  }

  @Test("Golden: document/2 is read for ever, and written with the same bytes")
  func goldenBody() throws {
    let bytes = try StoredDocument.bytes(of: sample())
    let file = golden.appendingPathComponent("document_2.json")
    if ProcessInfo.processInfo.environment["RODER_ACCEPT"] == "1", !FileManager.default.fileExists(atPath: file.path) {
      try Data(bytes + [10]).write(to: file)
    }
    #expect(try StoredDocument.document(from: body(2)) == sample())
    #expect(bytes == (try body(2)), "document/2 is written with other bytes than before")
  }

  @Test("Every tree comes back as it was, and gives the same bytes again")
  func roundTrip() throws {
    for seed in 1...300 {
      let document = RandomDocument.document(seed: seed)
      let bytes = try StoredDocument.bytes(of: document)
      let back = try StoredDocument.document(from: bytes)
      #expect(back == document, "seed \(seed)")
      #expect(try StoredDocument.bytes(of: back) == bytes, "seed \(seed)")
      #expect(Array(back.title.utf8) == Array(document.title.utf8), "seed \(seed): letters are not recomposed")
    }
  }

  @Test("A document of a newer program is told by its tag, whatever stands beneath it")
  func newer() throws {
    for body in [#"{"schema":"document/3","document":{}}"#, #"{"document":[1],"schema":"document/3"}"#] {
      #expect(throws: DocumentProblem.newerThanProgram(tag: "document/3")) {
        try StoredDocument.document(from: Array(body.utf8))
      }
    }
  }

  @Test("Damaged bytes are a problem with the place, never a crash")
  func damaged() throws {
    let whole = try StoredDocument.bytes(of: sample())
    for bytes in [[], [0], Array("{}".utf8), Array("[]".utf8), Array(repeating: UInt8(ascii: "["), count: 100_000)] {
      #expect(throws: DocumentProblem.self) { try StoredDocument.document(from: bytes) }
    }
    let text = String(decoding: whole, as: UTF8.self)
    #expect(throws: DocumentProblem.damaged("")) {
      try StoredDocument.document(from: Array(text.replacing("-9007199254740993", with: "0.5").utf8))
    }
    // Cut anywhere, no part is a document.
    for end in stride(from: 0, to: whole.count, by: 37) {
      #expect(throws: DocumentProblem.self) { try StoredDocument.document(from: Array(whole[..<end])) }
    }
    let cases = [
      (#""factor":-1"#, #""factor":0"#, "factor"), (#""decimals":0"#, #""decimals":7"#, "decimals"),
      (#""sumOf":[0]"#, #""sumOf":[2]"#, "rows"), (#""minuend":1"#, #""minuend":5"#, "columns"),
      (#""level":2"#, #""level":0"#, "level"), (#""upper":2"#, #""upper":9"#, "series"),
      (#""count":12"#, #""count":9223372036854775807"#, "key"), (#""share":[77,1000]"#, #""share":[77,-1]"#, "share"),
      (#""type":"numbered""#, #""type":"what""#, "type"), (#"{"text":"Vakanser"}]"#, "]", "blocks"),
      (#""ore":-9007199254740993"#, #""ore":"0""#, "ore"), ("2019-05-21", "2019-05-32", "day"),
    ]
    for (good, bad, place) in cases {
      #expect(text.contains(good), "\(good)")
      do {
        _ = try StoredDocument.document(from: Array(text.replacing(good, with: bad).utf8))
        Issue.record("\(bad) is read")
      } catch {
        #expect(error.code == "documents.damaged" && error.place.text.contains(place), "\(bad): \(error.place.text)")
      }
    }
  }

  @Test("Bytes changed at random are read as some document or refused, and what is read can be printed")
  func changed() throws {
    for seed in 1...20 {
      var chance = SeededChance(seed: seed)
      let whole = try StoredDocument.bytes(of: RandomDocument.document(seed: seed))
      for _ in 0..<60 {
        var bytes = whole
        for _ in 0...(chance.next() % 3) {
          bytes[Int(chance.next() % UInt64(bytes.count))] =
            chance.next() % 2 == 0 ? UInt8(ascii: "9") : UInt8(chance.next() % 256)
        }
        // A refusal is as good as a document here.
        guard let document = try? StoredDocument.document(from: bytes) else { continue }
        for table in document.tables { _ = table.allNotes }
      }
    }
  }

  @Test("A document that contradicts itself is not kept")
  func unsound() throws {
    let key = try #require(FigureKey("days:2019"))
    let huge = FigureCell(
      key: key, value: .count(.max), presentation: Presentation(unit: .count, factor: 1, decimals: 3))
    for block in [
      Block.heading(level: 9, text: "Djupt", id: "a"), .paragraph([.figure(huge, .signed)]),
      .table(
        Table(
          id: "t", caption: "T", columns: [.init("a", "A", .label)],
          rows: [.init(id: "r", cells: [.text("Summa")], sumOf: [7])])),
    ] {
      do {
        _ = try StoredDocument.bytes(of: Document(title: "T", blocks: [block]))
        Issue.record("it is kept")
      } catch {
        let problem = try #require(error as? DocumentProblem)
        #expect(problem.code == "documents.unsound" && problem.place.text.hasPrefix("document.blocks[0]"))
      }
    }
  }

  @Test("A number that is known but not shown has a mark of its own and words for who does not see it")
  func suppressed() throws {
    let key = try #require(FigureKey("days:2019"))
    let cell = FigureCell(key: key, value: .suppressed, presentation: Presentation(unit: .count, factor: 1))
    #expect(cell.text == "··" && cell.machineText == "" && cell.text(.signed) == "uppgiften visas inte")
  }
}
