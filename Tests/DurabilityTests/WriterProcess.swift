import Foundation
import Glibc
import Testing

/// A process that uses the product's store code (Tests/StoreWriter), and what it has told so far.
///
/// Started by hand and not by Foundation, so that every wait has a bound: a pipe whose end another child inherited
/// never ends. A class, because it owns the process.
final class WriterProcess {
  /// The program, built beside the tests.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("StoreWriter").path
  /// How long anything is waited for, in milliseconds.
  private static let patience = 120_000

  private let errors: String
  private let pipe: Int32
  private var rest: [UInt8] = []
  private var status: Int32?

  /// Its number.
  let number: Int32

  /// Starts it; what goes wrong in it comes to lie in the folder.
  init(_ arguments: [String], in folder: URL) throws {
    errors = folder.appendingPathComponent("errors-\(UUID().uuidString)").path
    var ends: [Int32] = [-1, -1]
    try #require(Glibc.pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    let words = ([WriterProcess.program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, WriterProcess.program, &actions, nil, words + [nil], environ)
    pipe = ends[0]
    number = process
    try #require(code == 0, "\(WriterProcess.program) cannot be started")
  }

  deinit {
    kill()
    close(pipe)
  }

  /// What it complained about.
  var complaint: String {
    // What cannot be read is no complaint.
    (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
  }

  /// The next line that it tells; nil where it has ended or says nothing for long.
  func nextLine() -> String? {
    var waited = 0
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        defer { rest = Array(rest[rest.index(after: end)...]) }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      // Whether it has ended is asked before the pipe is, so that what it told last is met.
      let hasEnded = status != nil || hasJustEnded(WNOHANG)
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = read(pipe, &buffer, buffer.count)
      if count > 0 {
        rest += buffer[..<count]
        continue
      }
      if hasEnded || count == 0 || waited >= WriterProcess.patience { return nil }
      var asked = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      poll(&asked, 1, 50)
      waited += 50
    }
  }

  /// The lines that it has told since it was last asked, without waiting for more.
  func newLines() -> [String] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(pipe, &buffer, buffer.count)
      guard count > 0 else { break }
      rest += buffer[..<count]
    }
    guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    defer { rest = Array(rest[rest.index(after: end)...]) }
    return rest[..<end].split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// All lines that it has told, when it has ended.
  func remainingLines() -> [String] {
    var lines: [String] = []
    while let line = nextLine() { lines.append(line) }
    return lines
  }

  /// Ends it at once, wherever it is.
  func kill() {
    guard status == nil else { return }
    Glibc.kill(number, SIGKILL)
    _ = hasJustEnded(0)
  }

  /// Waits until it has ended by itself; its exit code, or -1 where it was ended.
  func end() -> Int32 {
    for _ in 0..<WriterProcess.patience / 20 where status == nil && !hasJustEnded(WNOHANG) { usleep(20_000) }
    kill()
    let status = status ?? -1
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
  }

  private func hasJustEnded(_ options: Int32) -> Bool {
    var status: Int32 = 0
    while true {
      let process = waitpid(number, &status, options)
      if process < 0, errno == EINTR { continue }
      guard process == number else { return false }
      self.status = status
      return true
    }
  }
}
