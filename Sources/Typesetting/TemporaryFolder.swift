import Foundation

/// A new folder that nobody else may read.
struct TemporaryFolder {
  /// Its path.
  let path: String

  /// A new folder; nil where none can be made.
  init?() {
    var name = Array((FileManager.default.temporaryDirectory.path + "/roder-pdf-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes it with all that it holds.
  func remove() {
    // What stays behind in the temporary folder is removed by the system.
    try? FileManager.default.removeItem(atPath: path)
  }
}
