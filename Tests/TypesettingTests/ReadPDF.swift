import DocumentWriters
import Documents
import Foundation
import Programs
import Typesetting

/// The programs that look at PDFs, where this machine has them.
enum PythonTools {
  /// The project's own Python environment, which scripts/setup makes.
  static let folder: String = {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["RODER_PYTHON"], !given.isEmpty { return given }
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.cache"
    return cache + "/roder/python"
  }()

  static let isThere = FileManager.default.isExecutableFile(atPath: folder + "/bin/python3")

  static let compiler = PDFCompiler(path: "", python: folder)

  /// Says aloud that a test was left out.
  static func skipped(_ what: String) {
    print("SKIPPED: \(what): no Python environment at \(folder); run scripts/setup.")
  }

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
    let folder = FileManager.default.temporaryDirectory.appending(path: "roder-read-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // A folder that stays behind in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "report.pdf")
    let answer = folder.appending(path: "answer.json")
    try Data(bytes).write(to: file)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reading/read_pdf.py")
    let process = try ChildProcess(
      [PythonTools.folder + "/bin/python3", script.path, file.path], in: folder.path,
      files: .init(output: answer.path, errors: folder.path + "/errors"),
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
    _ = process.wait()
    self = try JSONDecoder().decode(ReadPDF.self, from: Data(contentsOf: answer))
  }
}
