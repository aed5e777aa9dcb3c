import Foundation

/// A process that holds a lock on a store's files, as Linux tells of it.
///
/// The files themselves are never opened for that: closing them would take the locks that this process holds on them.
struct LockHolder: Hashable {
  /// The number of the process.
  let process: Int
  /// What it runs, `roder import ledger`; nil where the machine does not tell.
  let command: String?
  /// Whose it is; nil where the machine does not tell.
  let user: String?

  /// Who it is, in Swedish.
  var text: String {
    let number = "process \(process)"
    guard let command else { return user.map { "\(number) (\($0))" } ?? number }
    return "\(command) (\([number, user].compactMap { $0 }.joined(separator: ", ")))"
  }

  // Where SQLite locks bytes of the `-shm` file: the writer's is the first of eight.
  private static let writerByte = 120
  private static let logBytes = 120...127

  /// Who holds the write lock of the store at the path, or else the file or its log as a whole; nil where nobody does,
  /// or the machine does not tell.
  static func writing(_ path: String) -> LockHolder? {
    let locks = FileLock.all(from: read("/proc/locks")).filter(\.isExclusive)
    let log = FileLock.File(path + "-shm").map { held(locks, on: $0) } ?? []
    let whole = FileLock.File(path).map { held(locks, on: $0) } ?? []
    let found =
      log.first { $0.bytes.contains(writerByte) } ?? log.first { $0.bytes.overlaps(logBytes) } ?? whole.first
    return found.map { LockHolder(process: $0.process) }
  }

  /// The locks on the file. Some file systems tell of another device there than of their files.
  private static func held(_ locks: [FileLock], on file: FileLock.File) -> [FileLock] {
    let exact = locks.filter { $0.file == file }
    return exact.isEmpty ? locks.filter { $0.file.number == file.number } : exact
  }

  /// The process of that number.
  init(process: Int) {
    self.process = process
    let words = LockHolder.read("/proc/\(process)/cmdline").split(separator: "\0").map(String.init)
    command = LockHolder.command(words)
    user = LockHolder.owner("/proc/\(process)")
  }

  /// The program and, of ours, what it was asked to do; never a file's name or an option, which may be confidential.
  static func command(_ words: [String]) -> String? {
    guard let program = words.first?.split(separator: "/").last.map(String.init) else { return nil }
    guard program == "roder", let verb = words.dropFirst().first, isVerb(verb) else { return program }
    guard ["import", "table"].contains(verb), let noun = words.dropFirst(2).first, isVerb(noun) else {
      return program + " " + verb
    }
    return program + " " + verb + " " + noun
  }

  private static func isVerb(_ word: String) -> Bool {
    !word.hasPrefix("-") && word.allSatisfy { ("a"..."z").contains($0) || $0 == "-" }
  }

  private static func owner(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 4_096)
    guard getpwuid_r(status.st_uid, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name
    else { return nil }
    return String(cString: name)
  }

  /// The text of a file that the kernel makes; empty where it may not be read.
  private static func read(_ path: String) -> String {
    guard let file = FileHandle(forReadingAtPath: path) else { return "" }
    // A process that ended meanwhile has nothing to tell.
    return String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
  }
}
