extension WorkbookWriter {
  /// How a cell looks.
  package struct Look: Hashable, Sendable {
    /// A line along an edge of a cell.
    package enum Rule: Hashable, Sendable {
      /// A thin and pale one, which leads the eye along a row.
      case pale
      /// An ordinary one.
      case thin
      /// A heavier one.
      case medium
      /// Two thin ones.
      case double
      /// A broken one.
      case dashed
    }

    /// Where in its width a cell's content stands.
    package enum Side: String, Hashable, Sendable {
      /// To the left.
      case left
      /// To the right.
      case right
    }

    /// The code of the number format, `#,##0.00`; nil for the standard one.
    package var format: String?
    /// Whether it is bold.
    package var isBold = false
    /// Whether it is in italics.
    package var isItalic = false
    /// Whether it is underlined, as links are.
    package var isUnderlined = false
    /// The size of the letters in points.
    package var size = 11
    /// The colour of the letters as `0B5061`; nil for the ordinary one.
    package var ink: String?
    /// The colour behind them; nil for none.
    package var paper: String?
    /// The line above.
    package var above: Rule?
    /// The line below.
    package var below: Rule?
    /// Where the content stands; nil for numbers to the right and words to the left.
    package var side: Side?
    /// How many steps words are indented.
    package var indent = 0
    /// Whether words are broken into lines.
    package var wraps = false
    /// Whether the content stands at the top of a tall row and not at its bottom.
    package var isAtTop = false
    /// Whether words that look like a formula stay words when somebody edits them.
    package var isLiteral = false

    /// The ordinary look with a number format.
    package init(format: String? = nil, isBold: Bool = false) {
      self.format = format
      self.isBold = isBold
    }

    /// As cells look by themselves.
    package static let plain = Look()
    /// In bold.
    package static let bold = Look(isBold: true)
    /// A number with two decimals and thousands apart.
    package static let amount = Look(format: "#,##0.00")
    /// Such a number in bold.
    package static let boldAmount = Look(format: "#,##0.00", isBold: true)
    /// A day, `2019-04-30`.
    package static let day = Look(format: "yyyy\\-mm\\-dd")
    /// A day and a time.
    package static let moment = Look(format: "yyyy\\-mm\\-dd\\ hh:mm:ss")

    /// A whole number with leading zeros, to so many digits.
    package static func digits(_ count: Int) -> Look { Look(format: String(repeating: "0", count: max(1, count))) }
  }
}
