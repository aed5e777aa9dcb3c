import Documents
import Figures
import Formats
import Foundation
import Kernel
import TestSupport
import Testing
import XML

@testable import DocumentWriters

@Suite("Word files")
struct DOCXWriterTests {
  /// The sample with a chart of each kind, links, lists, an appendix and a wide table.
  static let report = Document(
    title: Sample.document.title, heading: Sample.document.heading,
    blocks: Sample.document.blocks + [
      .heading(level: 2, text: "Fler diagram", id: "fler-diagram"),
      .paragraph([.text("Se "), .link("driften", id: "drift"), .text(" eller "), .link("intet", id: "nowhere")]),
      .numbered([[.text("Första")], [.text("Andra")]]), .numbered([[.text("Ett igen")]]),
    ] + ChartSamples.ordinary.map { .chart($0) } + [
      .pageBreak, .heading(level: 2, text: "Bilaga", id: "bilaga"), .paragraph([.text("Månader.")]),
      .heading(level: 3, text: "Alla månader", id: "alla-manader"), .table(wide),
      .heading(level: 2, text: "Sist", id: "sist"), .paragraph([.text("Slut.")]),
    ], identity: .init(author: "Socialnämnden, Exempelby", registrationNumber: "SN 2019/17", day: Day("2019-05-21")))

