import Foundation

/// A folder of one test's own; it goes when the object does.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("roder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// The path of the file of that name in the folder.
  func path(_ name: String = "board.roder") -> String { url.appendingPathComponent(name).path }

  /// The bytes of the file of that name.
  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appendingPathComponent(name))) }

  /// Writes the file of that name.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  // What is left behind in the temporary folder harms nobody.
  deinit { try? FileManager.default.removeItem(at: url) }
}
