package import Kernel

/// What a figure is made of: its parts, each a figure of its own, or the postings beneath.
package struct Explanation: Sendable {
  /// One part of a figure.
  package struct Part: Hashable, Sendable {
    /// What the part is called.
    package let label: String
    /// +1 where the part is added, −1 where it is subtracted.
    package let sign: Int
    /// The part's value; debit-positive.
    package let value: Money
    /// The key that explains the part further, where there is one.
    package let key: FigureKey?
    /// Where the part comes from: a record version, a file, a rule.
    package let source: String

    /// A part that is added (`sign` 1) or subtracted (`sign` −1).
    package init(label: String, sign: Int = 1, value: Money, key: FigureKey? = nil, source: String = "") {
      self.label = label
      self.sign = sign
      self.value = value
      self.key = key
      self.source = source
    }
  }

  /// One posting beneath a figure.
  package struct Row: Hashable, Sendable {
    /// The month it counts in.
    package let month: Month
    /// Series and number of the voucher.
    package let voucher: String
    /// The voucher's day.
    package let day: Day?
    /// The codes, in the order of the coding plan.
    package let coding: String
    /// Its text; another sentence where it is hidden or cannot be read.
    package let text: String
    /// Its supplier; empty where there is none, and where it is hidden or cannot be read.
    package let supplier: String
    /// Whether its text and supplier are protected.
    package let isProtected: Bool
    /// Its amount; debit-positive.
    package let amount: Money
    /// The file and its digest's first characters.
    package let source: String
    /// Which posting it is, `ledger-0004/2019-04/17`; empty for what is none.
    package let posting: String

    /// A posting.
    package init(
      month: Month, voucher: String, day: Day?, coding: String, text: String, supplier: String = "",
      isProtected: Bool = false, amount: Money, source: String, posting: String = ""
    ) {
      self.month = month
      self.voucher = voucher
      self.day = day
      self.coding = coding
      self.text = text
      self.supplier = supplier
      self.isProtected = isProtected
      self.amount = amount
      self.source = source
      self.posting = posting
    }

    /// The posting with this text and supplier.
    package func with(text: String, supplier: String, isProtected: Bool) -> Row {
      Row(
        month: month, voucher: voucher, day: day, coding: coding, text: text, supplier: supplier,
        isProtected: isProtected, amount: amount, source: source, posting: posting)
    }
  }

  /// What the rows beneath a figure are.
  package enum RowKind: String, Hashable, Sendable {
    /// Postings of vouchers.
    case postings
    /// Rows of a budget, which belong to no month of their own.
    case budget
  }

  /// The figure that is explained.
  package let figure: Figure
  /// What it is, in Swedish words.
  package let title: String
  /// The parts that it is computed of; their signed values sum to the figure.
  package let parts: [Part]
  /// The postings or rows of a budget beneath, at most `rowLimit` of them, greatest amount first.
  package let rows: [Row]
  /// How many rows there are in all.
  package let rowCount: Int
  /// What the rows are.
  package let rowKind: RowKind
  /// What is to be known of the figure beside its parts, a Swedish sentence each.
  package let notes: [String]

  /// How many postings an explanation lists at most.
  package static let rowLimit = 50

  /// An explanation of `figure`.
  package init(
    figure: Figure, title: String, parts: [Part], rows: [Row] = [], rowCount: Int = 0,
    rowKind: RowKind = .postings, notes: [String] = []
  ) {
    self.figure = figure
    self.title = title
    self.parts = parts
    self.rows = rows
    self.rowCount = rowCount
    self.notes = notes
    self.rowKind = rowKind
  }
}
