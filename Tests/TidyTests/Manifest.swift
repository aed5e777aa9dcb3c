/// The targets of Package.swift and what each of them may import.
///
/// Reads lines of the form `target("Name", uses: ["A", "B"], products: [.product(name: "P", package: "p")])`, whatever
/// the function is called, and `.systemLibrary(name: "Name"`. The lists must stand there as literals.
struct Manifest {
  struct Target: Equatable {
    var name: String
    /// The folder it lies in: `Sources` or `Tests`, or the first part of its `path:`.
    var folder: String
    var uses: Set<String>
    var products: Set<String>
    var line: Int
  }

  let path: String
  let targets: [Target]

  init(_ file: SourceFile) {
    path = file.path
    targets = file.tokens.indices.compactMap { Manifest.target(at: $0, in: file) }
  }

  func target(_ name: String, in folder: String) -> Target? {
    targets.first { $0.name == name && $0.folder == folder }
  }

  private static func target(at index: Int, in file: SourceFile) -> Target? {
    let call = file.tokens[index]
    guard call.kind == .word, file.token(index + 1)?.is("(") == true else { return nil }
    if call.text == "systemLibrary", file.token(index + 2)?.is("name") == true, let name = file.token(index + 4),
      name.kind == .string
    {
      return Target(name: name.text, folder: "Sources", uses: [], products: [], line: call.line)
    }
    guard file.token(index - 1)?.is(".") != true, let name = file.token(index + 2), name.kind == .string else {
      return nil
    }
    let arguments = (index + 3)..<(file.end(ofBracketAt: index + 1) - 1)
    return Target(
      name: name.text,
      folder: folder(in: arguments, of: file) ?? (call.text.lowercased().hasSuffix("tests") ? "Tests" : "Sources"),
      uses: strings(labelled: "uses", in: arguments, of: file),
      products: products(in: arguments, of: file), line: call.line)
  }

  private static func folder(in range: Range<Int>, of file: SourceFile) -> String? {
    let label = range.first { file.tokens[$0].is("path") && file.token($0 + 1)?.is(":") == true }
    guard let path = label.flatMap({ file.token($0 + 2) }), path.kind == .string else { return nil }
    return path.text.split(separator: "/").first.map(String.init)
  }

  private static func strings(labelled label: String, in range: Range<Int>, of file: SourceFile) -> Set<String> {
    guard let list = list(labelled: label, in: range, of: file) else { return [] }
    return Set(file.tokens[list].filter { $0.kind == .string }.map(\.text))
  }

  /// The names of products: `.product(name: "P", …)`, or plain strings.
  private static func products(in range: Range<Int>, of file: SourceFile) -> Set<String> {
    guard let list = list(labelled: "products", in: range, of: file) else { return [] }
    var names: Set<String> = []
    for index in list where file.tokens[index].kind == .string {
      let isLabelled = file.token(index - 1)?.is(":") == true
      if !isLabelled || file.token(index - 2)?.is("name") == true { names.insert(file.tokens[index].text) }
    }
    return names
  }

  private static func list(labelled label: String, in range: Range<Int>, of file: SourceFile) -> Range<Int>? {
    guard
      let start = range.first(where: {
        file.tokens[$0].is(label) && file.token($0 + 1)?.is(":") == true && file.token($0 + 2)?.is("[") == true
      })
    else { return nil }
    return (start + 3)..<(file.end(ofBracketAt: start + 2) - 1)
  }
}
