import DocumentWriters
import Documents
import Foundation
import Kernel
import ProgramSandbox
import Testing
import TestSupport
import Typesetting

@Suite("PDF: odd documents", .enabled(if: OutsidePrograms.hasPython))
struct HostileTests {
  /// All punctuation of ASCII, what Typst takes for markup and code, and characters that no font has.
  private static let hostile = [
    String(String.UnicodeScalarView((0x20..<0x7F).compactMap { Unicode.Scalar($0) })), "#panic(\"a\")", "\\", "\\\"",
    "\") #panic(\"b\"", "]#panic(\"c\")[", "$x$ *y* _z_ `r` <l> @m = n\n= o\n- p\n/ q: r", "// s /* t */", "\\u{41}",
    String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0) })), "\u{85}\u{FEFF}\u{FFFE}\u{E000}",
    "\u{F0000}\u{10FFFF}\u{2028}\u{2029}", "", " ", String(repeating: "x", count: 2_000),
  ]

  @Test("No text of a document becomes code, and every text is printed", arguments: hostile)
  func noCode(text: String) throws {
    let table = Table(
      id: text, caption: text, columns: [.init("a", text, .label), .init("b", text, .text)],
      rows: [
        Table.Row(id: text, kind: .heading, cells: [.text(text), .empty]),
        Table.Row(id: text, level: 2, cells: [.text(text), .text(text)]),
      ], notes: [[.text(text)]])
    let document = Document(
      title: text, language: text, heading: [.init(text, text)],
      blocks: [
        .heading(level: 3, text: text, id: text), .paragraph([.text(text), .strong(text), .code(text)]),
        .list([[.text(text)]]), .numbered([[.link(text, id: text)]]), .notice(Notice(.error, [.text(text)])),
        .table(table),
        .chart(Chart(id: text + "2", title: text, description: text, kind: .bars, table: table, series: [])),
      ], identity: .init(author: text, registrationNumber: text))
    let pdf = try ReadPDF(PythonTools.pdf(document))
    let plain = text.filter { !$0.isWhitespace && $0.isASCII && $0 >= " " }
    let found = pdf.texts("P").joined().filter { !$0.isWhitespace && $0 != "\u{200B}" }
    #expect(plain.isEmpty || found.contains(plain))
  }

  @Test("Any document becomes a PDF, unless it has characters that no font of the machine has", arguments: 0..<60)
  func anyDocument(seed: Int) throws {
    let document = RandomDocument.document(seed: seed)
    do {
      let pdf = try ReadPDF(PythonTools.pdf(document))
      #expect(pdf.pdfa == ["2", "A"] && pdf.pdfua == "1" && pdf.stray == 0, "seed \(seed)")
    } catch let problem as TypesettingProblem {
      guard case .missingCharacters(let text) = problem else {
        Issue.record("seed \(seed): \(problem)")
        return
      }
      for name in text.split(separator: " ") {
        #expect(name.hasPrefix("U+") || name.unicodeScalars.contains { $0.value > 0x500 }, "seed \(seed): \(text)")
      }
    }
  }
}
