import DocumentWriters
import Documents
import Foundation
import ProgramSandbox
import Testing
import Typesetting

/// The compiler of the project's own Python environment, where this machine has it.
enum PythonTools {
  static let compiler = PDFCompiler(path: "", python: OutsidePrograms.python)

  /// The PDF of the document.
  static func pdf(_ document: Document) throws -> [UInt8] {
    try compiler.pdf(of: TypstWriter.bytes(of: document))
  }
}

/// What a screen reader finds in a PDF.
struct ReadPDF: Decodable {
  struct Node: Decodable {
    let tag: String
    let depth: Int
    let text: String
    let alt: String?
    let scope: String?
    let headers: Int?
  }
  struct Bookmark: Decodable, Equatable {
    let depth: Int
    let title: String

    init(_ depth: Int, _ title: String) {
      self.depth = depth
      self.title = title
    }

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      depth = try values.decode(Int.self)
      title = try values.decode(String.self)
    }
  }

  let pdfa: [String?]
  let pdfua: String?
  let title: String
  let author: String
  let created: String
  let language: String
  let marked: Bool
  let showsTitle: Bool
  let embedded: Bool
  let lying: [Bool]
  let stray: Int
  let bookmarks: [Bookmark]
  let nodes: [Node]

  /// The text of the node at that place and of what lies under it.
  func text(_ index: Int) -> String {
    let under = nodes[(index + 1)...].prefix { $0.depth > nodes[index].depth }
    return nodes[index].text + under.map(\.text).joined()
  }

  /// The texts of all nodes of that tag, in reading order.
  func texts(_ tag: String) -> [String] { nodes.indices.filter { nodes[$0].tag == tag }.map { text($0) } }

  /// Reads the PDF with the script that lies beside this file.
  init(_ bytes: [UInt8]) throws {
    let programs = try #require(try OutsidePrograms("the tests of PDF", needs: [.python]))
    defer { programs.remove() }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reading/read_pdf.py")
    let answer = try programs.python(script, [programs.put(bytes, as: "report.pdf")])
    self = try JSONDecoder().decode(ReadPDF.self, from: answer)
  }
}
