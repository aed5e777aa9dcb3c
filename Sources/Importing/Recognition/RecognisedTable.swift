package import Formats
package import Kernel

/// A table as it was understood: its columns, its rows, and how far its own sums prove the reading.
package struct RecognisedTable: Sendable {
  /// How something came to be known.
  package enum Ground: String, Sendable {
    /// Somebody said it on the command line.
    case said
    /// The source's saved mapping says it.
    case mapping
    /// The file says it.
    case file
    /// It was told from the amounts.
    case amounts
    /// Nothing tells; what is usual was taken.
    case usual

    /// The ground in Swedish.
    package var text: String {
      switch self {
      case .said: "som angivits"
      case .mapping: "enligt källans beskrivning"
      case .file: "enligt filen"
      case .amounts: "att döma av beloppen"
      case .usual: "inget annat sägs"
      }
    }
  }

  /// The file's name.
  package let file: String?
  /// The sheet's name; nil where the file has no sheets.
  package let sheet: String?
  /// The headings' rows.
  package let headerRows: ClosedRange<Int>
  /// The columns, from the left.
  package let columns: [TableColumn]
  /// What the lines around the table say.
  package let title: TableTitle
  /// The order of the parts in code strings; nil where there are none.
  package let codeStringOrder: [String]?
  /// The unit of the amounts, and what it was told by.
  package let unit: (value: AmountUnit, ground: Ground)
  /// The sign of the amounts, and what it was told by.
  package let sign: (value: AmountSign, ground: Ground)
  /// The rows that were read.
  package let lines: [TableLine]
  /// The months that the table speaks for; nil where it has no amounts.
  package let period: Period?
  /// The rows that were passed over.
  package let skipped: [TableSkip]
  /// How far the file's own sums prove what was read.
  package let proof: TableProof
  /// How many rows the sheet hides.
  package let hiddenRows: Int
  /// What a person should know of how it was read.
  package let notes: [String]
  /// What is wrong.
  package let problems: [any Problem]

  /// The headings that tell next month whether the table looks the same: those of columns that do not come with months.
  package var signature: [String] { TableSignatureRules.signature(columns) }
}
