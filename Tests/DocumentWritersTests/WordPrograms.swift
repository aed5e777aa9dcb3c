import Foundation
import Programs

/// What other programs find in Word files; nil where this machine lacks them.
struct WordPrograms: Decodable {
  struct Table: Decodable {
    let head: [String]
    let repeats: Bool
    let rows: [[String]]
  }

  let title: String
  let author: String
  let language: String
  let headings: [String]
  let captions: [String]
  let tables: [Table]
  let pictures: [String?]
  let orientations: [Int]
  let headers: [String]
  let footers: [String]
  /// What openxml-audit finds wrong.
  let faults: [String]

  /// What they find in each of the files; says aloud where they are missing.
  static func read(_ files: [[UInt8]]) throws -> [WordPrograms]? {
    let environment = ProcessInfo.processInfo.environment
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.cache"
    let python = environment["RODER_PYTHON"].flatMap { $0.isEmpty ? nil : $0 } ?? cache + "/roder/python"
    guard FileManager.default.isExecutableFile(atPath: python + "/bin/python3") else {
      print("SKIPPED: Word files read by other programs: no Python environment at \(python); run scripts/setup.")
      return nil
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "roder-docx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // A folder that stays behind in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(at: folder) }
    for (number, file) in files.enumerated() {
      try Data(file).write(to: folder.appending(path: "\(1_000 + number).docx"))
    }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reading/read_docx.py")
    let answer = folder.appending(path: "answer")
    let process = try ChildProcess(
      [python + "/bin/python3", script.path, folder.path], in: folder.path,
      files: .init(output: answer.path, errors: folder.appending(path: "errors").path), environment: environment)
    guard process.wait().code == 0 else {
      throw Failed(told: try String(contentsOf: folder.appending(path: "errors"), encoding: .utf8))
    }
    return try JSONDecoder().decode([WordPrograms].self, from: Data(contentsOf: answer))
  }

  struct Failed: Error { let told: String }
}
