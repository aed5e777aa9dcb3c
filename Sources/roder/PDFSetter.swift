import CLI
import Typesetting

/// Makes PDFs by the compiler that this machine has.
struct PDFSetter: PDFAccess {
  private let compiler: PDFCompiler

  /// The compiler where the environment says it is: in the path, or in the project's own Python.
  init(_ environment: [String: String], python: String?) {
    func set(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let cache = set("XDG_CACHE_HOME") ?? set("HOME").map { $0 + "/.cache" } ?? "~/.cache"
    compiler = PDFCompiler(path: set("PATH") ?? "", python: python ?? cache + "/roder/python")
  }

  func pdf(of source: [UInt8]) throws -> [UInt8] { try compiler.pdf(of: source) }
}
