import Importing
import Kernel
import Ledger
import SIE
import Storage

/// What was understood of one source file.
struct FileInspection: Encodable {
  /// What the content is.
  enum Content {
    /// A SIE file.
    case sie(SIEInspection)
    /// A table file.
    case table(CSVInspection)
    /// Nothing that can be imported.
    case none
  }

  /// The file's name without folders.
  let name: String
  /// The content.
  let content: Content
  /// What is wrong.
  let problems: [any Problem]
  /// The size; nil where the file could not be read.
  let byteCount: Int?

  /// Whether the file would be refused for import.
  var isRefused: Bool { problems.contains { $0.severity == .error } }

  /// Reads the file at the path; what is wrong with it becomes its problems.
  init(_ path: String, isOneSided: Bool, _ shell: Shell) {
    name = FileName.of(path)
    do {
      (content, problems, byteCount) = try shell.files.withBytes(of: shell.path(path)) { bytes in
        try FileInspection.read(bytes, name: FileName.of(path), isOneSided: isOneSided)
      }
    } catch {
      content = .none
      byteCount = nil
      problems =
        (error as? Problems)?.all
        ?? [error as? any Problem ?? ImportingProblem.unreadable(file: path, detail: "okänt fel")]
    }
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, name: String, isOneSided: Bool
  ) throws -> (Content, [any Problem], Int) {
    let kind = FileKind(of: Array(bytes.prefix(4_096)))
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    // What is called a SIE file and is none is told so by the reader of SIE files.
    if kind == .sie || kind == .sie5 || ["se", "si", "sie"].contains(ending) {
      let file = SIEReader.read(bytes, profile: SIECheckProfile(vouchersMustBalance: !isOneSided))
      return (
        .sie(SIEInspection(file, name: name, md5: Digest.md5(of: bytes))),
        file.problems.map { SIERemark(problem: $0, file: name) }, bytes.count
      )
    }
    guard kind == .table || bytes.isEmpty else {
      return (.none, [ImportingProblem.wrongKind(found: kind, wanted: .table, file: name)], bytes.count)
    }
    do {
      let table = try CSVInspection(Array(bytes), name: name)
      return (.table(table), table.problems, bytes.count)
    } catch {
      return (.none, error.all, bytes.count)
    }
  }

  /// What was understood, as lines of text.
  var lines: [String] {
    switch content {
    case .sie(let inspection): inspection.lines
    case .table(let inspection): inspection.lines
    case .none: [name + ": går inte att läsa"]
    }
  }

  /// How many problems of each code were found, kept in the list or not.
  var counts: [String: Int] {
    if case .sie(let inspection) = content { inspection.countsByCode } else { [:] }
  }

  private enum CodingKeys: String, CodingKey {
    case file
    case bytes
    case kind
    case refused
    case problems
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .file)
    try container.encodeIfPresent(byteCount, forKey: .bytes)
    switch content {
    case .sie(let inspection):
      try container.encode("sie", forKey: .kind)
      try inspection.encode(to: encoder)
    case .table(let inspection):
      try container.encode("csv", forKey: .kind)
      try inspection.encode(to: encoder)
    case .none: try container.encode("unknown", forKey: .kind)
    }
    try container.encode(isRefused, forKey: .refused)
    try container.encode(problems.map(ProblemOutput.init), forKey: .problems)
  }
}
