import Foundation
import Storage

/// How the file of a store may be opened where it lies.
enum OpeningWay {
  /// As ever.
  case writing
  /// For reading beside writers, whose log can be read too; writing is refused with the problem.
  case readingWithLog(StorageProblem)
  /// For reading a file that lies still: no log beside it, no locks taken, nothing made. Writing is refused with the
  /// problem.
  case readingAlone(StorageProblem)

  /// How the file at the path may be opened.
  ///
  /// **Throws** `StorageProblem.networkFileSystem` where a log lies beside it that another machine may be writing.
  init(_ path: String) throws(StorageProblem) {
    guard let refusal = OpeningWay.refusal(toWrite: path) else {
      self = .writing
      return
    }
    guard StillFile.size(path + "-wal") > 0 else {
      self = .readingAlone(refusal)
      return
    }
    if case .networkFileSystem = refusal { throw refusal }
    self = .readingWithLog(refusal)
  }

  /// Refuses a place where no store may be made.
  ///
  /// **Throws** `StorageProblem.networkFileSystem`.
  static func requireOwnDisk(_ path: String) throws(StorageProblem) {
    if let kind = (FileSystem(holding: path) ?? FileSystem(holding: folder(path)))?.sharedKind {
      throw .networkFileSystem(path: path, kind: kind)
    }
  }

  private static func refusal(toWrite path: String) -> StorageProblem? {
    if let system = FileSystem(holding: path) {
      if let kind = system.sharedKind { return .networkFileSystem(path: path, kind: kind) }
      if system.isReadOnly { return .noAccess(path: path, detail: "disken är skrivskyddad, så lagret kan bara läsas") }
    }
    if access(path, W_OK) != 0 {
      return .noAccess(path: path, detail: "filen är skrivskyddad, så lagret kan bara läsas")
    }
    if access(folder(path), W_OK | X_OK) != 0 {
      return .noAccess(path: path, detail: "mappen är skrivskyddad, så lagret kan bara läsas")
    }
    return nil
  }

  private static func folder(_ path: String) -> String {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    return url.deletingLastPathComponent().path
  }
}
