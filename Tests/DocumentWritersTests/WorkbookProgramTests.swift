import DocumentWriters
import Documents
import Foundation
import Kernel
import ProgramSandbox
import TestSupport
import Testing

/// What other programs make of our workbooks: openpyxl, LibreOffice and a validator of the format.
@Suite("Other programs read our workbooks", .serialized)
struct WorkbookProgramTests {
  struct Cell: Decodable {
    let type: String
    let value: String
    let formula: String?
    let format: String
    let bold: Bool
    let literal: Bool
    let link: String?
  }

  struct Sheet: Decodable {
    let name: String
    let frozen: String?
    let titles: String?
    let landscape: Bool
    let fits: Bool
    let filter: String?
    let cells: [String: Cell]
  }

  struct Book: Decodable {
    let sheets: [Sheet]
    let names: [String: String]
    let title: String?
    let creator: String?
    let subject: String?
    let language: String?
    let created: String
  }

  /// The sample with what identifies it.
  private static let identified = Document(
    title: Sample.document.title, heading: Sample.document.heading, blocks: Sample.document.blocks,
    identity: .init(author: "Socialnämnden", registrationNumber: "SN 2019/17", day: Day("2019-05-21")))

  @Test("openpyxl finds values, formulas, formats, frozen headings, names and properties")
  func openpyxl() throws {
    guard let programs = try OutsidePrograms("openpyxl reads a workbook", needs: [.python]) else { return }
    defer { programs.remove() }
    let book = try programs.read(DocumentWriter.bytes(of: Self.identified, as: .xlsx))
    #expect(book.title == "Månadsuppföljning april 2019" && book.creator == "Socialnämnden")
    #expect(book.subject == "SN 2019/17" && book.language == "sv-SE" && book.created == "2019-05-21 00:00:00")
    let drift = try #require(book.sheets.first { $0.name == "1 Drift, tkr" })
    #expect(drift.frozen == "B4" && drift.titles == "$1:$3" && drift.landscape && drift.fits)
    #expect(book.names["tabell_drift"] == "'1 Drift, tkr'!$A$3:$E$10")
    let sum = try #require(drift.cells["D8"])
    #expect(sum.formula == "=SUM(D6:D7)" && sum.value == "-207000800" && sum.bold)
    #expect(sum.format == "#,##0,;\"\u{2212}\"#,##0,")
    #expect(try #require(drift.cells["B4"]).type == "n")
    #expect(try #require(drift.cells["A2"]).link == "'Innehåll'!A1")
    let remark = try #require(book.sheets.first { $0.name.hasPrefix("2 ") }?.cells["D4"])
    #expect(remark.type == "s" && remark.literal && remark.value.hasPrefix("=Långtid"))
    #expect(book.sheets[0].cells.values.contains { $0.link == "'1 Drift, tkr'!A1" })
    #expect(try #require(book.sheets.last).filter?.hasPrefix("A3:H") == true)
  }

  @Test("openpyxl opens workbooks of odd documents and reads the same numbers")
  func oddities() throws {
    guard let programs = try OutsidePrograms("openpyxl reads odd workbooks", needs: [.python]) else { return }
    defer { programs.remove() }
    for seed in 1...12 {
      let document = RandomDocument.document(seed: seed)
      let book = try programs.read(DocumentWriter.bytes(of: document, as: .xlsx))
      for (table, sheet) in zip(document.tables, book.sheets.dropFirst()) {
        let numbers = table.rows.flatMap(\.cells).count { cell in
          guard case .figure(let figure) = cell else { return false }
          return figure.printed != nil
        }
        let rows = 4..<(4 + table.rows.count)
        let found = sheet.cells.count { address, cell in
          rows.contains(Int(address.drop { !$0.isNumber }) ?? 0) && (cell.type == "n" || cell.type == "f")
        }
        #expect(found == numbers, "seed \(seed) \(sheet.name)")
        #expect(sheet.cells.values.allSatisfy { $0.formula != nil || $0.type != "f" })
      }
    }
  }

  @Test("LibreOffice computes every sum and difference to our value")
  func recalculated() throws {
    guard let programs = try OutsidePrograms("LibreOffice recalculates", needs: [.python, .office]) else { return }
    defer { programs.remove() }
    let documents = [Self.identified] + (1...4).map { SummedTables.document(seed: $0) }
    var formulas = 0
    for (number, document) in documents.enumerated() {
      let book = try programs.read(DocumentWriter.bytes(of: document, as: .xlsx), unsaved: "unsaved\(number).xlsx")
      let computed = try programs.computed("unsaved\(number).xlsx", sheets: book.sheets.map(\.name))
      for sheet in book.sheets {
        for (address, cell) in sheet.cells where cell.formula != nil {
          formulas += 1
          let found = try #require(computed[sheet.name]?[address], "\(sheet.name) \(address)")
          #expect(Self.ore(found) == Self.ore(cell.value), "\(number) \(sheet.name) \(address) \(cell.formula ?? "")")
        }
      }
    }
    #expect(formulas > 200)
  }

  @Test("A validator of the format finds nothing")
  func valid() throws {
    guard let programs = try OutsidePrograms("openxml-audit looks at a workbook", needs: [.python]) else { return }
    defer { programs.remove() }
    for document in [Self.identified, RandomDocument.document(seed: 3), Document(title: "Tomt", blocks: [])] {
      let said = try programs.audit(DocumentWriter.bytes(of: document, as: .xlsx))
      #expect(said.contains("\"valid\": true") && said.contains("\"error_count\": 0"), "\(said)")
    }
  }

  /// Whole öre of a number in kronor as programs write it, a binary fraction's error rounded off.
  private static func ore(_ text: String) -> Int64? {
    Double(text).map { Int64(($0 * 100).rounded()) }
  }
}
