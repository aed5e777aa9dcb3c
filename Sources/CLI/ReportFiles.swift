import DocumentWriters
import Documents
import Forecasting
import Installed
import Kernel
import Reporting
import Storage

/// The monthly follow-up as files in a folder.
struct ReportFiles {
  /// The formats to write.
  let formats: [ReportFormat]
  /// How the writers write.
  let options: WriterOptions
  /// Where.
  let folder: String

  /// Writes the report, as it could be seen at the moment or now, and answers the paths.
  func write(
    _ input: ReadReport.Input, _ desk: Desk, as order: VariantOrder = VariantOrder(), at moment: RecordedMoment? = nil,
    _ shell: Shell
  ) async throws -> [String] {
    let locks = LockDesk(desk, capabilities: Capabilities.all)
    let found = try await locks.variants(input, order, at: moment)
    for problem in found.problems { shell.terminal.tell(ProblemText.text(problem)) }
    let made = found.whole
    var document = found.document
    if moment == nil {
      let changes = try await locks.changes(
        where: { $0.month == input.month && $0.template == made.template && $0.unit == input.unit },
        kinds: RecordKinds.all, known: input.unit == nil ? [input.month: made.catalogue] : [:])
      document = LockRules.announcing(changes, in: document)
    }
    let name = made.fileName + order.variant.fileEnding + (moment.map(ReportFiles.ending) ?? "")
    return try write(document, name: name, shell)
  }

  /// Writes the document in the formats, and answers the paths.
  func write(_ document: Document, name: String, _ shell: Shell) throws -> [String] {
    try formats.flatMap { format in
      try write(files(of: document, as: format, name: name, shell), shell)
    }
  }

  /// Writes the files, and answers their paths.
  func write(_ files: [DocumentFile], _ shell: Shell) throws -> [String] {
    try shell.files.makeFolder(folder)
    return try files.map { file in
      let path = folder == "." ? file.name : folder + "/" + file.name
      shell.progress("Skriver \(path) …")
      try shell.files.write(file.bytes, to: path)
      return path
    }
  }

  /// What tells the files of an earlier moment from those of now, so that neither take the others' place.
  private static func ending(_ moment: RecordedMoment) -> String {
    let structure = moment.structureEvent.map { "-uppstallning-\($0)" } ?? ""
    return (moment.day.map { "-per-\($0)" } ?? "-per-handelse-\(moment.event)") + structure
  }

  /// The files of the document in one format.
  func files(
    of document: Document, as format: ReportFormat, name: String, _ shell: Shell
  ) throws -> [DocumentFile] {
    switch format {
    case .written(let format): DocumentWriter.files(of: document, as: format, name: name, options: options)
    case .pdf: [DocumentFile(name: name + ".pdf", bytes: try shell.pdf.pdf(of: TypstWriter.bytes(of: document)))]
    }
  }
}
