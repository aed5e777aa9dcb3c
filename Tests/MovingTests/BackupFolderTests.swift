import RoderSandbox
import Testing

/// Backups of several stores in one folder, and which of them go, on the real binary.
@Suite("A folder of backups")
struct BackupFolderTests {
  /// Two boards whose stores have one name.
  private func twoBoards() throws -> Sandbox {
    let sandbox = try Sandbox()
    let made = try sandbox.run(
      """
      mkdir a b kopior && roder new --board Anämnden --municipality Exempelkommunen --store a/sn.roder &&
      roder new --board Bnämnden --municipality Exempelkommunen --store b/sn.roder
      """)
    #expect(made.code == 0, "\(made.text)")
    return sandbox
  }

  private func backUp(_ store: String, day: Int, keep: Int, options: String = "", _ sandbox: Sandbox) throws
    -> Sandbox.Run
  {
    let moment = "2019-06-\(day < 10 ? "0" : "")\(day)T08:00:00Z"
    let run = try sandbox.run(
      "RODER_NOW=\(moment) roder backup --store \(store) --to kopior --keep \(keep)\(options)")
    #expect(run.code == 0, "\(run.text)")
    return run
  }

  @Test("Boards whose stores have one name keep their backups apart", arguments: ["", " --backup-key b.key"])
  func apart(options: String) throws {
    let sandbox = try twoBoards()
    defer { sandbox.remove() }
    _ = try sandbox.run("roder key --backup b.key")
    for day in 1...3 {
      for store in ["a/sn.roder", "b/sn.roder"] {
        _ = try backUp(store, day: day, keep: 1, options: options, sandbox)
      }
    }
    let names = Sandbox.lines(try sandbox.run("ls -A kopior").answer)
    #expect(names.count == 2 && names.allSatisfy { $0.contains("-2019-06-03T080000Z.roder") }, "\(names)")
  }

  @Test("A backup of a later moment is told and neither counted nor removed, and the new one stays")
  func wrongClock() throws {
    let sandbox = try twoBoards()
    defer { sandbox.remove() }
    let late = try backUp("a/sn.roder", day: 20, keep: 1, sandbox).answer.prefix { $0 != ":" }
    for day in 1...3 {
      let run = try backUp("a/sn.roder", day: day, keep: 2, sandbox)
      #expect(run.answer.contains(", kontrollerad, "), "\(run.text)")
      #expect(run.told.contains("Obs! \(late) är daterad senare än nu."), "\(run.text)")
    }
    let names = Sandbox.lines(try sandbox.run("ls -A kopior").answer)
    #expect(names.map { $0.suffix(24) } == [2, 3, 20].map { "2019-06-\($0 < 10 ? "0" : "")\($0)T080000Z.roder" })
  }

  @Test("Files that are not this board's backups stay", arguments: ["sn-2019-05-01T080000Z.roder", "sn-notes.roder"])
  func others(name: String) throws {
    let sandbox = try twoBoards()
    defer { sandbox.remove() }
    _ = try sandbox.run("cp a/sn.roder kopior/\(name)")
    for day in 1...2 { _ = try backUp("a/sn.roder", day: day, keep: 1, sandbox) }
    let names = try sandbox.run("ls -A kopior").answer
    #expect(names.contains(name) && Sandbox.lines(names).count == 2, "\(names)")
  }

  @Test("A draft that somebody works on stays, whatever the number of its process")
  func running() throws {
    let sandbox = try twoBoards()
    defer { sandbox.remove() }
    let run = try sandbox.run(
      """
      mkdir kopior/.sn.draft-levand kopior/.sn.draft-dodade kopior/.sn.draft-tommma
      touch kopior/.sn.draft-levand/lock kopior/.sn.draft-dodade/lock kopior/.sn.draft-dodade/store
      flock kopior/.sn.draft-levand/lock roder backup --store a/sn.roder --to kopior > out.txt && ls -A kopior
      """)
    let names = Sandbox.lines(run.answer)
    #expect(names.count == 2 && names.contains(".sn.draft-levand"), "\(run.text)")
  }
}
