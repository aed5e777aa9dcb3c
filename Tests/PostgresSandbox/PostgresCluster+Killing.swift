package import Foundation
import Glibc

extension PostgresCluster {
  /// Ends the server and all its processes at once and without a word, as when its machine goes. What it had written
  /// down lies there still.
  package func kill() throws {
    let text = try String(contentsOf: data.appendingPathComponent("postmaster.pid"), encoding: .utf8)
    guard let first = text.split(whereSeparator: \.isNewline).first, let server = pid_t(first), server > 1 else {
      throw CocoaError(.fileReadCorruptFile)
    }
    // It stands still first, or it would start another process meanwhile.
    Glibc.kill(server, SIGSTOP)
    let children = PostgresCluster.children(of: server)
    for process in [server] + children { Glibc.kill(process, SIGKILL) }
    // A process that has ended stands there until somebody asks how, and the next server takes it for one that lives.
    for _ in 0..<1_500 where ([server] + children).contains(where: PostgresCluster.isThere) { usleep(10_000) }
  }

  /// Runs a script of the project as the server's account, and answers what it said.
  package func run(script: URL, _ arguments: [String]) throws -> Run {
    // Read by whoever runs the tests: the account may not see the project.
    try programs.run(
      "/bin/bash", ["-s", "--"] + arguments, home: folder,
      input: String(contentsOf: script, encoding: .utf8))
  }

  private static func children(of process: pid_t) -> [pid_t] {
    // Without /proc there is nothing to find.
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap { pid_t($0) }.filter { parent(of: $0) == process }
  }

  private static func isThere(_ process: pid_t) -> Bool { parent(of: process) != nil }

  /// The parent of a process; nil where it is gone.
  private static func parent(of process: pid_t) -> pid_t? {
    // A process that has ended meanwhile has no file.
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    let words = text[text.index(after: end)...].split(separator: " ")
    return words.count > 1 ? pid_t(words[1]) : nil
  }
}
