import Foundation
import Testing

/// A file that a writer's output is compared with; `RODER_ACCEPT=1` writes it anew.
enum Golden {
  static func expect(_ bytes: [UInt8], equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens/" + name)
    if ProcessInfo.processInfo.environment["RODER_ACCEPT"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
      return
    }
    let expected = [UInt8](try Data(contentsOf: url))
    guard expected != bytes else { return }
    Issue.record(
      "\(name) differs; accept with RODER_ACCEPT=1\n\(difference(expected, bytes))", sourceLocation: sourceLocation)
  }

  /// The first lines that differ, the old with a minus and the new with a plus before them.
  private static func difference(_ old: [UInt8], _ new: [UInt8]) -> String {
    let old = lines(old)
    let new = lines(new)
    let changes = new.difference(from: old)
    return changes.prefix(20).map { change in
      switch change {
      case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
      case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
      }
    }.joined(separator: "\n")
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}
