import Documents
import Formats
import Kernel
import TestSupport
import Testing
import XML

@testable import DocumentWriters

@Suite("A municipality's own Word file as source of styles")
struct WordTemplateTests {
  private static func written(_ bytes: [UInt8]) throws -> WordFile {
    let options = WriterOptions(wordTemplate: try WordTemplate(bytes, file: "mall.dotx"))
    return try WordFile(DOCXWriter.bytes(of: DOCXWriterTests.report, options: options))
  }

  @Test("Its styles are found by their names, whatever language its Word speaks, and ours are added beside them")
  func styles() throws {
    var file = try Self.written(TemplateSample.bytes())
    let faults = try file.faults()
    #expect(faults == [])
    #expect(file.paragraphs("Rubrik1").first == "Drift" && file.paragraphs("Rubrik2").first == "Personal")
    #expect(file.paragraphs("Rubrik") == ["Månadsuppföljning april 2019"])
    // The id Caption is taken by a style of another name.
    #expect(file.paragraphs("Caption") == [] && file.paragraphs("CaptionR").first == "Tabell\u{A0}1. Drift, tkr")
    let heading = try #require(file.styles.all("w:style").first { $0.tag["w:styleId"] == "Rubrik1" })
    #expect(heading.contains { $0.tag["w:val"] == "C00000" })
    #expect(file.styles.all("w:style").filter { $0.tag["w:styleId"] == "Heading1" }.isEmpty)
    #expect(file.styles.all("w:lang").map { $0.tag["w:val"] } == ["sv-SE"])
    let numbering = try WordFile.root(&file.parts, "word/numbering.xml")
    #expect(numbering.contains { $0.tag["w:val"] == "upperRoman" })
    #expect(!numbering.contains { $0.name == "w:numPicBullet" || $0.name == "w:lvlPicBulletId" })
    #expect(numbering.all("w:num").first?.tag["w:numId"] == "4")
    #expect(file.paragraphs("TOC1").first == "Drift")
  }

  @Test("Its paper, header and logotype are taken, its text is not, and what it lacks is ours")
  func margins() throws {
    var file = try Self.written(TemplateSample.bytes())
    #expect(!file.document.words.contains("Hemlig"))
    #expect(file.all("w:pgMar").allSatisfy { $0.tag["w:left"] == "1701" && $0.tag["w:top"] == "2268" })
    let headers = try file.parts.references(of: "word/document.xml").filter { $0.type == "header" }
    #expect(headers.count == 1)
    let header = try WordFile.root(&file.parts, headers[0].target)
    #expect(header.words == "EXEMPELBY KOMMUN")
    let pictures = try file.parts.references(of: headers[0].target)
    #expect(pictures.map { $0.id } == ["rId7"])
    let logotype = try file.parts.content(pictures[0].target)
    #expect(logotype == TemplateSample.logotype)
    #expect(file.all("w:headerReference").count == 5 && file.all("w:footerReference").count == 5)
    let footers = try file.parts.references(of: "word/document.xml").filter { $0.type == "footer" }
    #expect(footers.count == 2)
  }

  @Test("A header that needs more than pictures is left out, and ours stands instead")
  func oddHeader() throws {
    let odd = TemplateSample.header.replacing("r:embed=\"rId7\"", with: "r:link=\"rId8\"")
    let file = try Self.written(TemplateSample.bytes(changing: ["word/header3.xml": odd]))
    #expect(file.all("w:headerReference").count == 5)
    var parts = file.parts
    for header in try parts.references(of: "word/document.xml").filter({ $0.type == "header" }) {
      let words = try WordFile.root(&parts, header.target).words
      #expect(words.contains("SN 2019/17"))
    }
  }

  @Test(
    "What is no Word file, or a damaged or strict one, is refused with its name",
    arguments: [
      ([:], 40, "documents.unreadable-template"), (["word/styles.xml": ""], nil, "documents.unreadable-template"),
      (["word/styles.xml": "<w:styles"], nil, "documents.unreadable-template"),
      (["word/styles.xml": "<!DOCTYPE x><styles/>"], nil, "documents.unreadable-template"),
      (["word/styles.xml": "<styles/>"], nil, "documents.unreadable-template"),
      (["_rels/.rels": "<Relationships/>"], nil, "documents.unreadable-template"),
      (["word/document.xml": "<html/>"], nil, "documents.unreadable-template"),
      (
        [
          "word/styles.xml": "<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>"
        ], nil, "documents.strict-template"
      ),
    ] as [([String: String], Int?, String)])
  func refused(changed: [String: String], cut: Int?, code: String) throws {
    var bytes = TemplateSample.bytes(changing: changed)
    if let cut { bytes.removeLast(cut) }
    do {
      _ = try WordTemplate(bytes, file: "mall.dotx")
      Issue.record("\(changed) is taken for a template")
    } catch {
      #expect(error.all.map(\.code) == [code] && error.all.map(\.place.file) == ["mall.dotx"])
    }
  }

  @Test("Bytes changed by chance are refused or give a sound file, and never stop the program", arguments: 0..<4)
  func chance(seed: Int) throws {
    var chance = SeededChance(seed: seed)
    let whole = TemplateSample.bytes()
    for round in 0..<150 {
      var bytes = whole
      var parts: [String: String] = [:]
      if round % 2 == 0 {
        for _ in 0...Int.random(in: 0...4, using: &chance) {
          bytes[Int.random(in: bytes.indices, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
        }
      } else {
        // Within a part, where no checksum stands guard.
        let choices = [
          ("word/styles.xml", TemplateSample.styles), ("word/numbering.xml", TemplateSample.numbering),
          ("word/header3.xml", TemplateSample.header),
        ]
        let (name, text) = choices[Int.random(in: 0...2, using: &chance)]
        var scalars = Array(text.utf8)
        for _ in 0...Int.random(in: 0...3, using: &chance) {
          let place = Int.random(in: scalars.indices, using: &chance)
          scalars[place] = UInt8.random(in: 0x20...0x7E, using: &chance)
        }
        parts[name] = String(decoding: scalars, as: UTF8.self)
        bytes = TemplateSample.bytes(changing: parts)
      }
      guard let template = try? WordTemplate(bytes, file: "mall.dotx") else { continue }  // Refused is right too.
      let document = Document(title: "T", blocks: [.heading(level: 2, text: "Drift", id: "d"), .table(Sample.drift)])
      let file = try WordFile(DOCXWriter.bytes(of: document, options: WriterOptions(wordTemplate: template)))
      #expect(file.paragraphs(template.id(of: "heading 1", .paragraph) ?? "Heading1") == ["Drift"], "seed \(seed)")
    }
  }
}
