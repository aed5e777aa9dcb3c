import Foundation

/// A program that was started with nothing of ours open. Foundation's `Process` would wait for a server that a
/// program leaves behind, because the server holds the socket through which it learns of the end.
struct ChildProcess {
  private let id: pid_t

  // Closes what is open beside the three, and becomes the program. It may not be allowed to stand where the tests run.
  private static let closing = """
    for file in /proc/$$/fd/*; do
      number=${file##*/}
      if [ "$number" -gt 2 ]; then eval "exec $number>&-"; fi
    done
    cd "$1" && shift && exec "$@"
    """

  /// Starts the program of the absolute path `words[0]` with files for what it reads and writes.
  init(
    _ words: [String], in folder: URL, input: String, output: String, errors: String,
    environment: [String: String] = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"], inSession: Bool = false
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    for (descriptor, path) in [(Int32(1), output), (2, errors)] {
      posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    let all =
      (inSession ? ["/usr/bin/setsid"] : []) + ["/bin/bash", "-c", ChildProcess.closing, "bash", folder.path] + words
    var arguments = all.map { strdup($0) } + [nil]
    var settings = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer { for text in arguments + settings { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, all[0], &actions, nil, &arguments, &settings)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    self.id = id
  }

  /// Waits for its end, and answers the exit code; 128 and the signal where one ended it.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) == -1 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
