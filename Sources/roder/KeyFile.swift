import CLI
import Foundation
import Importing
import Storage

/// A store's key where it lies outside the store: in a file beside it that its owner alone may read.
struct KeyFile {
  /// Where it lies.
  let path: String

  /// The key file of the store at the address: beside it, or where the address is a link, beside what it leads to.
  init(store address: String) {
    let beside = address + ".key"
    path = DraftFile.exists(beside) ? beside : SymbolicLink.end(of: address) + ".key"
  }

  /// The key file at the path.
  init(path: String) { self.path = path }

  /// The key; nil where there is no file.
  ///
  /// **Throws** `StorageProblem.exposedKey` or `.badKey`, and `ImportingProblem.unreadable`.
  func read() throws -> StoreKey? {
    // A pipe that nobody writes to must not be waited for.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw ImportingProblem.unreadable(file: path, detail: SystemError.text(errno))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw ImportingProblem.unreadable(file: path, detail: SystemError.text(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StorageProblem.badKey(place: path) }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = Foundation.read(file, &buffer, buffer.count)
    guard count >= 0 else { throw ImportingProblem.unreadable(file: path, detail: SystemError.text(errno)) }
    guard let key = StoreKey(text: String(decoding: buffer[..<count], as: UTF8.self)) else {
      throw StorageProblem.badKey(place: path)
    }
    // Whoever else may read the key may read every text, and has perhaps done so.
    guard status.st_mode & 0o077 == 0 else { throw StorageProblem.exposedKey(path: path) }
    return key
  }

  /// Writes a new key, which comes to its place whole and on disk, before anything is sealed under it; false where a
  /// file lies there already, which is left as it is.
  ///
  /// **Throws** `StorageProblem.diskFull`, and `CLIProblem.unwritable`.
  func write(_ key: StoreKey) throws -> Bool {
    do {
      let draft = try DraftFile(of: path)
      defer { draft.remove() }
      let file = open(draft.path, O_WRONLY | O_CLOEXEC)
      guard file >= 0 else { throw DraftFile.failure(errno, path) }
      let bytes = Array((key.text + "\n").utf8)
      let isWritten = Foundation.write(file, bytes, bytes.count) == bytes.count
      let failure = errno
      close(file)
      guard isWritten else { throw DraftFile.failure(failure, path) }
      try draft.publish(at: path)
      return true
    } catch MovingProblem.occupied {
      return false
    }
  }

  /// Removes the file, where there is one.
  func remove() { unlink(path) }
}
