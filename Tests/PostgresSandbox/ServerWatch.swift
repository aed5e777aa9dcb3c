import Foundation
import Programs
import Synchronization

/// What clears up after this process: a shell that waits for it to end, however it ends, and then stops the servers
/// and removes their folders.
final class ServerWatch: Sendable {
  private let root: URL
  private let programs: PostgresPrograms
  private let count = Mutex(0)
  private static let watch = Mutex<ServerWatch?>(nil)

  /// The watch of this process.
  static func shared(_ programs: PostgresPrograms) throws -> ServerWatch {
    try watch.withLock { watch in
      if let watch { return watch }
      let new = try ServerWatch(programs)
      watch = new
      return new
    }
  }

  /// An empty folder for a server, which the server's account owns.
  func newFolder(_ name: String) throws -> URL {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let folder = root.appendingPathComponent("\(number)-\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try give(folder)
    return folder
  }

  private init(_ programs: PostgresPrograms) throws {
    self.programs = programs
    // The path of a socket has at most 107 bytes.
    let usual = FileManager.default.temporaryDirectory
    let parent = usual.path.utf8.count <= 40 ? usual : URL(fileURLWithPath: "/tmp")
    root = parent.appendingPathComponent("roder-postgres-\(UUID().uuidString.prefix(13))")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: false)
    try give(root)
    try watch()
  }

  private func give(_ folder: URL) throws {
    // Others may pass through to the socket and see nothing.
    guard chmod(folder.path, 0o711) == 0 else { throw CocoaError(.fileWriteNoPermission) }
    guard programs.isRoot, let account = getpwnam(PostgresPrograms.account) else { return }
    guard chown(folder.path, account.pointee.pw_uid, account.pointee.pw_gid) == 0 else {
      throw CocoaError(.fileWriteNoPermission)
    }
  }

  /// The shell reads from a pipe whose other end nobody but this process holds: it ends when the process does.
  private func watch() throws {
    let stop = programs.line("pg_ctl", ["stop", "--wait", "--silent", "--mode", "immediate", "--pgdata"], home: root)
      .map { "'" + $0 + "'" }.joined(separator: " ")
    let script = """
      trap '' INT TERM HUP
      read -r _
      for data in '\(root.path)'/*/data; do
        if [ -e "$data/postmaster.pid" ]; then \(stop) "$data"; fi
      done
      rm -rf '\(root.path)'
      """
    // A pipe with a name, because a child gets nothing of ours but what it opens itself.
    let pipe = root.appendingPathComponent("watch").path
    // Opened for both, or the child would wait for a writer before it begins. It stays open as long as this process.
    guard mkfifo(pipe, 0o600) == 0, open(pipe, O_RDWR | O_CLOEXEC) >= 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
    _ = try ChildProcess(
      ["/bin/sh", "-c", script], in: "/", files: .init(input: pipe), environment: PostgresPrograms.environment,
      isLeader: true)
  }
}
