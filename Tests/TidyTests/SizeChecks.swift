/// How long files, functions and lines may be.
enum SizeChecks {
  static let fileLines = 500
  static let functionLines = 70
  static let columns = 120

  static func longFile(_ file: SourceFile) -> [Finding] {
    guard file.lines.count > fileLines else { return [] }
    return [
      file.finding(
        fileLines + 1,
        "\(file.lines.count) lines; at most \(fileLines). Move one idea to a file of its own: Type+Aspect.swift.")
    ]
  }

  static func longLines(_ file: SourceFile) -> [Finding] {
    var findings: [Finding] = []
    for (index, line) in file.lines.enumerated() where line.utf8.count > columns && line.count > columns {
      findings.append(file.finding(index + 1, "\(line.count) columns; at most \(columns). Break the line."))
    }
    return findings
  }

  static func longFunctions(_ file: SourceFile) -> [Finding] {
    file.tokens.indices.compactMap { index in
      guard let opener = bodyOfFunction(at: index, in: file) else { return nil }
      let first = file.tokens[index].line
      let last = file.tokens[file.end(ofBracketAt: opener) - 1].line
      let count = last - first + 1
      guard count > functionLines else { return nil }
      return file.finding(
        first, "\(count) lines in one function; at most \(functionLines). Move pure work to functions of its own.")
    }
  }

  /// The position of the brace that opens the body of the function, initializer or computed property declared here.
  private static func bodyOfFunction(at index: Int, in file: SourceFile) -> Int? {
    let keyword = file.tokens[index]
    guard keyword.kind == .word, file.token(index - 1)?.is(".") != true, file.token(index + 1)?.is(":") != true
    else { return nil }
    switch keyword.text {
    case "func", "init", "subscript", "deinit": return bodyAfterSignature(from: index + 1, in: file)
    case "var": return bodyOnSameLine(from: index, in: file)
    default: return nil
    }
  }

  private static func bodyAfterSignature(from start: Int, in file: SourceFile) -> Int? {
    // A requirement of a protocol has no body: the next declaration or the end of the type comes first.
    let others: Set = [
      "func", "init", "subscript", "deinit", "var", "let", "static", "mutating", "case", "struct", "enum", "class",
      "extension", "associatedtype", "typealias", "package", "public", "private",
    ]
    var index = start
    while let token = file.token(index) {
      if token.is("(") || token.is("[") {
        index = file.end(ofBracketAt: index)
        continue
      }
      if token.is("{") { return index }
      if token.is("}") || (token.kind == .word && index > start && others.contains(token.text)) { return nil }
      index += 1
    }
    return nil
  }

  private static func bodyOnSameLine(from start: Int, in file: SourceFile) -> Int? {
    let conditions: Set = ["if", "guard", "while", "case", ",", "("]
    if let before = file.token(start - 1), before.kind != .string, conditions.contains(before.text) { return nil }
    var index = start
    while let next = file.token(index + 1), next.line == file.tokens[start].line { index += 1 }
    return file.tokens[index].is("{") ? index : nil
  }
}
