import Foundation

/// The file system that a file lies on.
struct FileSystem: Hashable {
  /// What it is called, where other machines may use it at the same time; nil on a disk of this machine's own.
  let sharedKind: String?
  /// Whether nothing can be written to it.
  let isReadOnly: Bool

  /// The file system of the file or folder; nil where there is none.
  init?(holding path: String) {
    var facts = statvfs()
    var status = stat()
    guard statvfs(path, &facts) == 0, stat(path, &status) == 0 else { return nil }
    isReadOnly = facts.f_flag & UInt(ST_RDONLY) != 0
    let device = UInt64(status.st_dev)
    let number = "\((device >> 8) & 0xFFF | (device >> 32) & ~0xFFF):\(device & 0xFF | (device >> 12) & ~0xFF)"
    // A machine that does not tell of its mounts is taken at its word: nothing is known to be shared.
    let mounts = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? ""
    sharedKind = FileSystem.type(ofDevice: number, mounts: mounts).flatMap(FileSystem.sharedKind)
  }

  // File systems over a network, and folders that a virtual machine shares with its host: locks and shared memory do
  // not reach the other side.
  private static let shared: Set = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "coda", "ncpfs", "ncp", "lustre", "gfs2", "ocfs2",
    "gpfs", "beegfs", "panfs", "orangefs", "pvfs2", "vboxsf", "vmhgfs", "prl_fs", "virtiofs", "davfs",
    "glusterfs",
  ]
  // Programs in user space that keep the files on a disk of this machine. One that nobody knows may be shared.
  private static let ownDisk: Set = [
    "fuseblk", "fuse.fuse-overlayfs", "fuse.bindfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs",
    "fuse.mergerfs", "fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.ext2", "fuse.lxcfs", "fuse.zfs",
  ]

  /// What a file system of the type is called where it may be shared; nil where it is not.
  static func sharedKind(ofType type: String) -> String? {
    if shared.contains(type) { return type }
    guard type.hasPrefix("fuse"), !["fusectl"].contains(type), !ownDisk.contains(type) else { return nil }
    return type.hasPrefix("fuse.") ? String(type.dropFirst("fuse.".count)) : type
  }

  /// The type of what is mounted from the device, as `/proc/self/mountinfo` tells; nil where nothing is.
  static func type(ofDevice number: String, mounts: String) -> String? {
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 6, words[2] == number, let dash = words.firstIndex(of: "-"), dash + 1 < words.endIndex else {
        continue
      }
      return String(words[dash + 1])
    }
    return nil
  }
}
