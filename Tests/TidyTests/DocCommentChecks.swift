/// Whether everything that other targets see says what it is.
enum DocCommentChecks {
  private static let declarations: Set = [
    "func", "var", "let", "struct", "enum", "class", "actor", "protocol", "init", "subscript", "typealias",
    "associatedtype", "case", "macro",
  ]
  private static let modifiers: Set = [
    "static", "final", "mutating", "nonmutating", "override", "required", "convenience", "indirect", "lazy", "weak",
    "nonisolated", "isolated", "private", "internal", "fileprivate", "consuming", "borrowing", "dynamic", "async",
    "prefix", "postfix", "infix", "distributed", "unowned", "sending",
  ]

  static func undocumented(_ file: SourceFile, inheriting docs: InheritedDocs) -> [Finding] {
    let documented = docLines(file)
    let types = file.declarations.filter { $0.keyword != "protocol" }
    return file.tokens.indices.compactMap { index in
      let access = file.tokens[index]
      guard access.is("package") || access.is("public") || access.is("open"),
        file.token(index - 1)?.is(".") != true, let keyword = declaration(after: index, in: file)
      else { return nil }
      if keyword == "extension" {
        return file.finding(access.line, "\(access.text) extension: write the access before each member instead.")
      }
      if documented.contains(lineAbove(access.line, in: file)) { return nil }
      let owner = types.last { $0.body.contains(index) }?.name
      if let owner, let member = memberName(after: index, in: file), docs.covers(member, of: owner) { return nil }
      return file.finding(
        access.line, "\(access.text) \(keyword) without a doc comment: say in a sentence what it is or answers.")
    }
  }

  /// The keyword of the declaration that an access word belongs to; nil when it belongs to an import or to no one.
  private static func declaration(after index: Int, in file: SourceFile) -> String? {
    var next = index + 1
    while let token = file.token(next), token.kind == .word || token.is("(") || token.is("@") {
      if token.is("(") {
        next = file.end(ofBracketAt: next)
        continue
      }
      if declarations.contains(token.text), !isModifierClass(at: next, in: file) { return token.text }
      if token.text == "extension" { return token.text }
      guard
        modifiers.contains(token.text) || token.is("@") || token.text == "class"
          || file.token(next - 1)?.is("@") == true
      else { return nil }
      next += 1
    }
    return nil
  }

  /// The name of the member that an access word belongs to; `init` and `subscript` for those.
  private static func memberName(after index: Int, in file: SourceFile) -> String? {
    var next = index + 1
    while let token = file.token(next), token.kind == .word {
      if token.is("init") || token.is("subscript") { return token.text }
      if token.is("var") || token.is("let") || token.is("func") || token.is("typealias") {
        return file.token(next + 1)?.text
      }
      next += 1
    }
    return nil
  }

  /// Whether `class` here means a member of the type, as in `class func`.
  private static func isModifierClass(at index: Int, in file: SourceFile) -> Bool {
    guard file.tokens[index].is("class"), let next = file.token(index + 1) else { return false }
    return next.is("func") || next.is("var") || next.is("subscript")
  }

  /// The lines that end or hold a doc comment with words in it.
  private static func docLines(_ file: SourceFile) -> Set<Int> {
    var lines: Set<Int> = []
    var holdsWords = false
    var previous = 0
    for remark in file.remarks {
      let isDoc = remark.text.hasPrefix("///") && !remark.text.hasPrefix("////")
      if remark.line != previous + 1 { holdsWords = false }
      guard isDoc else { continue }
      if remark.text.contains(where: \.isLetter) { holdsWords = true }
      if holdsWords { lines.insert(remark.line) }
      previous = remark.line
    }
    return lines
  }

  /// The nearest line above that is no attribute, no condition of compilation and no plain comment.
  private static func lineAbove(_ line: Int, in file: SourceFile) -> Int {
    var above = line - 1
    while above >= 1 {
      let text = file.lines[above - 1].drop { $0 == " " }
      let isPlainComment = text.hasPrefix("//") && !text.hasPrefix("///")
      guard text.hasPrefix("@") || text.hasPrefix("#") || isPlainComment else { break }
      above -= 1
    }
    return above
  }
}
