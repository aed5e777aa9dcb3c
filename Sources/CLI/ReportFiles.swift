import DocumentWriters
import Forecasting
import Kernel
import Reporting
import Storage

/// The monthly follow-up as files in a folder.
struct ReportFiles {
  /// The formats to write.
  let formats: [DocumentFormat]
  /// How the writers write.
  let options: WriterOptions
  /// Where.
  let folder: String

  /// What the capabilities of money have to say of a month.
  static func sections(_ desk: Desk) -> ReportDesk.Sections {
    { month, asOf, purpose in
      try await FollowUpDesk(desk).month(month, asOf: asOf, isForFigures: purpose == .figures).sources
    }
  }

  /// Writes the report of the month and answers the paths.
  func write(_ month: Month, _ desk: Desk, asOf: AsOf = .now, _ shell: Shell) async throws -> [String] {
    let report = ReportDesk(desk, sections: [ReportFiles.sections(desk)])
    let document = try await report.document(.init(month: month), asOf: asOf)
    try shell.files.makeFolder(folder)
    var paths: [String] = []
    for format in formats {
      let name = "manadsuppfoljning-\(month)"
      for file in DocumentWriter.files(of: document, as: format, name: name, options: options) {
        let path = folder == "." ? file.name : folder + "/" + file.name
        shell.progress("Skriver \(path) …")
        try shell.files.write(file.bytes, to: path)
        paths.append(path)
      }
    }
    return paths
  }
}
