extension [Inline] {
  /// The running text without marks, figures as they are printed.
  package var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .strong(let text), .code(let text), .link(let text, _): text
      case .figure(let cell, let wording): cell.text(wording)
      case .unresolved(let why): Inline.unresolvedText(why)
      }
    }.joined()
  }
}
