import Foundation
import Kernel

/// Runs Typst's compiler: source in, a tagged PDF out that meets PDF/A-2a and PDF/UA-1.
///
/// The compiler is the program `typst` in the path, or the package of that name in a Python. Each run has a temporary
/// folder of its own, a time limit and a limit of memory. The same source and fonts give the same bytes.
package struct PDFCompiler: Sendable {
  /// Where programs are looked for: folders with colons between, as in `PATH`.
  private let path: String
  /// The folder of the project's own Python environment.
  private let python: String
  /// The folders of the fonts that are tried before all others of the machine.
  private let fonts: [String]
  /// How long one run may take. **Unit** seconds.
  private let timeLimit: Int

  /// Where Debian puts Liberation Sans, which has the widths that tables and drawings are measured by.
  package static let usualFonts = ["/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/liberation2"]

  /// A compiler that looks in these places.
  package init(path: String, python: String, fonts: [String] = PDFCompiler.usualFonts, timeLimit: Int = 60) {
    self.path = path
    self.python = python
    self.fonts = fonts.filter { FileManager.default.fileExists(atPath: $0) }
    self.timeLimit = timeLimit
  }

  /// The PDF of the source.
  ///
  /// **Throws** `TypesettingProblem`.
  package func pdf(of source: [UInt8]) throws(TypesettingProblem) -> [UInt8] {
    for tool in tools {
      if let bytes = try pdf(of: source, by: tool) { return bytes }
    }
    throw .notInstalled(python: python)
  }

  /// A way to run the compiler.
  private enum Tool {
    case program(String)
    case python(String)
  }

  /// What came of one run.
  private enum Outcome {
    case done([UInt8])
    case notThere
    case refused(String)
  }

  /// The ways that this machine may have, the likeliest first.
  private var tools: [Tool] {
    let folders = path.split(separator: ":").map(String.init)
    func find(_ name: String) -> [String] {
      folders.map { $0 + "/" + name }.filter { FileManager.default.isExecutableFile(atPath: $0) }
    }
    let own = [python + "/bin/python3"].filter { FileManager.default.isExecutableFile(atPath: $0) }
    return find("typst").prefix(1).map(Tool.program) + (own + find("python3").prefix(1)).map(Tool.python)
  }

  /// The PDF; nil where the compiler is not there.
  private func pdf(of source: [UInt8], by tool: Tool) throws(TypesettingProblem) -> [UInt8]? {
    // The fonts that are always the same first: it is faster, and every machine then makes the same bytes.
    var refusal = ""
    for withAllFonts in fonts.isEmpty ? [true] : [false, true] {
      switch try run(tool, source, withAllFonts: withAllFonts) {
      case .done(let bytes): return bytes
      case .notThere: return nil
      case .refused(let text): refusal = text
      }
      guard PDFCompiler.missingCharacters(refusal) != nil else { break }
    }
    if let characters = PDFCompiler.missingCharacters(refusal) { throw .missingCharacters(characters) }
    throw PDFCompiler.failure(refusal)
  }

  private func run(_ tool: Tool, _ source: [UInt8], withAllFonts: Bool) throws(TypesettingProblem) -> Outcome {
    guard let folder = TemporaryFolder() else { throw .failed(detail: "No temporary folder could be made.", line: nil) }
    defer { folder.remove() }
    let input = folder.path + "/report.typ"
    let output = folder.path + "/report.pdf"
    do {
      try Data(source).write(to: URL(fileURLWithPath: input))
    } catch {
      throw .failed(detail: "The source could not be written to \(folder.path).", line: nil)
    }
    let run = CompilerRun(
      words: words(tool, input: input, output: output, withAllFonts: withAllFonts), folder: folder.path,
      timeLimit: timeLimit)
    switch run.outcome() {
    case .timedOut: throw .timedOut(seconds: timeLimit)
    case .notStarted: return .notThere
    case .ended(let code, let told):
      if case .python = tool, code == PDFCompiler.noPackage { return .notThere }
      // Without the file there is nothing to hand over, whatever the program said.
      guard code == 0, let bytes = try? Data(contentsOf: URL(fileURLWithPath: output)), !bytes.isEmpty else {
        return .refused(told.isEmpty ? "The compiler ended with code \(code) and said nothing." : told)
      }
      return .done([UInt8](bytes))
    }
  }

  private func words(_ tool: Tool, input: String, output: String, withAllFonts: Bool) -> [String] {
    switch tool {
    case .program(let program):
      [program, "compile", "--pdf-standard", "a-2a,ua-1", "--creation-timestamp", "0", "--format", "pdf"]
        + (withAllFonts ? [] : ["--ignore-system-fonts"]) + fonts.flatMap { ["--font-path", $0] } + [input, output]
    case .python(let program):
      // Isolated: nothing of the user's own folders is imported.
      [program, "-I", "-c", PDFCompiler.script, input, output, withAllFonts ? "all" : "own"] + fonts
    }
  }

  /// The exit code that says that Python lacks the package.
  private static let noPackage: Int32 = 69

  private static let script = """
    import sys
    try:
        import typst
    except ImportError:
        sys.exit(69)
    source, output, fonts = sys.argv[1:4]
    try:
        compiler = typst.Compiler(source, font_paths=sys.argv[4:], ignore_system_fonts=fonts == "own")
        compiler.compile(output=output, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0)
    except typst.TypstError as error:
        sys.exit(error.diagnostic or error.message)
    """

  /// The characters that the compiler found no font for, each once, as it came upon them.
  private static func missingCharacters(_ told: String) -> String? {
    var found: [String] = []
    for line in told.split(whereSeparator: \.isNewline) where line.contains("could not be displayed with font") {
      guard let start = line.firstRange(of: "the text `\""),
        let end = line[start.upperBound...].firstRange(of: "\"` could not")
      else { continue }
      let text = line[start.upperBound..<end.lowerBound]
      let name = PDFCompiler.name(of: text)
      if !found.contains(name) { found.append(name) }
    }
    return found.isEmpty ? nil : found.prefix(40).joined(separator: " ")
  }

  /// The characters that belong together, without the compiler's escapes; by their numbers where they cannot be seen.
  private static func name(of text: Substring) -> String {
    var scalars: [Unicode.Scalar] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let digits = rest.dropFirst(2).prefix { $0 != "}" }
      guard scalar == "\\", rest.starts(with: "u{".unicodeScalars), let value = UInt32(String(digits), radix: 16),
        let escaped = Unicode.Scalar(value)
      else {
        scalars.append(scalar)
        continue
      }
      scalars.append(escaped)
      rest = rest.dropFirst(3 + digits.count)
    }
    let unseen: Set<Unicode.GeneralCategory> = [.control, .format, .privateUse, .unassigned, .surrogate]
    guard scalars.allSatisfy({ unseen.contains($0.properties.generalCategory) }) else {
      return String(String.UnicodeScalarView(scalars))
    }
    return scalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: "+")
  }

  /// The compiler's first sentence that is no warning, and where in the source it points.
  private static func failure(_ told: String) -> TypesettingProblem {
    let lines = told.split(whereSeparator: \.isNewline)
    // A Python that stumbles tells it last.
    let isTrace = lines.first?.hasPrefix("Traceback") == true
    let start = isTrace ? lines.count - 1 : lines.firstIndex { $0.hasPrefix("error") } ?? 0
    let told = lines.dropFirst(start)
    let place = told.first { $0.contains("┌─") }?.split(separator: ":").dropLast().last.flatMap { Int($0) }
    return .failed(detail: told.first.map { String($0.prefix(300)) } ?? "", line: place)
  }
}
