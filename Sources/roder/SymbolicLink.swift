import Foundation

/// Files that lead to others.
enum SymbolicLink {
  /// The path that the path leads to in the end, whether anything lies there or not; itself where it is no link.
  static func end(of path: String) -> String {
    var end = path
    // As many as Linux follows.
    for _ in 0..<40 {
      // What cannot be read as a link is none.
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: end) else { break }
      end = next.hasPrefix("/") ? next : DraftFile.folder(of: end) + "/" + next
    }
    return end
  }
}
