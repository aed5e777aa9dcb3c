import RoderSandbox
import Testing

/// Files that are replaced keep who may read them, and the directory of boards finds a place however it is written, on
/// the real binary.
@Suite("Files in their places")
struct LocalPlaceTests {
  @Test("A new store and its log are their owner's alone")
  func newStore() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let run = try sandbox.run(
      """
      umask 022; roder new --board Nämnden --municipality Exempelkommunen --store ny.roder > out.txt
      roder copy --from ny.roder --to kopia.roder > out.txt 2>&1; stat -c '%a %n' *.roder*
      """)
    #expect(run.answer == "600 kopia.roder\n600 ny.roder\n600 ny.roder.key\n", "\(run.text)")
  }

  @Test("A name of one letter is a name")
  func oneLetter() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let run = try sandbox.run(
      """
      roder new --board Nämnden --municipality Exempelkommunen --store s > out.txt 2>&1 && echo s
      roder backup --store s --to b > out.txt 2>&1 && echo b
      roder copy --from s --to k > out.txt 2>&1 && echo k
      roder restore b --store r > out.txt 2>&1 && echo r
      roder copy --from k --to m --move > out.txt 2>&1 && echo m
      """)
    #expect(run.answer == "s\nb\nk\nr\nm\n", "\(run.text)")
  }

  @Test("The directory keeps its mode and the link to it, and a place is found in another spelling")
  func directory() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let run = try sandbox.run(
      """
      mkdir etc && printf 'Socialnämnden = %s/board.roder\\n' "$PWD" > etc/boards.txt && chmod 640 etc/boards.txt
      ln -s etc/boards.txt boards.txt && roder copy --from ./etc/../board.roder --to ny.roder --move 2>&1
      stat -c '%a' etc/boards.txt; test -L boards.txt && echo länk; ls -A etc; sed "s|$PWD|HÄR|" boards.txt
      """)
    #expect(run.answer.contains("Förteckningen över nämnder är ändrad."), "\(run.text)")
    #expect(run.answer.hasSuffix("640\nlänk\nboards.txt\nSocialnämnden = HÄR/ny.roder\n"), "\(run.text)")
  }

  @Test("A directory without the place is told and left as it is")
  func notListed() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let run = try sandbox.run(
      """
      echo 'Kulturnämnden = /srv/kn.roder' > boards.txt
      roder copy --from board.roder --to ny.roder --move && cat boards.txt
      """)
    #expect(run.told.contains("Obs! Ingen rad i förteckningen boards.txt har platsen board.roder."), "\(run.text)")
    #expect(run.answer.hasSuffix("Kulturnämnden = /srv/kn.roder\n"), "\(run.text)")
  }

  @Test("What is no file is written to and not replaced")
  func device() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let run = try sandbox.run(
      """
      mknod hål c 1 3 && roder look Examples/ledger-2018.se --output hål
      test -c hål && echo kvar; ls -A | grep tmp
      """)
    guard !run.told.contains("mknod") else {
      print("SKIPPED: this user may not make a device")
      return
    }
    #expect(run.answer == "hål\nkvar\n", "\(run.text)")
  }
}
