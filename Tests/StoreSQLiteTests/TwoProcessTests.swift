import Foundation
import Programs
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

/// Two processes on one file: this one and a second run of the test program, in which only `child` does anything.
@Suite("Two processes share a file")
struct TwoProcessTests {
  private static let childVariable = "RODER_SECOND_PROCESS"
  private static let childPath = ProcessInfo.processInfo.environment[childVariable]

  /// Adds one to the counter that both processes share, writes the new count to two notes and keeps it as a blob.
  private func count(_ store: SQLiteStore) async throws -> Int {
    try await store.append("test.count", context: context()) { transaction in
      let next = try transaction.state.record(Note.self, id: "a").flatMap { Int($0.value.text) }.map { $0 + 1 } ?? 1
      for id in ["a", "b"] { try transaction.put(Note(text: String(next)), id: id) }
      _ = transaction.keep(Self.blob(next))
      return next
    }.output
  }

  private static func blob(_ number: Int) -> [UInt8] { Array("blob \(number)".utf8) }

  @Test("The second process counts until it is told to stop", .enabled(if: childPath != nil))
  func child() async throws {
    let path = try #require(Self.childPath)
    let store = try SQLiteStore.open(path: path, busyTimeout: 60)
    // A child whose parent died ends too. Whoever reads may be kept waiting for minutes among other tests, and the
    // file must not grow without end meanwhile.
    let parent = getppid()
    while getppid() == parent, !FileManager.default.fileExists(atPath: path + ".stop") {
      _ = try await count(store)
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  @Test("A reader sees one moment while another process appends, and no count is lost", .enabled(if: childPath == nil))
  func sharedFile() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path()
    _ = try SQLiteStore.create(at: path, tenant: "nämnden")
    let store = try SQLiteStore.open(path: path, busyTimeout: 60)
    let first = try await count(store)
    #expect(first == 1)
    let process = try Self.secondProcess(path)
    for _ in 0..<3 {
      let held = try await store.read(asOf: .now, scope: .everything) { view in
        let seen = view.state.event
        try Self.wait(path, untilAfter: seen + 2)
        let notes = try ["a", "b"].map { try view.state.record(Note.self, id: $0)?.value.text }
        #expect(notes == [String(seen), String(seen)])
        #expect(try view.facts.blob(Digest.of(Self.blob(seen))) == Self.blob(seen))
        // The other process has written it by now, but not in this reader's moment.
        #expect(throws: Fault.self) { try view.facts.blob(Digest.of(Self.blob(seen + 1))) }
        return seen
      }
      let later = try await store.read(asOf: .now, scope: .everything) { $0.state.event }
      #expect(later > held + 2)
      _ = try await count(store)
      #expect(try await store.verify() == [])
    }
    try Data().write(to: URL(fileURLWithPath: path + ".stop"))
    let end = process.wait()
    let said = String(decoding: try folder.bytes("board.roder.said"), as: UTF8.self)
    #expect(end == .exit(0), "\(said)")
    let counted = try await store.read(asOf: .now, scope: .everything) { view in
      (view.state.event, try view.state.record(Note.self, id: "a")?.value.text)
    }
    #expect(counted.1 == String(counted.0))
    #expect(try await store.verify() == [])
  }

  /// Waits until the file has an event after that one, seen on a connection of its own.
  private static func wait(_ path: String, untilAfter number: Int) throws {
    let queue = try DatabaseQueue(path: path)
    let end = ContinuousClock.now + .seconds(300)
    while try queue.read({ try Int.fetchOne($0, sql: "SELECT max(number) FROM event") ?? 0 }) <= number {
      try #require(ContinuousClock.now < end, "The second process writes nothing")
    }
    try queue.close()
  }

  private static func secondProcess(_ path: String) throws -> ChildProcess {
    var environment = ProcessInfo.processInfo.environment
    environment[childVariable] = path
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    return try ChildProcess(
      [program, "--testing-library", "swift-testing", "--filter", "TwoProcessTests/child"], in: "/",
      files: .init(output: path + ".said", errors: path + ".told"), environment: environment)
  }
}
