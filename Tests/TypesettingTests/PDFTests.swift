import DocumentWriters
import Documents
import Foundation
import Kernel
import ProgramSandbox
import Testing
import TestSupport
import Typesetting

/// The sample as a PDF, made once.
private let sample = Result { try PythonTools.pdf(PDFSample.document) }
private let read = Result { try ReadPDF(sample.get()) }

@Suite("PDF: what a reader finds", .enabled(if: OutsidePrograms.hasPython))
struct PDFTests {
  @Test("The same document is made the same bytes")
  func deterministic() throws {
    #expect(try sample.get() == PythonTools.pdf(PDFSample.document))
  }

  @Test("A PDF says that it is for archives and for everyone, bears its title, language and day, and its own fonts")
  func marks() throws {
    let pdf = try read.get()
    #expect(pdf.pdfa == ["2", "A"])
    #expect(pdf.pdfua == "1")
    #expect(pdf.marked && pdf.showsTitle && pdf.embedded)
    #expect(pdf.title == "Månadsuppföljning april 2019" && pdf.author == "Socialnämnden")
    #expect(pdf.language == "sv-SE")
    #expect(pdf.created.hasPrefix("D:20190528"))
    #expect(pdf.stray == 0)
  }

  @Test("Headings follow upon each other without a gap, and each is a bookmark")
  func headings() throws {
    let pdf = try read.get()
    let found = pdf.nodes.indices.filter { pdf.nodes[$0].tag.hasPrefix("H") }.map {
      pdf.nodes[$0].tag + " " + pdf.text($0)
    }
    #expect(
      found == [
        "H1 Innehåll", "H1 1Drift", "H2 1.1Ett hopp i nivåerna", "H2 1.2Dess syskon",
        "H1 2Orsaker", "H1 3Månader", "H1 4Källor", "H1 5Bilaga",
      ])
    #expect(
      pdf.bookmarks.map(\.depth) == [0, 1, 1, 0, 0, 0, 0]
        && pdf.bookmarks.map(\.title).first?.hasSuffix("Drift") == true)
  }

  @Test("Every table has its caption, column headers with scope, and a cell's headers")
  func tables() throws {
    let pdf = try read.get()
    #expect(pdf.texts("Table").count == PDFSample.document.tables.count)
    #expect(
      pdf.texts("Caption") == [
        "Tabell 1. Drift, tkr", "Diagram 1. Avvikelsen beror mest på köpt vård", "Tabell 2. Underlag, tkr",
        "Tabell 3. Månad för månad, tkr", "Tabell 4. Månad för månad, tkr",
      ])
    let heads = pdf.nodes.filter { $0.tag == "TH" }
    #expect(heads.count >= 4 + 2 + 15 + 3 && heads.allSatisfy { $0.scope == "Column" })
    #expect(pdf.nodes.filter { $0.tag == "TD" }.allSatisfy { ($0.headers ?? 0) > 0 })
  }

  @Test("A row is heard with its label first, a sum as a sum, and what is missing in words")
  func rows() throws {
    let pdf = try read.get()
    let cells = pdf.texts("TD")
    let sum = try #require(cells.firstIndex(of: "Delsumma: Kostnader"))
    #expect(cells[sum + 1] == "\u{2212}206 000")
    #expect(cells.contains("uppgift saknas") && cells.contains("uppgiften visas inte"))
    #expect(cells.contains("Summa nettokostnad"))
  }

  @Test("A drawing has its description")
  func drawings() throws {
    let figures = try read.get().nodes.filter { $0.tag == "Figure" }
    #expect(figures.map(\.alt) == [PDFSample.chart.description])
  }

  @Test("A table that is too wide lies, and only it")
  func lyingPages() throws {
    let pdf = try read.get()
    let first = try #require(pdf.lying.firstIndex(of: true))
    let last = try #require(pdf.lying.lastIndex(of: true))
    #expect(first > 0 && last < pdf.lying.count - 1 && last > first && pdf.lying[first...last].allSatisfy { $0 })
  }

  @Test("Every text of the tree stands in the PDF, in the tree's order")
  func order() throws {
    let pdf = try read.get()
    let text = pdf.nodes.map(\.text).joined()
    var place = text.startIndex
    for words in PDFSample.words.map({ $0.replacing("\u{A0}", with: " ") }) where !words.isEmpty {
      guard let found = text[place...].range(of: words) else {
        Issue.record("”\(words)” does not stand after what comes before it")
        continue
      }
      place = found.upperBound
    }
  }
}

@Test("Programs that make and read PDFs are there, or it is said")
func toolsAreThere() throws {
  try OutsidePrograms("the tests of PDF", needs: [.python])?.remove()
}
