import ArgumentParser
import DocumentWriters

/// A format that a report can be asked for in: those that the program writes itself, and PDF, which another program
/// sets.
enum ReportFormat: Hashable {
  /// Written by the program itself.
  case written(DocumentFormat)
  /// Set by Typst.
  case pdf

  /// Those that can be written on every machine.
  static let always = DocumentFormat.allCases.map(ReportFormat.written)

  /// The name on the command line.
  var name: String {
    switch self {
    case .written(let format): format.rawValue
    case .pdf: "pdf"
    }
  }

  /// All names with commas between, for help.
  static let names = (always + [.pdf]).map(\.name).joined(separator: ", ")

  /// The formats of a list with commas between.
  ///
  /// **Throws** `ValidationError` for a name that is none.
  static func list(_ text: String) throws -> [ReportFormat] {
    try text.split(separator: ",").map { name in
      guard let format = (always + [.pdf]).first(where: { $0.name == name }) else {
        throw ValidationError("'\(name)' is no format; write one or several of \(names).")
      }
      return format
    }
  }
}
