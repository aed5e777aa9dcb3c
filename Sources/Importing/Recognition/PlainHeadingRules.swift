/// Tells whether a text file whose headings are mostly plain holds a column that a plain reader would leave out to its
/// harm.
package enum PlainHeadingRules {
  /// What a heading that the plain reader does not know asks for.
  package enum Answer: Hashable, Sendable {
    /// The layout has to be recognised: the column holds codes, a side, amounts or sums.
    case recognise
    /// The column can be left out if its words set no rows apart.
    case look
    /// The column can be left out.
    case leave
  }

  /// The answer for a heading.
  ///
  /// - Parameter hasMonth: whether the plain reader finds the months in other columns.
  package static func answer(_ heading: String, mapping: SourceMapping, hasMonth: Bool) -> Answer {
    guard let meaning = TableHeaderRules.meaning(heading, mapping.rolesByHeading) else { return .look }
    switch meaning.kind {
    case .role(.code), .role(.codeString), .role(.side), .role(.debit), .role(.credit), .role(.amount), .role(.total),
      .role(.month), .amount, .month, .total:
      return .recognise
    case .role(.period), .role(.day), .role(.year): return hasMonth ? .leave : .recognise
    case .role(.unused): return .look
    default: return .leave
    }
  }

  /// Whether the cell is a code as a plain file writes it: what a recognised table would read of it and nothing else.
  package static func isPlain(_ text: String, isAccount: Bool) -> Bool {
    if text.utf8.allSatisfy({ (48...57).contains($0) }) { return !isAccount || !text.isEmpty }
    switch TableCodeRules.read(text) {
    case .code(let code, let name):
      return code == text && name.isEmpty && (!isAccount || code.contains(where: \.isNumber))
    case .pattern: return !isAccount && !text.contains("*")
    case .nothing: return !isAccount && text.isEmpty
    // Odd codes stay as they are; an odd account is a sum or a name.
    case .words, .odd: return !isAccount
    }
  }
}
