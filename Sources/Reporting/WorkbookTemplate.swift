package import Formats
package import Storage

/// A workbook of somebody else's, the central office's as a rule, whose empty cells are filled with figures.
/// The id is chosen when it is saved.
package struct WorkbookTemplate: RecordKind, Hashable {
  package static let kind = "workbook-template"
  package static let tag = "workbook-template/1"
  package static let terms = KindTerms("arbetsbok", "arbetsböcker", aliases: ["workbook"])
  package static let retention = RecordRetention.superseded

  /// What fills a cell: a figure by its key, or words of the occasion.
  package struct Cell: Hashable, Sendable, Codable {
    /// The sheet's name.
    package let sheet: String
    /// The cell's address, `C7`.
    package let cell: String
    /// A figure's key or a word in braces; the period of a key may stand in braces, `{hittills}`.
    package let content: String
    /// The unit of an amount.
    package let unit: AmountUnit
    /// The sign of an amount.
    package let sign: AmountSign
    /// How many decimals an amount or share is rounded to, half away from zero; nil for exactly.
    package let decimals: Int?

    /// What fills a cell.
    package init(
      sheet: String, cell: String, content: String, unit: AmountUnit, sign: AmountSign, decimals: Int?
    ) {
      self.sheet = sheet
      self.cell = cell
      self.content = content
      self.unit = unit
      self.sign = sign
      self.decimals = decimals
    }
  }

  /// The file's name, without folders.
  package let fileName: String
  /// The workbook as it was handed over, kept sealed.
  package let file: Digest
  /// The cells in the order of the mapping.
  package let cells: [Cell]

  /// A workbook with these cells to fill.
  package init(fileName: String, file: Digest, cells: [Cell]) {
    self.fileName = fileName
    self.file = file
    self.cells = cells
  }
}
