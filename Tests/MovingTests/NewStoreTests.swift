import Foundation
import RoderSandbox
import TestSupport
import Testing

/// The real binary, killed at moments that chance chooses while it makes a store, and odd places for one.
@Suite("New stores and their places")
struct NewStoreTests {
  static let rounds = 40
  static let seed = 20_190_522
  private let new = "roder new --board Socialnämnden --municipality Exempelkommunen --store "

  /// Kills the command after thousandths of a second that chance chooses, up to as long as it takes.
  private func killing(
    _ command: String, upTo longest: Int, in sandbox: Sandbox, afterwards: () throws -> Void
  ) throws {
    var chance = SeededChance(seed: Self.seed)
    for _ in 0..<Self.rounds {
      let wait = "0." + String(1_000 + Int.random(in: 2...max(3, min(990, longest)), using: &chance)).dropFirst()
      _ = try sandbox.run(
        "\(command) > out.txt 2>&1 & p=$!; sleep \(wait); kill -9 $p 2> /dev/null; wait $p 2> /dev/null")
      try afterwards()
    }
  }

  private func milliseconds(_ command: String, in sandbox: Sandbox) throws -> Int {
    let start = ContinuousClock.now
    let run = try sandbox.run(command)
    #expect(run.code == 0, "\(run.text)")
    let taken = Int((ContinuousClock.now - start) / .milliseconds(1))
    print("seed \(Self.seed): \(command) takes \(taken) ms")
    return taken
  }

  @Test("After a killed run the next makes the store, or finds it made, and nothing is left over")
  func killed() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let longest = try milliseconds(new + "first.roder", in: sandbox)
    try killing(new + "n.roder", upTo: longest, in: sandbox) {
      let again = try sandbox.run(new + "n.roder")
      #expect(again.code == 0 || again.text.contains("[storage.already-exists]"), "\(again.text)")
      let verified = try sandbox.run("roder verify --store n.roder")
      #expect(verified.code == 0, "\(verified.text)")
      #expect(try sandbox.run("ls -A | grep -e draft -e journal").answer == "")
      _ = try sandbox.run("rm -f n.roder*")
    }
  }

  @Test("After a killed demo the next needs no hand")
  func killedDemo() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let demo = "roder demo --examples Examples --until 2018-01-31 --output "
    let longest = try milliseconds(demo + "first", in: sandbox)
    try killing(demo + "dm", upTo: min(longest, 400), in: sandbox) {}
    let last = try sandbox.run(demo + "dm && roder verify --store dm/demo.roder")
    #expect(last.code == 0, "\(last.text)")
    #expect(try sandbox.run("ls -A dm | grep -e draft -e journal").answer == "")
  }

  @Test("A key beside no store is the new store's; one beside what is no store is never made")
  func keys() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    _ = try sandbox.run("\(new)a.roder && mv a.roder b.roder && cp a.roder.key kept")
    let again = try sandbox.run("\(new)a.roder && cmp a.roder.key kept && ls -l a.roder.key | cut -c1-10")
    #expect(again.code == 0, "\(again.text)")
    #expect(again.answer.hasSuffix("-rw-------\n"))
    let other = try sandbox.run("echo text > c.roder; \(new)c.roder")
    #expect(other.text.contains("[storage.already-exists]"))
    let empty = try sandbox.run(": > d.roder; \(new)d.roder")
    #expect(empty.text.contains("[storage.already-exists]"))
    #expect(try sandbox.run("ls c.roder.key d.roder.key").code != 0 && sandbox.run("wc -c < d.roder").answer == "0\n")
    let nameless = try sandbox.run("roder new --board ' ' --municipality Exempelkommunen --store e.roder; ls e.roder")
    #expect(nameless.text.contains("--board takes a name."))
    #expect(nameless.code == 2)
  }

  @Test("A store that a link leads to has the key beside the file itself, and a link to nothing may be filled")
  func links() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let made = try sandbox.run("mkdir far && \(new)far/s.roder && ln -s far/s.roder link.roder")
    #expect(made.code == 0, "\(made.text)")
    let key = try sandbox.run("roder key --store link.roder")
    #expect(key.code == 0 && !key.text.contains("saknas"), "\(key.text)")
    let filled = try sandbox.run("ln -s far/t.roder to.roder && \(new)to.roder && ls far")
    #expect(filled.code == 0, "\(filled.text)")
    #expect(filled.answer.hasSuffix("s.roder\ns.roder.key\nt.roder\nt.roder.key\n"))
    #expect(try sandbox.run("roder verify --store to.roder").code == 0)
    let lost = try sandbox.run("ln -s lost/x.roder lost.roder; \(new)lost.roder")
    #expect(lost.text.contains("[storage.no-access]"), "\(lost.text)")
  }

  @Test("A pipe is no store and is not waited for; a name of one letter is as good as any")
  func oddNames() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    for command in ["roder verify --store pipe", new + "pipe"] {
      let run = try sandbox.run("[ -p pipe ] || mkfifo pipe; timeout 20 \(command)")
      #expect(run.code == 1, "\(run.text)")
      #expect(run.text.contains("[storage.not-a-store]") || run.text.contains("[storage.already-exists]"))
    }
    let keyed = try sandbox.run(
      "\(new)k.roder && rm k.roder.key && mkfifo k.roder.key && timeout 20 roder key --store k.roder")
    #expect(keyed.text.contains("[storage.bad-key]"), "\(keyed.text)")
    let short = try sandbox.run("\(new)x && roder copy --from x --to y && roder verify --store y")
    #expect(short.code == 0, "\(short.text)")
  }
}
