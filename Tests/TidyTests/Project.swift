import Foundation
import Programs

/// The files of the project that git knows or would take in.
struct Project {
  let files: [SourceFile]

  /// This project, read once; nil where the sources lie outside a git clone.
  static let current: Project? = read()

  init(files: [SourceFile]) {
    self.files = files
  }

  var swiftFiles: [SourceFile] { files.filter(\.isSwift) }
  var sources: [SourceFile] { files.filter { $0.isSwift && $0.path.hasPrefix("Sources/") } }

  func file(_ path: String) -> SourceFile? {
    files.first { $0.path == path }
  }

  private static func read() -> Project? {
    // Tests/TidyTests/Project.swift lies three steps below the root. Links are followed so that a linked copy finds it.
    var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<3 { root.deleteLastPathComponent() }
    guard let paths = listFiles(in: root) else { return nil }
    return Project(files: paths.compactMap { readFile($0, in: root) })
  }

  private static func listFiles(in root: URL) -> [String]? {
    let listed = FileManager.default.temporaryDirectory.appendingPathComponent("roder-tidy-\(UUID().uuidString)")
    // A file that stays behind in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(at: listed) }
    do {
      // New files count before they are committed; the owner of the folder may be another than the one who tests.
      let git = try ChildProcess(
        [
          "/usr/bin/env", "git", "-c", "safe.directory=*", "-C", root.path,
          "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate",
        ], in: "/", files: .init(output: listed.path), environment: ProcessInfo.processInfo.environment)
      guard git.wait() == .exit(0) else { return nil }
    } catch {
      print("TidyTests: git could not be started: \(error)")
      return nil
    }
    guard let bytes = FileManager.default.contents(atPath: listed.path) else { return nil }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Answers nil for a file that is deleted but still listed, and for links.
  private static func readFile(_ path: String, in root: URL) -> SourceFile? {
    let full = root.appendingPathComponent(path).path
    // A file that cannot be read is no file of the project any more.
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: full),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let bytes = FileManager.default.contents(atPath: full)
    else { return nil }
    // Ledger files are in older encodings; for what is looked for in them, Latin-1 will do.
    let text = String(data: bytes, encoding: .utf8) ?? String(data: bytes, encoding: .isoLatin1)
    let isText = !bytes.contains(0)
    return SourceFile(
      path: path, text: isText ? text ?? "" : "", byteCount: bytes.count,
      isExecutable: FileManager.default.isExecutableFile(atPath: full))
  }
}
