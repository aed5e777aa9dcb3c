import CLI
import Foundation
import Storage

/// A file in the making, in a folder that nobody but its owner may enter: it comes to its place at once, whole and on
/// disk, or not at all, and never in the place of another.
struct DraftFile {
  /// Where the draft lies.
  let path: String
  /// What problems call it: the place it is for, or the folder that it lies in where that is another.
  let told: String
  private let folder: DraftFolder

  /// An empty draft of the file at the place, beside it. Drafts of the stem that killed processes left there go; the
  /// stem is the file's name, unless another is given.
  ///
  /// **Throws** `MovingProblem.occupied` where something lies at the place, `StorageProblem.diskFull`, and
  /// `CLIProblem.unwritable`.
  init(of place: String, stem: String? = nil) throws {
    guard !DraftFile.exists(place) else { throw MovingProblem.occupied(target: place) }
    let name = (place as NSString).lastPathComponent
    try self.init(in: DraftFile.folder(of: place), stem: stem ?? name, told: place)
  }

  /// An empty draft in the folder, which is for no place.
  ///
  /// **Throws** `StorageProblem.diskFull` and `CLIProblem.unwritable`.
  init(in parent: String, stem: String) throws { try self.init(in: parent, stem: stem, told: parent) }

  private init(in parent: String, stem: String, told: String) throws {
    self.told = told
    folder = try DraftFolder(in: parent, stem: stem, told: told)
    path = folder.path + "/store"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      let number = errno
      folder.remove()
      throw DraftFile.failure(number, told)
    }
    close(file)
  }

  /// Brings the draft to the place; it is still to be removed where it lay.
  ///
  /// **Throws** as `init`.
  func publish(at place: String) throws {
    if let number = Flushing.flush(at: path) { throw DraftFile.failure(number, place) }
    // A link fails where something lies at the place; a rename would replace it.
    if link(path, place) != 0 {
      let number = errno
      guard [EPERM, ENOTSUP, EOPNOTSUPP, EMLINK].contains(number), !DraftFile.exists(place) else {
        throw DraftFile.failure(number, place)
      }
      // Some file systems know no links.
      guard rename(path, place) == 0 else { throw DraftFile.failure(errno, place) }
    }
    if let number = Flushing.flushFolder(of: place) { throw DraftFile.failure(number, place) }
  }

  /// Removes what is left of the draft. Called once, when every file of it is closed.
  func remove() { folder.remove() }

  /// Whether anything lies at the path, also a link to nothing.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The folder that the path lies in.
  static func folder(of path: String) -> String {
    // Not by NSString, which traps on a name of one letter (seen with Foundation of Swift 6.3 on Linux).
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What the error number means for the file at the path.
  static func failure(_ number: Int32, _ path: String) -> any Error {
    switch number {
    case EEXIST: MovingProblem.occupied(target: path)
    case ENOSPC, EDQUOT: StorageProblem.diskFull(path: path)
    default: CLIProblem.unwritable(path: path, detail: SystemError.written(number))
    }
  }
}
