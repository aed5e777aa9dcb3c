package import Foundation
import Programs

/// Programs of others that look at our files, in a temporary folder of their own; where one is missing the test says so
/// aloud and passes.
package struct OutsidePrograms {
  /// A program that a machine may lack.
  package enum Program {
    /// The project's own Python environment, which scripts/setup makes.
    case python
    /// LibreOffice.
    case office
  }

  /// A program that should have succeeded did not.
  package struct Failed: Error, CustomStringConvertible {
    /// The program and what it complained of.
    package let description: String
  }

  /// The folder of the Python environment.
  package static let python: String = {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["RODER_PYTHON"], !given.isEmpty { return given }
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.cache"
    return cache + "/roder/python"
  }()

  /// Whether the environment is there.
  package static let hasPython = FileManager.default.isExecutableFile(atPath: python + "/bin/python3")

  /// The path of LibreOffice; nil where it is not installed.
  package static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Where the files lie.
  package let folder: URL

  /// The programs, or nil with a word aloud where one is missing.
  package init?(_ what: String, needs programs: [Program]) throws {
    if programs.contains(.python), !Self.hasPython {
      print("SKIPPED: \(what): no Python environment at \(Self.python); run scripts/setup.")
      return nil
    }
    if programs.contains(.office), Self.office == nil {
      print("SKIPPED: \(what): LibreOffice is not installed.")
      return nil
    }
    folder = FileManager.default.temporaryDirectory.appending(path: "roder-programs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Removes the folder with all that was written.
  package func remove() {
    // A folder that stays behind in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Puts the file in the folder, and answers its path.
  package func put(_ bytes: [UInt8], as name: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// What the Python script, whose path is given, answers.
  package func python(_ script: URL, _ arguments: [String]) throws -> Data {
    try run(Self.python + "/bin/python3", [script.path] + arguments)
  }

  /// What the program answers.
  ///
  /// **Throws** `Failed` where it does not succeed, unless it may fail.
  @discardableResult
  package func run(_ program: String, _ arguments: [String], mayFail: Bool = false) throws -> Data {
    let name = UUID().uuidString
    let answer = folder.appending(path: "answer-" + name)
    let told = folder.appending(path: "told-" + name)
    let child = try ChildProcess(
      [program] + arguments, in: folder.path, files: .init(output: answer.path, errors: told.path),
      environment: ProcessInfo.processInfo.environment)
    guard child.wait() == .exit(0) || mayFail else {
      throw Failed(description: "\(program): " + String(decoding: try Data(contentsOf: told), as: UTF8.self))
    }
    return try Data(contentsOf: answer)
  }
}
