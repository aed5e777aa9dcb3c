import CLI
import Foundation
import Importing

/// The files of the machine.
struct LocalFiles: FileAccess {
  /// From this size a file is mapped instead of copied.
  private static let mappedFrom = 1 << 20

  func read(_ path: String) throws -> [UInt8] {
    try withBytes(of: path) { bytes in Array(bytes) }
  }

  func withBytes<Value>(of path: String, _ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw unreadable(path, EISDIR) }
    let size = Int(status.st_size)
    if status.st_mode & S_IFMT == S_IFREG, size >= LocalFiles.mappedFrom,
      let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), address != MAP_FAILED
    {
      defer { munmap(address, size) }
      return try body(UnsafeRawBufferPointer(start: address, count: size))
    }
    return try rest(of: file, path, expected: size).withUnsafeBytes(body)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    if let failure = put(bytes, at: path) {
      throw CLIProblem.unwritable(path: path, detail: SystemError.written(failure))
    }
  }

  /// Writes the file beside its place, brings it to the disk and moves it, so that a reader sees the old file or the
  /// new one, and neither a full disk nor a power failure spoils any. Answers the error number of what went wrong.
  private func put(_ bytes: [UInt8], at path: String) -> Int32? {
    var old = stat()
    let isThere = stat(path, &old) == 0
    if isThere, old.st_mode & S_IFMT == S_IFDIR { return EISDIR }
    if isThere, old.st_mode & S_IFMT != S_IFREG {
      // A device or a pipe is written to and never replaced.
      let file = open(path, O_WRONLY | O_CLOEXEC)
      guard file >= 0 else { return errno }
      return closing(file, put(bytes, file))
    }
    // Where a link stands, the file that it leads to is replaced.
    let place = isThere ? LocalFiles.resolved(path) : path
    let draft = place + "." + String(UInt32.random(in: .min ... .max), radix: 36) + ".tmp"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isThere ? 0o600 : 0o644)
    guard file >= 0 else { return errno }
    var failure = isThere ? keep(old, file) : nil
    failure = failure ?? put(bytes, file) ?? Flushing.flush(file)
    failure = closing(file, failure)
    if failure == nil, rename(draft, place) != 0 { failure = errno }
    guard let failure else { return Flushing.flushFolder(of: place) }
    unlink(draft)
    return failure
  }

  /// Gives the new file the owner and the rights of the old one; it is never open to more than that was.
  private func keep(_ old: stat, _ file: Int32) -> Int32? {
    var new = stat()
    guard fstat(file, &new) == 0 else { return errno }
    var mode = old.st_mode & 0o777
    if new.st_uid != old.st_uid || new.st_gid != old.st_gid, fchown(file, old.st_uid, old.st_gid) != 0 {
      // Nobody but root gives files away. Another group gets none of the old group's rights.
      if new.st_gid != old.st_gid, fchown(file, new.st_uid, old.st_gid) != 0 { mode &= ~0o070 }
    }
    return fchmod(file, mode) == 0 ? nil : errno
  }

  /// Closes the file; answers the failure that there was, or else that of closing.
  private func closing(_ file: Int32, _ failure: Int32?) -> Int32? {
    let number = close(file) == 0 ? nil : errno
    return failure ?? number
  }

  private static func resolved(_ path: String) -> String {
    guard let whole = realpath(path, nil) else { return path }
    defer { free(whole) }
    return String(cString: whole)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let isFile = FileManager.default.fileExists(atPath: path)
      throw CLIProblem.unwritable(
        path: path, detail: isFile ? "det finns en fil med det namnet" : "mappen kan inte skapas")
    }
  }

  /// Writes all bytes; answers the error number of what went wrong, nil where nothing did.
  private func put(_ bytes: [UInt8], _ file: Int32) -> Int32? {
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return written == 0 ? ENOSPC : errno }
      done += written
    }
    return nil
  }

  private func rest(of file: Int32, _ path: String, expected: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Foundation.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private func unreadable(_ path: String, _ number: Int32) -> ImportingProblem {
    .unreadable(file: path, detail: SystemError.text(number))
  }
}