  /// Its charts in order.
  static let charts = report.blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }

  static let wide = Table(
    id: "manader", caption: "Utfall per månad, tkr",
    columns: [.init("line", "Rad", .label)] + SwedishText.monthNames.map { .init($0, $0 + " 2019") },
    rows: [
      Table.Row(
        id: "personnel",
        cells: [.text("Personalkostnader för hela nämnden")]
          + (1...12).map { .figure(Sample.money("actual", "m\($0)", tkr: 112_000 + Int64($0))) })
    ])

  @Test("A file hangs together, and the same report gives the same bytes")
  func whole() throws {
    let bytes = DOCXWriter.bytes(of: Self.report)
    #expect(bytes == DOCXWriter.bytes(of: Self.report))
    var file = try WordFile(bytes)
    let faults = try file.faults()
    #expect(faults == [])
    #expect(file.paragraphs("Title") == ["Månadsuppföljning april 2019"])
    #expect(file.paragraphs("Heading1").first == "Drift")
    #expect(file.paragraphs("Heading2") == ["Personal", "Alla månader"])
    #expect(file.paragraphs("RoderNoticeWarning") == ["Obs: Perioden är preliminär."])
    #expect(file.paragraphs("Caption").contains("Tabell\u{A0}1. Drift, tkr"))
    #expect(file.paragraphs("Caption").contains("Diagram\u{A0}3. " + ChartSamples.brokenBridge.title))
    #expect(file.styles.all("w:lang").map { $0.tag["w:val"] } == ["sv-SE"])
  }

  @Test("The contents are full without being computed: every chapter and section, with its number, as a link")
  func contents() throws {
    let file = try WordFile(DOCXWriter.bytes(of: Self.report))
    #expect(
      file.paragraphs("TOC1") == [
        "1\tDrift", "2\tMått", "3\tKällor", "4\tDiagram", "5\tNoter", "6\tFler diagram", "7\tBilaga", "8\tSist",
      ])
    #expect(file.paragraphs("TOC2") == ["2.1\tPersonal", "7.1\tAlla månader"])
    let codes = file.all("w:instrText").map { node in
      node.content.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
    #expect(codes == [" TOC \\o \"1-2\" \\h \\z \\u "])
    #expect(file.all("w:fldChar").compactMap { $0.tag["w:fldCharType"] } == ["begin", "separate", "end"])
  }

  @Test("A list with numbers begins at 1 though another stands before it")
  func lists() throws {
    var file = try WordFile(DOCXWriter.bytes(of: Self.report))
    let lists = file.all("w:p").filter { $0.child("w:pPr")?.child("w:pStyle")?.tag["w:val"] == "ListNumber" }
      .compactMap { $0.child("w:pPr")?.child("w:numPr")?.child("w:numId")?.tag["w:val"] }
    #expect(lists.map { Int($0) } == [9_004, 9_004, 9_005, 9_005, 9_006])
    let numbering = try WordFile.root(&file.parts, "word/numbering.xml")
    #expect(numbering.all("w:startOverride").count == 3)
  }

  @Test("A table says its headings on every page, its caption and its sums in words, and keeps numbers to the right")
  func table() throws {
    let file = try WordFile(DOCXWriter.bytes(of: Self.report))
    let tables = file.all("w:tbl")
    #expect(tables.count == 3 + Self.charts.count)
    for table in tables {
      let rows = table.children.filter { $0.name == "w:tr" }
      #expect(rows.first?.child("w:trPr")?.child("w:tblHeader") != nil)
      #expect(rows.dropFirst().allSatisfy { $0.child("w:trPr")?.child("w:tblHeader") == nil })
      #expect(rows.allSatisfy { $0.child("w:trPr")?.child("w:cantSplit") != nil })
      #expect(table.child("w:tblPr")?.child("w:tblCaption")?.tag["w:val"]?.isEmpty == false)
      #expect(table.child("w:tblPr")?.child("w:tblLook")?.tag["w:firstColumn"] == "1")
    }
    let drift = try #require(tables.first)
    #expect(
      drift.child("w:tblPr")?.child("w:tblDescription")?.tag["w:val"]
        == "7 rader och 5 kolumner. Summarader: Kostnader; Resultat. Restrader: Utan rad.")
    let last = drift.children.last?.children.filter { $0.name == "w:tc" } ?? []
    #expect(
      last.map { $0.words.replacing("\u{A0}", with: " ") } == ["Resultat", "−163 000", "−59 012", "−167 001", "−4 001"])
    #expect(last.dropFirst().allSatisfy { $0.contains { $0.tag["w:val"] == "RoderTableNumber" } })
    #expect(last.allSatisfy { $0.contains { $0.name == "w:b" } && $0.contains { $0.name == "w:tcBorders" } })
    let measures = try #require(tables.dropFirst().first)
    #expect(measures.child("w:tblPr")?.child("w:tblDescription")?.tag["w:val"]?.contains("uppgift saknas") == true)
    #expect(file.paragraphs("RoderTableNote").contains("– betyder att uppgift saknas."))
  }

  @Test("A table too wide for upright paper lies, with its heading, on paper of its own")
  func orientation() throws {
    let file = try WordFile(DOCXWriter.bytes(of: Self.report))
    let sections = file.all("w:sectPr")
    #expect(sections.map { $0.child("w:pgSz")?.tag["w:orient"] } == [nil, "landscape", nil, "landscape", nil])
    let body = try #require(file.document.child("w:body")).children
    let turned = try #require(body.firstIndex { $0.words == "Bilaga" && $0.name == "w:p" })
    #expect(body[turned - 1].contains { $0.name == "w:sectPr" })
    let table = try #require(body.firstIndex { $0.name == "w:tbl" && $0.words.contains("hela nämnden") })
    #expect(turned < table)
    let end = try #require(body[table...].firstIndex { $0.contains { $0.name == "w:sectPr" } })
    #expect(body[end + 1].words == "Sist")
    for table in file.all("w:tbl") {
      let widths = table.child("w:tblGrid")?.children.compactMap { $0.tag["w:w"].flatMap { Int($0) } } ?? []
      #expect(widths.reduce(0, +) <= 16_838 - 2 * 1_134 && widths.allSatisfy { $0 > 0 })
    }
  }

  @Test("A chart is a picture of lines with its description, and the same picture as SVG")
  func charts() throws {
    var file = try WordFile(DOCXWriter.bytes(of: Self.report))
    let pictures = file.all("wp:docPr")
    #expect(pictures.map { $0.tag["descr"] } == Self.charts.map { $0.description })
    #expect(pictures.map { $0.tag["title"] } == Self.charts.map { $0.title })
    #expect(file.all("asvg:svgBlip").count == pictures.count && file.all("a:blip").count == pictures.count)
    let drawing = ChartDrawing.drawing(of: Self.charts[0])
    let picture = try file.parts.content("word/media/diagram1.emf")
    #expect(picture == EMFWriter.bytes(of: drawing))
    for extent in file.all("wp:extent") {
      let width = extent.tag["cx"].flatMap { Int($0) } ?? 0
      #expect(width > 1_000_000 && width <= 14_570 * 635)
    }
  }

  @Test("Every random tree gives a sound file that holds its words", arguments: 0..<60)
  func random(seed: Int) throws {
    let document = RandomDocument.document(seed: seed)
    var file = try WordFile(DOCXWriter.bytes(of: document))
    let faults = try file.faults()
    #expect(faults == [], "seed \(seed)")
    for case .notice(let notice) in document.blocks {
      let words = notice.text.plainText.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0xFFFE }
      if words.isEmpty { continue }
      let isThere = file.document.words.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0xFFFD }
      #expect(
        String(String.UnicodeScalarView(isThere)).contains(String(String.UnicodeScalarView(words))), "seed \(seed)")
    }
  }

  @Test("python-docx finds headings, tables, pictures and sections, and openxml-audit finds nothing")
  func otherPrograms() throws {
    let random = (0..<8).map { DOCXWriter.bytes(of: RandomDocument.document(seed: $0)) }
    let odd = Document(title: "Udda", blocks: ChartSamples.odd.map { .chart($0) })
    let template = try WordTemplate(TemplateSample.bytes(), file: "mall.dotx")
    let files =
      [
        DOCXWriter.bytes(of: Self.report), DOCXWriter.bytes(of: odd),
        DOCXWriter.bytes(of: Document(title: "", blocks: [])),
      ]
      + [DOCXWriter.bytes(of: Self.report, options: WriterOptions(wordTemplate: template))] + random
    guard let found = try WordPrograms.read(files) else { return }
    #expect(found.map(\.faults) == files.map { _ in [] })
    let report = try #require(found.first)
    #expect(report.title == "Månadsuppföljning april 2019" && report.language == "sv-SE")
    #expect(report.author == "Socialnämnden, Exempelby")
    #expect(report.headings.prefix(3) == ["Heading 1: Drift", "Heading 1: Mått", "Heading 2: Personal"])
    #expect(report.tables.allSatisfy { $0.repeats })
    #expect(report.tables[0].head == Sample.drift.columns.map(\.title))
    #expect(
      report.tables[0].rows.map(\.first)
        == Sample.drift.rows.map { row in
          if case .text(let text) = row.cells[0] { text } else { nil }
        })
    #expect(report.pictures == Self.charts.map(\.description))
    #expect(report.orientations == [0, 1, 0, 1, 0])
    #expect(report.headers.allSatisfy { $0 == "Socialnämnden, Exempelby\tSN 2019/17" })
    #expect(report.footers.allSatisfy { $0.hasPrefix("Månadsuppföljning april 2019\tSida ") })
  }
}
