import Foundation

/// What makes bytes and names outlive a power failure.
enum Flushing {
  /// Brings the open file to the disk; answers the error number, nil where all is there.
  static func flush(_ file: Int32) -> Int32? {
    // Some file systems cannot flush a folder.
    fsync(file) == 0 || errno == EINVAL ? nil : errno
  }

  /// Brings the file at the path to the disk.
  static func flush(at path: String) -> Int32? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return errno }
    defer { close(file) }
    return flush(file)
  }

  /// Brings the names in the folder of the path to the disk.
  static func flushFolder(of path: String) -> Int32? {
    let failure = flush(at: DraftFile.folder(of: path))
    // A folder that may be written and not read cannot be opened for this.
    return failure == EACCES ? nil : failure
  }
}
