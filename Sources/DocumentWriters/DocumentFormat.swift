/// A format that a document can be written in.
package enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  /// A Word file: for whoever writes on in it.
  case docx
  /// One self-contained page for a browser or paper.
  case html
  /// Pages for a meeting, a message each, for a screen or paper in 16 : 9.
  case slides
  /// Plain text for a terminal or a letter.
  case text
  /// The tables, one file each.
  case csv
  /// The whole tree with exact values, for programs.
  case json
  /// A workbook: the tables with exact numbers, a sheet each.
  case xlsx

  /// The ending of the file's name, without the dot.
  package var fileExtension: String {
    switch self {
    case .docx: "docx"
    case .html, .slides: "html"
    case .text: "txt"
    case .csv: "csv"
    case .json: "json"
    case .xlsx: "xlsx"
    }
  }

  /// The media type, as the web and mail name it.
  package var mediaType: String {
    switch self {
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .html, .slides: "text/html; charset=utf-8"
    case .text: "text/plain; charset=utf-8"
    case .csv: "text/csv; charset=utf-8; header=present"
    case .json: "application/json"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}
