import Foundation
import RoderSandbox
import Testing

/// The real binary on disks that are full or may only be read, made in a mount namespace that goes with the command.
@Suite("Disks that are full or may only be read")
struct DiskTests {
  /// What a shell does to have a small disk of its own in the folder `disk` with the store on it.
  private static let smallDisk = """
    mkdir disk && mount -t tmpfs -o size=64m none disk && cp board.roder* disk/ && ln -s ../Examples disk/Examples
    cd disk || exit 99
    fill() { rm -f filler; free=$(df --output=avail -k . | tail -1)
      dd if=/dev/zero of=filler bs=1024 count=$((free - $1)) 2> /dev/null; }
    sed 's/hyra/HYRA/' Examples/ledger-2019-04.csv > ledger.csv
    import() { roder import ledger ledger.csv --confirm --source andra --accept other-source; }

    """

  /// Runs the script where it may mount; nil where nobody may.
  private func mounted(_ script: String, in sandbox: Sandbox) throws -> Sandbox.Run? {
    try Data(script.utf8).write(to: sandbox.folder.appendingPathComponent("script"))
    guard try sandbox.run("unshare -rm mount -t tmpfs none /mnt").code == 0 else {
      print("SKIPPED: this user may not mount file systems")
      return nil
    }
    return try sandbox.run("unshare -rm sh script")
  }

