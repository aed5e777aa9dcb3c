import CLI
import Foundation
import Storage

/// A file in the making, which nobody but its owner may read: it comes to its place at once, whole and on disk, or not
/// at all, and never in the place of another.
struct DraftFile {
  /// Where the draft lies.
  let path: String
  /// What the file will be called.
  let place: String

  // What SQLite may leave beside a file.
  private static let besides = ["", "-wal", "-shm", "-journal"]

  /// An empty draft of the file at the place; it lies beside `neighbour`, or beside its place. Drafts that killed
  /// processes left there go.
  ///
  /// **Throws** `MovingProblem.occupied` where something lies at the place, `StorageProblem.diskFull`, and
  /// `CLIProblem.unwritable`.
  init(of place: String, beside neighbour: String? = nil) throws {
    self.place = place
    guard !DraftFile.exists(place) else { throw MovingProblem.occupied(target: place) }
    let stem = (neighbour ?? place) + ".draft-"
    DraftFile.sweep(stem)
    path = stem + "\(getpid())"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DraftFile.failure(errno, place) }
    close(file)
  }

  /// Brings the draft to its place.
  ///
  /// **Throws** as `init`.
  func publish() throws {
    try flush(path)
    // A link fails where something lies at the place; a rename would replace it.
    if link(path, place) != 0 {
      let number = errno
      guard [EPERM, ENOTSUP, EOPNOTSUPP, EMLINK].contains(number), !DraftFile.exists(place) else {
        throw DraftFile.failure(number, place)
      }
      // Some file systems know no links.
      guard rename(path, place) == 0 else { throw DraftFile.failure(errno, place) }
    }
    unlink(path)
    try flush(DraftFile.folder(of: place))
  }

  /// Removes the draft and what lies beside it, where it is there still.
  func remove() { DraftFile.remove(path) }

  /// Whether anything lies at the path, also a link to nothing.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The folder that the path lies in.
  static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// What the error number means for the file at the path.
  static func failure(_ number: Int32, _ path: String) -> any Error {
    switch number {
    case EEXIST: MovingProblem.occupied(target: path)
    case ENOSPC, EDQUOT: StorageProblem.diskFull(path: path)
    default: CLIProblem.unwritable(path: path, detail: SystemError.text(number))
    }
  }

  private static func remove(_ path: String) {
    for suffix in besides { unlink(path + suffix) }
  }

  private func flush(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DraftFile.failure(errno, place) }
    defer { close(file) }
    // Some file systems cannot flush a folder.
    guard fsync(file) == 0 || errno == EINVAL else { throw DraftFile.failure(errno, place) }
  }

  /// Removes the drafts whose processes are gone.
  private static func sweep(_ stem: String) {
    let name = (stem as NSString).lastPathComponent
    let folder = folder(of: stem)
    // A folder that cannot be listed is met when the draft is made.
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where entry.hasPrefix(name) {
      guard let process = Int32(entry.dropFirst(name.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
      remove((folder as NSString).appendingPathComponent(entry))
    }
  }
}
