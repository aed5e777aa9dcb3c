package import Foundation

/// Where the project lies and how its tests are run.
package enum ProjectFolder {
  /// The project's root.
  package static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Whether expected files are to be written anew instead of compared with.
  package static let accepts = ProcessInfo.processInfo.environment["RODER_ACCEPT"] == "1"

  /// The binary under test: `RODER_BINARY`, else the debug build of the project; nil where it is not built.
  package static let binary: URL? = {
    let given = ProcessInfo.processInfo.environment["RODER_BINARY"].map { URL(fileURLWithPath: $0) }
    let usual = root.appendingPathComponent(".build/debug/roder")
    return [given, usual].compactMap { $0 }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// The names of what lies in the folder, sorted; none where it does not exist.
  package static func names(in folder: URL) -> [String] {
    // A folder that is missing holds nothing.
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// The file's text; nil where there is no such file.
  package static func text(_ file: URL) -> String? {
    // A file that is missing has no text.
    try? String(contentsOf: file, encoding: .utf8)
  }
}