  // From a disk with no room at all to one with room for everything: opening, staging, the event, the log written back.
  @Test("Wherever the disk becomes full, the store is as it was, says so, and goes on when there is room")
  func fullDisk() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let script =
      Self.smallDisk + """
        roder batches > before
        for room in 0 4 16 32 48 64 96 128 192 256 384 512 768 1024 1536 2048 4096 8192 16384; do
          fill $room
          import > ../said 2>&1
          code=$?
          rm filler
          roder verify > verified 2>&1 || { echo "room $room: verify says"; cat verified; }
          roder batches > after 2>&1
          cmp -s before after && same=same || same=changed
          echo "room $room: exit $code, $same, $(grep -o 'fel \\[[a-z.-]*\\]' ../said | sort -u | tr '\\n' ' ')"
          [ $code = 0 ] && break
        done
        """
    guard let run = try mounted(script, in: sandbox) else { return }
    let lines = Sandbox.lines(run.answer)
    #expect(run.told == "")
    #expect(lines.count > 3, "\(run.text)")
    for line in lines.dropLast() {
      #expect(line.hasSuffix(": exit 1, same, fel [storage.disk-full] "), "\(line)")
    }
    #expect(lines.last?.hasSuffix(": exit 0, changed, ") == true, "\(run.text)")
    print("full disk: \(lines.count - 1) refusals, then \(lines.last ?? "")")
  }

  @Test("A full disk can still be read, and a new store on one leaves nothing behind")
  func readingOnFullDisk() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let script =
      Self.smallDisk + """
        roder table drift > before
        fill 0
        roder table drift > /tmp/after-$$ 2>&1 || cat /tmp/after-$$
        cmp before /tmp/after-$$ && echo same
        rm /tmp/after-$$
        roder new --board Socialnämnden --municipality Exempelkommunen --store ny.roder 2>&1 | grep -o 'fel .[a-z.-]*.'
        ls ny.roder* 2> /dev/null
        rm filler
        roder new --board Socialnämnden --municipality Exempelkommunen --store ny.roder > /dev/null && echo made
        """
    guard let run = try mounted(script, in: sandbox) else { return }
    #expect(run.text == "same\nfel [storage.disk-full]\nmade\nexit 0\n")
  }

  // A limit on the size of files meets the log and the file at other places than a full disk does.
  @Test("A limit on the size of files is a full disk", arguments: [0, 1, 40, 100, 200, 1_000, 4_000])
  func sizeLimit(blocks: Int) throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let run = try sandbox.run(
      """
      roder batches > before
      sed 's/hyra/HYRA/' Examples/ledger-2019-04.csv > ledger.csv
      import() { roder import ledger ledger.csv --confirm --source andra --accept other-source; }
      (ulimit -f \(blocks); import 2>&1) | cat > said
      roder verify > /dev/null || echo damaged
      roder batches > after
      if cmp -s before after; then grep -o 'fel .[a-z.-]*.' said | sort -u; else echo done; fi
      import > /dev/null && echo imported
      """)
    #expect(["fel [storage.disk-full]\nimported\n", "done\nimported\n"].contains(run.answer), "\(run.text)")
    #expect(run.told == "")
  }

  private static let readOnly = """
    mkdir disk && mount -t tmpfs none disk && cp board.roder* disk/
    roder table drift > before
    mount -o remount,ro disk || exit 99

    """

  @Test("A store on a disk that is write-protected is read as ever, and nothing can be written")
  func readOnlyDisk() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let script =
      Self.readOnly + """
        roder table drift --store disk/board.roder > after
        cmp before after && echo same
        roder verify --store disk/board.roder > /dev/null && echo sound
        cp Examples/watched.csv w.csv; echo >> w.csv
        roder import watched w.csv --store disk/board.roder
        """
    guard let run = try mounted(script, in: sandbox) else { return }
    #expect(
      run.text == """
        same
        sound
        ! disk/board.roder: fel [storage.no-access] Lagret kan inte läsas eller skrivas: disken är skrivskyddad, så \
        lagret kan bara läsas.
        !   Kontrollera behörigheterna på filen och dess mapp.
        exit 1

        """)
  }

  @Test(
    "Where a killed writer left its log on a disk that is then write-protected, the log is read too or missed aloud")
  func readOnlyDiskWithLog() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let writer = try WriterProcess(["write", sandbox.folder.path + "/board.roder", "w", "1"], in: sandbox.folder)
    for _ in 0..<5 { #expect(writer.nextLine() != nil, "\(writer.complaint)") }
    writer.kill()
    let last = writer.remainingLines().last
    let script = """
      mkdir disk && mount -t tmpfs none disk && cp board.roder* disk/
      mount -o remount,ro disk
      roder verify --store disk/board.roder
      mount -o remount,rw disk && rm disk/board.roder-shm && mount -o remount,ro disk
      roder verify --store disk/board.roder
      """
    guard let run = try mounted(script, in: sandbox) else { return }
    let events = try sandbox.run("roder verify").answer
    #expect(run.answer == events, "\(run.text) \(last ?? "")")
    #expect(run.told.contains("loggen bredvid lagret (-wal) kan inte läsas där det ligger"))
    #expect(run.code == 1)
  }

  @Test("Who may read the file and nothing else reads it")
  func otherUser() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    guard try sandbox.run("\(user) roder --version > /dev/null && \(user) cat board.roder > /dev/null").code == 0 else {
      return print("SKIPPED: there is no other user who may run the binary")
    }
    let run = try sandbox.run(
      """
      rm board.roder.key
      roder table drift > before
      chmod 755 .
      \(user) roder table drift > after && cmp before after && echo same
      cp Examples/watched.csv w.csv; echo >> w.csv
      \(user) roder import watched w.csv
      ls board.roder*
      chmod 000 board.roder
      \(user) roder table drift
      """)
    #expect(
      run.text == """
        same
        board.roder
        ! board.roder: fel [storage.no-access] Lagret kan inte läsas eller skrivas: filen är skrivskyddad, så lagret \
        kan bara läsas.
        !   Kontrollera behörigheterna på filen och dess mapp.
        ! board.roder: fel [storage.no-access] Lagret kan inte läsas eller skrivas: behörighet saknas.
        !   Kontrollera behörigheterna på filen och dess mapp.
        exit 1

        """)
  }

  // No network is needed for that: a small library, loaded before the system's, hands over another table of mounts.
  @Test("On a network disk nothing is written, and a store that lies still is read")
  func networkDisk() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let library = """
      #define _GNU_SOURCE
      #include <fcntl.h>
      #include <stdarg.h>
      #include <string.h>
      #include <sys/syscall.h>
      #include <unistd.h>
      #define MODE(last) ({ va_list rest; va_start(rest, last); int mode = va_arg(rest, int); va_end(rest); mode; })
      static int opened(const char *path, int flags, int mode) {
        if (strcmp(path, "/proc/self/mountinfo") == 0) path = MOUNTS;
        return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
      }
      int open(const char *path, int flags, ...) { return opened(path, flags, MODE(flags)); }
      int open64(const char *path, int flags, ...) { return opened(path, flags, MODE(flags)); }
      """
    try Data(library.utf8).write(to: sandbox.folder.appendingPathComponent("nfs.c"))
    guard try sandbox.run(#"cc -shared -fPIC -DMOUNTS="\"$PWD/mounts\"" -o nfs.so nfs.c"#).code == 0 else {
      return print("SKIPPED: there is no C compiler")
    }
    let run = try sandbox.run(
      """
      roder table drift > before
      sed 's/ - [^ ]* / - nfs4 /' /proc/self/mountinfo > mounts
      export LD_PRELOAD=$PWD/nfs.so
      roder table drift > after && cmp before after && echo same
      cp Examples/watched.csv w.csv; echo >> w.csv
      roder import watched w.csv
      roder new --board Socialnämnden --municipality Exempelkommunen --store ny.roder
      ls ny.roder*
      echo log > board.roder-wal
      roder table drift
      """)
    let remedy =
      "Flytta lagret till en disk i den dator som kör Roder. Ska flera datorer skriva: använd PostgreSQL."
    func line(_ path: String) -> String {
      "! \(path): fel [storage.network-file-system] Lagret ligger på en nätverksdisk (nfs4). Där kan två datorer "
        + "skriva samtidigt utan att se varandra.\n!   \(remedy)\n"
    }
    #expect(
      run.text == "same\n" + line("board.roder") + line("ny.roder")
        + "! ls: cannot access 'ny.roder*': No such file or "
        + "directory\n" + line("board.roder") + "exit 1\n")
  }
}
