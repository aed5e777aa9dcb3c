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
    // Written beside and then moved, so that a reader sees the old file or the new one, and a full disk spoils none.
    let draft = path + ".\(getpid()).tmp"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw CLIProblem.unwritable(path: path, detail: SystemError.text(errno)) }
    var failure = put(bytes, file)
    if close(file) != 0, failure == nil { failure = errno }
    if failure == nil, rename(draft, path) != 0 { failure = errno }
    if let failure {
      unlink(draft)
      throw CLIProblem.unwritable(path: path, detail: SystemError.text(failure))
    }
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

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
