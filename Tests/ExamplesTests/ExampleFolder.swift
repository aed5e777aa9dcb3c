import Foundation

/// The files in Examples/, read in the plainest way: not by the program's own importers, so that both can be wrong only
/// independently.
enum ExampleFolder {
  /// A row by its headings.
  typealias Row = [String: String]

  /// The project's root, found from this file.
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: root.appending(path: "Examples").appending(path: name))
  }

  /// The files by their paths within the folder.
  static func names() throws -> [String] {
    let folder = root.appending(path: "Examples")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// The rows of a CSV file with semicolons.
  static func csv(_ name: String) throws -> [Row] {
    rows(String(decoding: try bytes(name), as: UTF8.self), separator: ";")
  }

  /// The rows of a published table; nil, said aloud, where the folder of published tables is missing.
  static func published(_ name: String) throws -> [Row]? {
    let shared =
      ProcessInfo.processInfo.environment["RODER_SHARED"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared")
    let file = shared.appending(path: "published").appending(path: name)
    guard FileManager.default.fileExists(atPath: file.path) else {
      print("SKIPPED: the published table \(name) is not beside the project")
      return nil
    }
    return rows(String(decoding: try Data(contentsOf: file), as: UTF8.self), separator: ",")
  }

  /// A published cell in whole thousands; nil where print has a blank.
  static func published(_ row: Row, _ column: String) -> Int? { row[column].flatMap { Int($0) } }

  private static func rows(_ text: String, separator: Character) -> [Row] {
    let lines = text.split(whereSeparator: \.isNewline).map { fields($0, separator) }
    guard let headings = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(headings, line))
    }
  }

  /// The fields of a line; the published tables have some in quotation marks.
  private static func fields(_ line: Substring, _ separator: Character) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
