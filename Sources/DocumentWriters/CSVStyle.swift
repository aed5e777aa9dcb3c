/// The convention of a CSV file.
package enum CSVStyle: String, Hashable, Sendable, CaseIterable {
  /// For programs: comma, decimal point, column names, lines end with LF, no byte order mark.
  case machine
  /// For a Swedish spreadsheet: semicolon, decimal comma, Swedish headings, lines end with CRLF, byte order mark.
  case swedish = "sv"
}
