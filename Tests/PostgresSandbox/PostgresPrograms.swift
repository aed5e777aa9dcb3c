import Foundation
import Programs

/// PostgreSQL's own programs, run as somebody who is not root: the server refuses root.
struct PostgresPrograms: Sendable {
  /// There is no server to start.
  struct Missing: Error, CustomStringConvertible {
    let what: String
    var description: String { "\(what). Type: sudo apt-get install --yes postgresql" }
  }

  /// A program that should have succeeded did not.
  struct Failure: Error, CustomStringConvertible {
    let line: String
    let run: PostgresCluster.Run
    var description: String { "\(line): exit \(run.code)\n\(run.answer)\(run.told)" }
  }

  /// The account that runs the server when the tests run as root.
  static let account = "postgres"

  /// The folder of the programs.
  let folder: URL
  /// Whether another account must be taken.
  let isRoot = geteuid() == 0

  /// The newest version that this machine has, or the one in RODER_POSTGRES_BIN.
  init() throws {
    let versions = URL(fileURLWithPath: "/usr/lib/postgresql")
    // Where the folder is missing, so are the versions.
    let installed = ((try? FileManager.default.contentsOfDirectory(atPath: versions.path)) ?? [])
      .compactMap { Int($0) }.sorted(by: >)
    let environment = ProcessInfo.processInfo.environment
    let candidates =
      [environment["RODER_POSTGRES_BIN"]].compactMap { $0 }
      + installed.map { versions.appendingPathComponent("\($0)/bin").path }
      + (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    guard
      let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") })
    else { throw Missing(what: "PostgreSQL's server was not found") }
    folder = URL(fileURLWithPath: found)
    if isRoot && getpwnam(PostgresPrograms.account) == nil {
      throw Missing(what: "the tests run as root, and there is no account \(PostgresPrograms.account) for the server")
    }
  }

  /// The words of a command line that runs the program, PostgreSQL's own or that at a path, as whoever may.
  func line(_ program: String, _ arguments: [String], home: URL) -> [String] {
    let path = program.hasPrefix("/") ? program : folder.appendingPathComponent(program).path
    let words = ["/usr/bin/env", "HOME=" + home.path, "LC_ALL=C.UTF-8", path]
    let account = PostgresPrograms.account
    let prefix = isRoot ? ["/usr/bin/setpriv", "--reuid=\(account)", "--regid=\(account)", "--init-groups"] : []
    return prefix + words + arguments
  }

  /// The settings that its programs get.
  static let environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]

  /// Runs the program in the folder, and answers what it said.
  func run(_ program: String, _ arguments: [String], home: URL, input: String = "") throws -> PostgresCluster.Run {
    let words = line(program, arguments, home: home)
    let name = UUID().uuidString
    // Files and not pipes: a server that stays behind would hold a pipe open for ever.
    let files = ["in", "out", "err"].map { home.appendingPathComponent(".\(name).\($0)") }
    // Files that stay behind lie in a folder that is removed.
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try Data(input.utf8).write(to: files[0])
    let child = try ChildProcess(
      words, in: home.path, files: .init(input: files[0].path, output: files[1].path, errors: files[2].path),
      environment: PostgresPrograms.environment)
    let code = child.wait().code
    return PostgresCluster.Run(
      answer: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      told: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self), code: code)
  }

  /// Runs the program, which must succeed.
  func succeed(_ program: String, _ arguments: [String], home: URL) throws {
    let run = try run(program, arguments, home: home)
    guard run.code == 0 else {
      throw Failure(line: ([program] + arguments).joined(separator: " "), run: run)
    }
  }
}
