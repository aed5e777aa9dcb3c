import Foundation
import Kernel
import RoderSandbox
import Storage
import StoreSQLite
import Testing

@Suite("Processes share a file")
struct SharingTests {
  @Test("Who waits more than five seconds is told which process writes")
  func tellsWhoWrites() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    let holder = try WriterProcess(["hold", sandbox.folder.path + "/board.roder", "60"], in: sandbox.folder)
    #expect(holder.nextLine() == "held", "\(holder.complaint)")
    let run = try sandbox.run("cp Examples/watched.csv w.csv; echo >> w.csv; roder import watched w.csv")
    holder.kill()
    #expect(run.code == 1)
    #expect(run.told.contains("fel [storage.busy] Lagret skrivs just nu av StoreWriter (process \(holder.number), "))
    // Nothing of what the killed process had begun is there, and the next start needs no hand.
    let after = try sandbox.run("roder verify")
    #expect(after.code == 0, "\(after.text)")
  }

  @Test("Who waits at a terminal sees for whom, and goes on when the lock is free")
  func saysForWhom() throws {
    let sandbox = try Sandbox.withExampleStore()
    defer { sandbox.remove() }
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else {
      return print("SKIPPED: there is no script(1) to make a terminal with")
    }
    let holder = try WriterProcess(["hold", sandbox.folder.path + "/board.roder", "2.5"], in: sandbox.folder)
    #expect(holder.nextLine() == "held", "\(holder.complaint)")
    let run = try sandbox.run(
      """
      sed 's/HVB barn/HVB för barn/' Examples/watched.csv > w.csv
      script -qec 'roder import watched w.csv' said > /dev/null; echo $?; cat said
      """)
    #expect(run.answer.hasPrefix("0\n"), "\(run.text)")
    #expect(run.answer.contains("Väntar på StoreWriter (process \(holder.number), "), "\(run.text)")
    #expect(run.answer.contains("som skriver i lagret …"))
  }

  // The bound is generous, for the machine may be busy with other tests; what was measured is printed.
  @Test("A process that follows a store notices another's events within a second")
  func follows() async throws {
    let folder = try TrialFolder()
    let path = folder.path("board.roder")
    let store = try SQLiteStore.create(at: path, tenant: "nämnden", key: TrialFolder.key)
    let follower = try WriterProcess(["follow", path], in: folder.url)
    var delays: [Int] = []
    for number in 1...8 {
      try await write(number, in: store)
      let written = Self.now()
      let words = try #require(follower.nextLine()).split(separator: " ").compactMap { Int($0) }
      #expect(words.first == number)
      delays.append(max(0, (words.last ?? 0) - written) / 1_000)
    }
    follower.kill()
    try store.close()
    print("followed by another process: noticed after at most \(delays.max() ?? 0) ms, \(delays)")
    #expect((delays.max() ?? .max) < 5_000)
  }

  // A process loses its locks on a file when it closes any descriptor of it. Opening the same file twice must therefore
  // never read it beside SQLite: another process would take itself for the last, remove the log, and what this one
  // writes from then on would be gone.
  @Test("A store that was opened twice in one process loses nothing when other processes come and go")
  func openedTwice() async throws {
    let folder = try TrialFolder()
    let path = folder.path("board.roder")
    let store = try SQLiteStore.create(at: path, tenant: "nämnden", key: TrialFolder.key)
    try await write(1, in: store)
    try SQLiteStore.open(path: path, key: TrialFolder.key).close()
    let other = try WriterProcess(["hold", path, "0"], in: folder.url)
    #expect(other.end() == 0, "\(other.complaint)")
    try await write(3, in: store)
    let third = try WriterProcess(["hold", path, "0"], in: folder.url)
    #expect(third.end() == 0, "\(third.complaint)")
    let fresh = try SQLiteStore.open(path: path, key: TrialFolder.key)
    #expect(try await fresh.events(after: 0, limit: .max).map(\.header.number) == [1, 2, 3])
    #expect(try await store.events(after: 0, limit: .max).count == 3)
    #expect(try await fresh.verify() == [])
    try fresh.close()
    try store.close()
  }

  // Who waits longer than five seconds for the lock is refused, and the test fails. How long it took in all says more
  // on a quiet machine: scripts/trial-kill asks for three million rows (RODER_TRIAL_ROWS).
  @Test("While a long import is staged others come to write")
  func stagingLetsOthersWrite() async throws {
    let rows = ProcessInfo.processInfo.environment["RODER_TRIAL_ROWS"].flatMap { Int($0) } ?? 600_000
    let folder = try TrialFolder()
    let path = folder.path("board.roder")
    let store = try SQLiteStore.create(at: path, tenant: "nämnden", key: TrialFolder.key)
    let importer = try WriterProcess(["stage", path, String(rows)], in: folder.url)
    #expect(importer.nextLine() == "begins", "\(importer.complaint)")
    let begins = ContinuousClock.now
    var longest = Duration.zero
    var number = 0
    repeat {
      number += 1
      let start = ContinuousClock.now
      try await write(number, in: store)
      longest = max(longest, ContinuousClock.now - start)
    } while try await store.stagedSegments().count < 12
    let whole = ContinuousClock.now - begins
    #expect(importer.nextLine() == "staged 12", "\(importer.complaint)")
    #expect(importer.end() == 0)
    try store.close()
    print("staging \(rows) rows took \(whole); \(number) events beside it, the longest wait for one \(longest)")
  }

  private func write(_ number: Int, in store: SQLiteStore) async throws {
    let context = Context(actor: .administrator("test"), now: Instant(seconds: 1_559_030_400)) { count in
      [UInt8](repeating: 7, count: count)
    }
    _ = try await store.append("test.write", context: context) { transaction in
      try transaction.put(TrialNote(text: String(number)), id: "test")
    }
  }

  /// The microseconds since the machine started.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }
}
