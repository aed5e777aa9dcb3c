import ArgumentParser
import Formats
import Importing
import Kernel

/// A table file that a command was given.
struct TableSource {
  /// The file's name without folders.
  let name: String
  /// Its content.
  let bytes: [UInt8]

  /// Reads the file and tells of the columns that nobody asks for.
  ///
  /// **Throws** `ImportingProblem.unreadable`, `.wrongKind`.
  init(_ path: String, columns: [CSVColumn], _ shell: Shell) throws {
    shell.progress("Läser \(path) …")
    bytes = try shell.files.read(shell.path(path))
    let masked = PersonalNumbers.masked(FileName.of(path))
    name = masked.text
    let kind = FileKind(of: bytes)
    guard kind == .table else { throw ImportingProblem.wrongKind(found: kind, wanted: .table, file: name) }
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    for problem in table.unknownColumns { shell.terminal.tell(ProblemText.text(problem)) }
    let count = masked.count + table.maskedCount
    if count > 0 {
      shell.terminal.tell(ProblemText.text(ImportingProblem.maskedNumbers(count: count, file: name)))
    }
  }

  /// The file, to be kept beside what was read from it.
  var file: SourceFile { SourceFile(name: name, bytes: bytes) }
}

/// The names of files.
enum FileName {
  /// The path's last part.
  static func of(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
