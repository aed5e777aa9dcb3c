/// A type or an extension that a file declares.
struct TypeDeclaration: Equatable {
  /// `struct`, `enum`, `class`, `actor`, `protocol`, `typealias` or `extension`.
  var keyword: String
  /// With dots between the parts for an extension of a nested type.
  var name: String
  var line: Int
  /// The names of the types and extensions around it, outermost first.
  var parents: [String]
  /// Whether the innermost of them is an extension.
  var isInExtension: Bool
  /// The words between the name and the body: what it inherits and conforms to.
  var inherited: [String]
  /// The positions of the tokens of its body, without the braces.
  var body: Range<Int>

  var isTopLevel: Bool { parents.isEmpty }
}

extension SourceFile {
  /// The types and extensions that the file declares, in the order of the text.
  var declarations: [TypeDeclaration] {
    var found: [TypeDeclaration] = []
    var open: [TypeDeclaration] = []
    for index in tokens.indices {
      open.removeAll { index >= $0.body.upperBound }
      guard var declaration = declaration(at: index) else { continue }
      declaration.parents = open.map(\.name)
      declaration.isInExtension = open.last?.keyword == "extension"
      found.append(declaration)
      if !declaration.body.isEmpty { open.append(declaration) }
    }
    return found
  }

  private func declaration(at index: Int) -> TypeDeclaration? {
    let keywords: Set = ["struct", "enum", "class", "actor", "protocol", "typealias", "extension"]
    let keyword = tokens[index]
    guard keyword.kind == .word, keywords.contains(keyword.text), token(index - 1)?.is(".") != true,
      let first = token(index + 1), first.kind == .word, first.text.first?.isUppercase == true
    else { return nil }
    // `import struct Foundation.Date` declares nothing.
    if token(index - 1)?.is("import") == true { return nil }
    var name = first.text
    var next = index + 2
    while token(next)?.is(".") == true, let part = token(next + 1), part.kind == .word {
      name += "." + part.text
      next += 2
    }
    var result = TypeDeclaration(
      keyword: keyword.text, name: name, line: keyword.line, parents: [], isInExtension: false, inherited: [],
      body: index..<index)
    if keyword.text == "typealias" { return result }
    while let token = token(next), !token.is("{") {
      if token.is("where") { next = skipRequirements(from: next); continue }
      if token.kind == .word { result.inherited.append(token.text) }
      next += 1
    }
    guard token(next) != nil else { return nil }
    result.body = (next + 1)..<max(next + 1, end(ofBracketAt: next) - 1)
    return result
  }

  /// The position of the brace that ends a `where` clause.
  private func skipRequirements(from index: Int) -> Int {
    var next = index
    while let token = token(next), !token.is("{") { next += 1 }
    return next
  }
}
