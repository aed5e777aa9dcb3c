import CLI
import Foundation
import Importing
import Kernel
import Storage

/// A backup as it lies on disk: a store in one SQLite file, plain or encrypted. Read and written in pieces.
struct BackupFile {
  /// Where it lies.
  let path: String

  /// The first bytes of it.
  ///
  /// **Throws** `ImportingProblem.unreadable`.
  func opening() throws -> [UInt8] {
    let input = try Input(path)
    defer { input.close() }
    return try input.read(BackupSeal.headerLength)
  }

  /// Whether it is encrypted.
  func isSealed() throws -> Bool { BackupSeal.isSealed(try opening()) }

  /// Encrypts the plain file to the draft.
  static func seal(_ plain: String, to draft: DraftFile, key: StoreKey, salt: [UInt8]) throws {
    let input = try Input(plain)
    defer { input.close() }
    let output = try Output(draft)
    defer { output.close() }
    let seal = BackupSeal(key: key, contentSize: try input.size(), salt: salt)
    try output.write(seal.header)
    for chunk in 0..<seal.chunkCount {
      try output.write(try seal.seal(try input.read(seal.size(ofChunk: chunk)), chunk: chunk))
    }
  }

  /// Decrypts it to the draft.
  ///
  /// **Throws** `MovingProblem.cutOff`, `.notOpened` or `.notABackup`.
  func open(to draft: DraftFile, key: StoreKey) throws {
    let input = try Input(path)
    defer { input.close() }
    guard let seal = BackupSeal(key: key, header: try input.read(BackupSeal.headerLength)) else {
      throw MovingProblem.notABackup(path: path)
    }
    let output = try Output(draft)
    defer { output.close() }
    let size = try input.size()
    for chunk in 0..<seal.chunkCount {
      let sealed = try input.read(seal.size(ofChunk: chunk) + BackupSeal.tagLength)
      guard let content = seal.open(sealed, chunk: chunk) else {
        // The header says how long the file should be; altered, it opens no chunk whatever its length.
        throw size < seal.fileSize ? MovingProblem.cutOff(path: path) : MovingProblem.notOpened(path: path)
      }
      try output.write(content)
    }
    guard size == seal.fileSize else { throw MovingProblem.notOpened(path: path) }
  }

  /// Copies it to the draft as it is.
  func copy(to draft: DraftFile) throws {
    let input = try Input(path)
    defer { input.close() }
    let output = try Output(draft)
    defer { output.close() }
    while true {
      let piece = try input.read(BackupSeal.chunkSize)
      if piece.isEmpty { return }
      try output.write(piece)
    }
  }
}

/// A file that is read from its beginning to its end.
private struct Input {
  private let path: String
  private let file: Int32

  init(_ path: String) throws {
    self.path = path
    // A pipe that nobody writes to must not be waited for.
    file = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw Input.failure(errno, path) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      Foundation.close(file)
      throw MovingProblem.notABackup(path: path)
    }
  }

  func size() throws -> Int {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Input.failure(errno, path) }
    return Int(status.st_size)
  }

  /// The next bytes; fewer than asked for at the end alone.
  func read(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes[done...].withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress, $0.count) }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Input.failure(errno, path) }
      if got == 0 { break }
      done += got
    }
    return Array(bytes[..<done])
  }

  func close() { Foundation.close(file) }

  private static func failure(_ number: Int32, _ path: String) -> ImportingProblem {
    .unreadable(file: path, detail: SystemError.text(number))
  }
}

/// A draft that is written from its beginning to its end.
private struct Output {
  private let draft: DraftFile
  private let file: Int32

  init(_ draft: DraftFile) throws {
    self.draft = draft
    file = Foundation.open(draft.path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw DraftFile.failure(errno, draft.told) }
  }

  func write(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw DraftFile.failure(written == 0 ? ENOSPC : errno, draft.told) }
      done += written
    }
  }

  // The draft is flushed before it comes to its place; a failure to close is met there.
  func close() { Foundation.close(file) }
}
