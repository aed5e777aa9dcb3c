import Foundation

/// A folder that nobody but its owner may enter, for a file in the making and what SQLite puts beside it. A lock that
/// its process holds tells that it is in use: the number of a process says nothing in another container, or later.
struct DraftFolder {
  /// Where it lies.
  let path: String
  private let lock: Int32

  private static let lockName = "lock"

  /// A new folder in the parent. Those of the stem whose processes are gone are removed from there.
  ///
  /// **Throws** `StorageProblem.diskFull` and `CLIProblem.unwritable`, which name what is `told`.
  init(in parent: String, stem: String, told: String) throws {
    DraftFolder.sweep(parent, stem: stem)
    // Whoever sweeps may take a folder before it is locked.
    for _ in 0..<100 {
      var name = Array(((parent as NSString).appendingPathComponent(".\(stem).draft-XXXXXX")).utf8CString)
      guard mkdtemp(&name) != nil else { throw DraftFile.failure(errno, told) }
      let made = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if let lock = try DraftFolder.lock(made, told) {
        path = made
        self.lock = lock
        return
      }
    }
    throw DraftFile.failure(EAGAIN, told)
  }

  /// Removes the folder and what lies in it. Called once, when every file in it is closed.
  func remove() {
    DraftFolder.remove(path)
    close(lock)
  }

  /// Removes the stem's folders in the parent whose processes are gone.
  static func sweep(_ parent: String, stem: String) {
    // A parent that cannot be listed is met when a folder is made there.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(".\(stem).draft-") {
      let path = (parent as NSString).appendingPathComponent(name)
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else { continue }
      let file = open(path + "/" + lockName, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard file >= 0 else {
        // Its process was killed before it locked the folder, which is empty then; else it stays.
        rmdir(path)
        continue
      }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { remove(path) }
      close(file)
    }
  }

  /// Locks the new folder; nil where somebody took it for one whose process is gone.
  private static func lock(_ path: String, _ told: String) throws -> Int32? {
    let file = open(path + "/" + lockName, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      let number = errno
      rmdir(path)
      if number == ENOENT { return nil }
      throw DraftFile.failure(number, told)
    }
    // Where the file system knows no locks nobody can sweep either: the folder stays if the process is killed.
    let isTaken = flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    var status = stat()
    if !isTaken, fstat(file, &status) == 0, status.st_nlink > 0 { return file }
    close(file)
    return nil
  }

  private static func remove(_ path: String) {
    // A folder that cannot be listed any more is gone, or stays.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    // The lock goes last: what is left of a removal that was killed can be swept.
    for name in names where name != lockName { unlink(path + "/" + name) }
    unlink(path + "/" + lockName)
    rmdir(path)
  }
}
