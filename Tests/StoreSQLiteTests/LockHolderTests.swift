import Foundation
import Testing

@testable import StoreSQLite

@Suite("Who holds a lock")
struct LockHolderTests {
  @Test("Locks on bytes of files are read, those who wait and other kinds are not")
  func locks() {
    let text = """
      1: POSIX  ADVISORY  WRITE 1234 fe:00:5678 120 120
      1: -> POSIX  ADVISORY  WRITE 99 fe:00:5678 120 120
      2: POSIX  ADVISORY  READ  77 08:1a3:9 0 EOF
      3: FLOCK  ADVISORY  WRITE 55 fe:00:5678 0 EOF
      4: OFDLCK ADVISORY  WRITE -1 fe:00:5678 0 EOF
      5: POSIX  ADVISORY  WRITE 0 fe:00:5678 120 120
      6: POSIX  ADVISORY  WRITE 5 fe:00 120 120
      7: POSIX  ADVISORY  WRITE 5 fe:00:1 12 11
      rubbish
      """
    let locks = FileLock.all(from: text)
    #expect(locks.map(\.process) == [1234, 77])
    #expect(locks.map(\.isExclusive) == [true, false])
    #expect(locks.map(\.bytes) == [120...120, 0...Int.max])
    #expect(locks.first?.file == FileLock.File(device: "fe:00", number: 5678))
  }

  @Test(
    "A command is the program and what it was asked to do, without names of files",
    arguments: [
      (["/usr/bin/roder", "import", "ledger", "hemlig.se"], "roder import ledger"),
      (["roder", "import", "ledger.csv"], "roder import"), (["roder", "verify", "namn"], "roder verify"),
      (["roder", "--store", "x"], "roder"), (["roder"], "roder"), (["roder", "import", "-x"], "roder import"),
      (["/opt/sqlite3", "lager.roder"], "sqlite3"), ([], nil), ([""], nil),
    ] as [([String], String?)])
  func command(words: [String], expected: String?) { #expect(LockHolder.command(words) == expected) }

  @Test("A process that is gone is told by its number")
  func gone() {
    let holder = LockHolder(process: 0x7FFF_FFF0)
    #expect(holder.command == nil)
    #expect(holder.text == "process 2147483632")
  }

  @Test("Nobody holds what is not there")
  func nobody() { #expect(LockHolder.writing("/finns/inte") == nil) }

  @Test(
    "A file system is shared where it is known to be, or in user space and unknown",
    arguments: [
      ("nfs4", "nfs4"), ("cifs", "cifs"), ("9p", "9p"), ("ext4", nil), ("overlay", nil), ("tmpfs", nil),
      ("fuse.sshfs", "sshfs"), ("fuse.rclone", "rclone"), ("fuse", "fuse"), ("virtiofs", "virtiofs"),
      ("fuseblk", nil), ("fuse.gocryptfs", nil),
    ] as [(String, String?)])
  func kinds(type: String, kind: String?) { #expect(FileSystem.sharedKind(ofType: type) == kind) }

  @Test("The type of a mount is found by its device")
  func mounts() {
    let text = """
      22 28 0:20 / /sys rw,nosuid - sysfs sysfs rw
      90 28 0:51 / /mnt/a\\040b rw,relatime shared:3 master:1 - fuse.sshfs anna@host:/ rw
      91 28 0:52 / /x rw
      """
    #expect(FileSystem.type(ofDevice: "0:51", mounts: text) == "fuse.sshfs")
    #expect(FileSystem.type(ofDevice: "0:52", mounts: text) == nil)
    #expect(FileSystem.type(ofDevice: "0:53", mounts: "") == nil)
  }

  @Test("The temporary folder lies on a disk of this machine")
  func ownDisk() throws {
    let system = try #require(FileSystem(holding: NSTemporaryDirectory()))
    #expect(system == FileSystem(holding: "/tmp"))
    #expect(FileSystem(holding: "/finns/inte") == nil)
    #expect(system.sharedKind == nil)
    #expect(FileSystem(holding: "/proc")?.sharedKind == nil)
  }
}
