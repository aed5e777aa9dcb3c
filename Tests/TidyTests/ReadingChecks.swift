/// Whether the checks read the code as the compiler does.
enum ReadingChecks {
  /// Brackets that do not match as read: the lexer took a string for code, or code for a string, before that place.
  static func unbalancedBrackets(_ file: SourceFile) -> [Finding] {
    let closers = ["(": ")", "[": "]", "{": "}"]
    var open: [Token] = []
    let advice = "does not match as TidyTests read the file: write #/…/# for a bare expression, or mend the lexer."
    for token in file.tokens where token.kind == .mark {
      if closers[token.text] != nil {
        open.append(token)
      } else if closers.values.contains(token.text) {
        guard let opener = open.popLast(), closers[opener.text] == token.text else {
          return [file.finding(token.line, "\(token.text) \(advice)")]
        }
      }
    }
    return open.last.map { [file.finding($0.line, "\($0.text) \(advice)")] } ?? []
  }
}
