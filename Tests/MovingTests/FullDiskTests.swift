import Foundation
import RoderSandbox
import Testing

/// Backups, restores and copies to disks that are full or may not be written, on the real binary.
@Suite("Disks that take no more")
struct FullDiskTests {
  /// Runs the command where `small` is a disk of its own with those options; nil where this user may not mount one.
  private func run(_ command: String, options: String, in sandbox: Sandbox) throws -> Sandbox.Run? {
    let script = "mkdir -p small && mount -t tmpfs -o \(options) none small && { \(command); }; echo code $?"
    let run = try sandbox.run("unshare -m sh -c '\(script)'")
    return run.answer.contains("code 32") || run.code != 0 ? nil : run
  }

  static let commands = [
    "roder backup --to small/kopia.roder", "roder backup --to small/kopia.enc --backup-key b.key",
    "roder restore hel.roder --store small/ny.roder", "roder restore hel.enc --backup-key b.key --store small/ny.roder",
    "roder copy --from board.roder --to small/ny.roder", "roder copy --from board.roder --to small/ny.roder --move",
  ]

  @Test("A full disk is told, leaves no file that looks finished, and harms no store", arguments: commands)
  func full(command: String) throws {
    let sandbox = try prepared()
    defer { sandbox.remove() }
    guard let run = try run("\(command); echo exit $?; ls -A small", options: "size=200k", in: sandbox) else {
      print("SKIPPED: this user may not mount a small disk")
      return
    }
    if run.told.contains("[moving.no-room]") {
      // A copy goes on where it stopped; what it has so far lies there.
      #expect(command.contains("copy") && run.answer.contains("exit 1\nny.roder\n"), "\(run.text)")
    } else {
      #expect(run.told.contains("[storage.disk-full] "), "\(run.text)")
      #expect(!run.told.contains("draft"), "\(run.text)")
      // Nothing at all stands between: no file, no draft.
      #expect(run.answer.hasSuffix("exit 1\ncode 0\n"), "\(run.text)")
    }
    let source = try sandbox.run("roder verify && roder batches")
    #expect(source.code == 0, "\(source.text)")
    #expect(try sandbox.run("ls -A | grep draft").answer == "")
  }

  @Test("A copy that fills the disk says that it stays, and goes on when there is room")
  func resumed() throws {
    let sandbox = try prepared()
    defer { sandbox.remove() }
    let copy = "roder copy --from board.roder --to small/ny.roder"
    let more = "mount -o remount,size=20m small && \(copy) && roder verify --store small/ny.roder"
    let script = "\(copy); echo exit $?; ls -A small; roder batches --store small/ny.roder; \(more)"
    guard let run = try run(script, options: "size=700k", in: sandbox) else {
      print("SKIPPED: this user may not mount a small disk")
      return
    }
    #expect(run.told.contains("small/ny.roder: fel [moving.no-room]"), "\(run.text)")
    #expect(run.answer.contains("exit 1\nny.roder\n"), "\(run.text)")
    #expect(run.answer.contains("stämmer.\n") && run.answer.hasSuffix("code 0\n"), "\(run.text)")
  }

  @Test("A disk that may not be written is told", arguments: commands)
  func readOnly(command: String) throws {
    let sandbox = try prepared()
    defer { sandbox.remove() }
    guard let run = try run("\(command); echo exit $?", options: "ro", in: sandbox) else {
      print("SKIPPED: this user may not mount a disk")
      return
    }
    #expect(run.told.contains("[cli.unwritable]") || run.told.contains("[storage.no-access]"), "\(run.text)")
    #expect(run.answer.contains("exit 1"), "\(run.text)")
    #expect(try sandbox.run("roder verify && roder batches").code == 0)
  }

  private func prepared() throws -> Sandbox {
    let sandbox = try Sandbox.withExampleStore()
    let made = try sandbox.run(
      """
      roder key --backup b.key && roder backup --to hel.roder && roder backup --to hel.enc --backup-key b.key
      """)
    #expect(made.code == 0, "\(made.text)")
    return sandbox
  }
}
