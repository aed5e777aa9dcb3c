/// How a document is written, beside its format.
package struct WriterOptions: Hashable, Sendable {
  /// The convention of the CSV files.
  package var csv: CSVStyle
  /// How many characters a line of plain text has at most; tables may be wider.
  package var width: Int
  /// What stands before a figure's key in the address of its explanation; nil makes no links.
  package var figureAddress: String?
  /// The address of the whole report as a page, for what shows a part of it; nil makes no links.
  package var reportAddress: String?
  /// Whose styles Word files have; nil for our own.
  package var wordTemplate: WordTemplate?

  /// The usual way, unless said otherwise.
  package init(
    csv: CSVStyle = .machine, width: Int = 100, figureAddress: String? = nil, reportAddress: String? = nil,
    wordTemplate: WordTemplate? = nil
  ) {
    precondition(width >= 20, "A line of text has room for at least 20 characters")
    self.csv = csv
    self.width = width
    self.figureAddress = figureAddress
    self.reportAddress = reportAddress
    self.wordTemplate = wordTemplate
  }

  /// The same options with the report's address, where they have none.
  func knowing(reportAddress: String) -> WriterOptions {
    var options = self
    options.reportAddress = options.reportAddress ?? reportAddress
    return options
  }
}
