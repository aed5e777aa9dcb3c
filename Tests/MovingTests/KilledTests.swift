import Foundation
import RoderSandbox
import TestSupport
import Testing

/// The real binary, killed at moments that chance chooses while it copies, moves, backs up and restores.
@Suite("Killed while copying")
struct KilledTests {
  static let rounds = 10
  static let seed = 20_190_514

  /// Starts the command, kills it after so many milliseconds, and answers whether it had come to its end.
  private func killed(_ command: String, after milliseconds: Int, in sandbox: Sandbox) throws -> Bool {
    let wait = "0." + String(1_000 + milliseconds).dropFirst()
    let run = try sandbox.run(
      "\(command) > out.txt 2>&1 & p=$!; sleep \(wait); kill -9 $p 2> /dev/null; wait $p 2> /dev/null")
    return run.code == 0
  }

  /// Moments that grow from the beginning of a run to past its end.
  private func moments(_ command: String, in sandbox: Sandbox) throws -> [Int] {
    let start = ContinuousClock.now
    let run = try sandbox.run(command)
    #expect(run.code == 0, "\(run.text)")
    let whole = Int((ContinuousClock.now - start) / .milliseconds(1))
    print("seed \(Self.seed): \(command) takes \(whole) ms")
    var chance = SeededChance(seed: Self.seed)
    return (0..<Self.rounds).map { _ in Int.random(in: 2...max(3, min(990, whole)), using: &chance) }
  }

  @Test("A copy that is killed is refused or whole, and goes on")
  func copy() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let expected = try sandbox.run("roder batches").answer
    for moment in try moments("roder copy --from board.roder --to first.roder", in: sandbox) {
      _ = try killed("roder copy --from board.roder --to copy.roder", after: moment, in: sandbox)
      let seen = try sandbox.run("roder batches --store copy.roder")
      #expect(seen.answer == "" || seen.answer == expected, "\(seen.text)")
      #expect(try sandbox.run("roder verify").code == 0)
    }
    let last = try sandbox.run("roder copy --from board.roder --to copy.roder")
    #expect(last.code == 0 || last.text.contains("[moving.occupied]"), "\(last.text)")
    #expect(try sandbox.run("roder batches --store copy.roder").answer == expected)
    let verified = try sandbox.run("roder verify --store copy.roder")
    #expect(verified.code == 0, "\(verified.text)")
  }

  @Test("A move that is killed never leaves two open stores, and goes on")
  func move() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let expected = try sandbox.run("roder batches").answer
    _ = try sandbox.run("mkdir spare && cp board.roder* spare/")
    for moment in try moments("roder copy --from board.roder --to first.roder --move", in: sandbox) {
      _ = try sandbox.run("rm -f board.roder* ny.roder* && cp spare/* .")
      _ = try killed("roder copy --from board.roder --to ny.roder --move", after: moment, in: sandbox)
      let old = try sandbox.run("roder batches --store board.roder")
      let new = try sandbox.run("roder batches --store ny.roder")
      #expect(!(old.answer == expected && new.answer == expected), "both are open:\n\(old.text)\(new.text)")
      let again = try sandbox.run("roder copy --from board.roder --to ny.roder --move")
      #expect(again.code == 0 || new.answer == expected, "\(again.text)")
      #expect(try sandbox.run("roder batches --store ny.roder").answer == expected)
      #expect(try sandbox.run("roder batches --store board.roder").text.contains("[moving.moved]"))
      let verified = try sandbox.run("roder verify --store ny.roder && roder verify --store board.roder")
      #expect(verified.code == 0, "\(verified.text)")
    }
  }

  @Test(
    "A backup that is killed is whole or not there, and the next clears up after it",
    arguments: ["", " --backup-key b.key --verify"])
  func backup(options: String) throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    _ = try sandbox.run("roder key --backup b.key")
    for moment in try moments("roder backup --to first.bak" + options, in: sandbox) {
      _ = try killed("roder backup --to next.bak" + options, after: moment, in: sandbox)
      let restored = try sandbox.run(
        "[ ! -e next.bak ] || { roder restore next.bak --store r.roder --backup-key b.key && rm -f r.roder* next.bak; }"
      )
      #expect(restored.code == 0, "\(restored.text)")
      #expect(try sandbox.run("roder verify").code == 0)
    }
    #expect(try sandbox.run("roder backup --to next.bak" + options).code == 0)
    #expect(try sandbox.run("ls -A | grep draft").answer == "")
    #expect(try sandbox.run("ls -l next.bak | cut -c1-10").answer == "-rw-------\n")
  }

  @Test("A backup into a folder that is killed leaves nothing that the next one does not clear up")
  func backupIntoFolder() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    _ = try sandbox.run("roder key --backup b.key && mkdir kopior")
    let options = " --backup-key b.key --keep 99"
    var interrupted = 0
    var whole = 0
    for (round, moment) in try moments("roder backup --to first.bak --backup-key b.key --verify", in: sandbox)
      .enumerated()
    {
      let now = "RODER_NOW=2019-06-\(10 + round)T08:00:00Z "
      _ = try killed(now + "roder backup --to kopior" + options, after: moment, in: sandbox)
      // What was running left its drafts, plain and encrypted; the number of its process may be that of another by now.
      interrupted += try sandbox.run("ls -A . kopior | grep draft").answer.isEmpty ? 0 : 1
      whole += try sandbox.run("ls kopior").answer.isEmpty ? 0 : 1
      let next = try sandbox.run("roder backup --to next.bak && rm next.bak; rm -rf r.roder*; ls -A | grep draft")
      #expect(next.answer.contains("next.bak") && !next.answer.contains("draft"), "\(next.text)")
      let found = try sandbox.run(
        """
        for f in kopior/*.enc; do [ ! -e $f ] || roder restore $f --store r.roder --backup-key b.key; done
        rm -f kopior/*.enc
        """
      )
      #expect(found.code == 0 && !found.told.contains("fel ["), "\(found.text)")
    }
    print("seed \(Self.seed): \(interrupted) of \(Self.rounds) backups into a folder left drafts, \(whole) were whole")
    #expect(interrupted > 0, "no backup was killed while it was in the making")
    let last = try sandbox.run("roder backup --to kopior" + options)
    #expect(last.code == 0, "\(last.text)")
    #expect(try sandbox.run("ls -A . kopior | grep draft").answer == "")
  }

  @Test("A restored store is whole or not there")
  func restore() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    _ = try sandbox.run("roder key --backup b.key && roder backup --to b.bak --backup-key b.key")
    let command = "roder restore b.bak --backup-key b.key --store "
    for moment in try moments(command + "first.roder", in: sandbox) {
      _ = try killed(command + "next.roder", after: moment, in: sandbox)
      let found = try sandbox.run("[ ! -e next.roder ] || { roder verify --store next.roder && rm -f next.roder*; }")
      #expect(found.code == 0, "\(found.text)")
    }
    #expect(try sandbox.run(command + "next.roder").code == 0)
    #expect(try sandbox.run("ls -A | grep draft").answer == "")
  }
}
