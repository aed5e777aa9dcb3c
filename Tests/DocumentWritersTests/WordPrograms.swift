import Foundation
import ProgramSandbox

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
    guard let programs = try OutsidePrograms("Word files read by other programs", needs: [.python]) else { return nil }
    defer { programs.remove() }
    for (number, file) in files.enumerated() { _ = try programs.put(file, as: "\(1_000 + number).docx") }
    let answer = try programs.python(OutsidePrograms.script("read_docx.py"), [programs.folder.path])
    return try JSONDecoder().decode([WordPrograms].self, from: answer)
  }
}
