import Foundation

/// The third-party test files that lie beside the project, where they are there.
enum SharedFiles {
  /// The folder of shared data, or nil where the project stands alone.
  static let data: URL? = {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["RODER_SHARED"].map { URL(fileURLWithPath: $0) }
    let folder = (named ?? root.deletingLastPathComponent().appendingPathComponent("shared"))
      .appendingPathComponent("data")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The folder of real SIE files; says aloud when it is missing.
  static func folder(_ name: String, for test: String) -> URL? {
    guard let data else {
      print("SKIPPED: \(test): the shared data folder is not here (set RODER_SHARED)")
      return nil
    }
    return data.appendingPathComponent(name)
  }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}
