import Accounts
import Formats

/// What the texts of one table's cells were read as: a ledger says the same few things on row after row.
final class CellMemory {
  private var codes = Answers<TableCodeRules.Reading>()
  private var totalWords = Answers<TableRowRules.TotalWord?>()
  private var headings = Answers<Bool>()

  /// What the cell says as a code.
  func code(_ cell: GridCell) -> TableCodeRules.Reading {
    guard case .text(let text) = cell else { return TableCodeRules.read(cell) }
    return codes.answer(to: text) { TableCodeRules.read($0) }
  }

  /// What the text says of being a sum; nil where it says nothing.
  func totalWord(_ text: String) -> TableRowRules.TotalWord? {
    // Digits and marks say nothing.
    guard text.utf8.contains(where: { $0 >= UInt8(ascii: "A") }) else { return nil }
    return totalWords.answer(to: text) { TableRowRules.totalWord($0) }
  }

  /// Whether the text is the heading of accounts or of code strings.
  func isAccountHeading(_ text: String) -> Bool {
    // No such heading has a number, but perhaps before its parentheses.
    if text.utf8.contains(where: { 0x30...0x39 ~= $0 }), !text.utf8.contains(where: { 0x28...0x29 ~= $0 }) {
      return false
    }
    return headings.answer(to: text) { text in
      switch TableHeadingRules.meaning(TableHeaderRules.text(.text(text)))?.kind {
      case .role(.code(.account)), .role(.name(.account)), .role(.codeString): true
      default: false
      }
    }
  }

  /// Answers by text, as many as are likely to be asked for again.
  private struct Answers<Answer> {
    private static var limit: Int { 10_000 }
    private var known: [String: Answer] = [:]

    mutating func answer(to text: String, _ find: (String) -> Answer) -> Answer {
      if let answer = known[text] { return answer }
      let answer = find(text)
      // Texts that differ on every row are not asked for twice.
      if known.count < Self.limit { known[text] = answer }
      return answer
    }
  }
}
