import ArgumentParser
import DocumentWriters
import Documents

/// Where a document goes: to the terminal as text, or to files in the formats that are asked for.
struct DocumentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Formats with commas between. (default: text, on the terminal)", valueName: "formats"),
    transform: ReportFormat.list)
  var format: [ReportFormat] = []

  @Option(help: ArgumentHelp("The folder for the files.", valueName: "folder"))
  var output = "."

  @OptionGroup var csv: CSVOption

  /// Writes the document; files are called by `name`.
  func write(_ document: Document, name: String, _ shell: Shell) throws {
    if format.isEmpty {
      try shell.terminal.write(DocumentWriter.bytes(of: document, as: .text, options: csv.options))
      return
    }
    let files = ReportFiles(formats: format, options: csv.options, folder: output)
    for path in try files.write(document, name: name, shell) { try shell.say(path) }
  }
}
