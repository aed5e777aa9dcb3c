import Formats
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
    /// A workbook.
    case workbook(XLSXInspection)
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
  init(_ path: String, isOneSided: Bool, isRevealing: Bool, _ shell: Shell) {
    let name = PersonalNumbers.masked(FileName.of(path)).text
    self.name = name
    do {
      (content, problems, byteCount) = try shell.files.withBytes(of: shell.path(path)) { bytes in
        try FileInspection.read(bytes, name: name, isOneSided: isOneSided, isRevealing: isRevealing)
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
    _ bytes: UnsafeRawBufferPointer, name: String, isOneSided: Bool, isRevealing: Bool
  ) throws -> (Content, [any Problem], Int) {
    // What is packed lists its contents at its end.
    let isPacked = PackedKind.mayBe(bytes.prefix(4))
    let kind = FileKind(of: Array(isPacked ? bytes[...] : bytes.prefix(4_096)))
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    // What is called a SIE file and is none is told so by the reader of SIE files.
    if kind == .sie || kind == .sie5 || ["se", "si", "sie"].contains(ending) {
      let file = SIEReader.read(bytes, profile: SIECheckProfile(vouchersMustBalance: !isOneSided))
      return (
        .sie(SIEInspection(file, name: name, md5: Digest.md5(of: bytes))),
        file.problems.map { SIERemark(problem: $0, file: name) }, bytes.count
      )
    }
    // Something may stand before a packed file, so one that is called a workbook and is no text gets its reader too.
    if kind == .workbook || kind == .binary && ["xlsx", "xlsm", "xltx", "xltm"].contains(ending) {
      do {
        let workbook = try XLSXInspection(Array(bytes), name: name, isRevealing: isRevealing)
        return (.workbook(workbook), workbook.problems, bytes.count)
      } catch {
        return (.none, error.all, bytes.count)
      }
    }
    guard kind == .table || bytes.isEmpty else {
      let wanted: FileKind = ending.hasPrefix("xl") || ending == "ods" ? .workbook : .table
      return (.none, [ImportingProblem.wrongKind(found: kind, wanted: wanted, file: name)], bytes.count)
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
    case .workbook(let inspection): inspection.lines
    case .none: [name + ": går inte att läsa"]
    }
  }

  /// How many problems of each code were found, kept in the list or not.
  var counts: [String: Int] {
    if case .sie(let inspection) = content { inspection.countsByCode } else { [:] }
  }

  /// Writes the answer as JSON without a line end, indented as a list's item is where it is one.
  func writeJSON(_ shell: Shell, isItem: Bool) throws {
    var head = try JSONText.bytes(self, keys: .asWritten)
    if isItem { head = [0x20, 0x20] + head.flatMap { $0 == 0x0A ? [0x0A, 0x20, 0x20] : [$0] } }
    guard case .workbook(let inspection) = content else {
      try shell.terminal.write(head)
      return
    }
    // The cells may be too many for an encoder, so they are put before the object's end, which has a line of its own.
    let end = head.lastIndex(of: 0x0A) ?? head.endIndex
    try shell.terminal.write(head[..<end] + Array(",\n".utf8))
    try inspection.writeMembers(to: shell.terminal)
    try shell.terminal.write(Array(head[end...].dropFirst()))
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
    case .workbook(let inspection):
      try container.encode("xlsx", forKey: .kind)
      try inspection.encode(to: encoder)
    case .none: try container.encode("unknown", forKey: .kind)
    }
    try container.encode(isRefused, forKey: .refused)
    try container.encode(problems.map(ProblemOutput.init), forKey: .problems)
  }
}
