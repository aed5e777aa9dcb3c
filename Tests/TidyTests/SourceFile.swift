import Foundation

/// One file of the project with what the checks read from it.
struct SourceFile {
  /// Relative to the project's root, with `/` between the parts.
  let path: String
  /// Empty when the file is no text.
  let text: String
  let byteCount: Int
  let isExecutable: Bool
  let lines: [Substring]
  /// Empty for files in other languages than Swift.
  let tokens: [Token]
  let remarks: [SwiftLexer.Remark]

  init(path: String, text: String, byteCount: Int? = nil, isExecutable: Bool = false) {
    self.path = path
    self.text = text
    self.byteCount = byteCount ?? text.utf8.count
    self.isExecutable = isExecutable
    // A carriage return and a line feed are one character here.
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
    let lexer = SwiftLexer(path.hasSuffix(".swift") ? text : "")
    tokens = lexer.tokens
    remarks = lexer.remarks
  }

  var isSwift: Bool { path.hasSuffix(".swift") }
  var name: String { String(path.split(separator: "/").last ?? "") }
  /// The file's name without its last ending.
  var stem: String {
    String(name.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: "."))
  }

  /// The first part of the path: `Sources`, `Tests` …
  var folder: String? { path.split(separator: "/").first.map(String.init) }

  /// The target that a file of `Sources` or `Tests` belongs to.
  var target: String? {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "Sources" || parts[0] == "Tests" else { return nil }
    return String(parts[1])
  }

  /// Whether the file lies in one of the given targets of `Sources`.
  func isIn(sources targets: Set<String>) -> Bool {
    guard path.hasPrefix("Sources/"), let target else { return false }
    return targets.contains(target)
  }

  func finding(_ line: Int, _ message: String) -> Finding {
    Finding(path: path, line: line, message: message)
  }

  /// The position after the bracket that closes the one at `opener`.
  func end(ofBracketAt opener: Int) -> Int {
    let pairs = ["(": ")", "[": "]", "{": "}"]
    guard let closer = pairs[tokens[opener].text] else { return opener + 1 }
    var depth = 0
    for index in opener..<tokens.count {
      if tokens[index].is(tokens[opener].text) { depth += 1 }
      if tokens[index].is(closer) {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return tokens.count
  }

  /// The token at a position, or nil beyond either end.
  func token(_ index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }
}
