import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Files that do not stay in their places")
struct MovedFileTests {
  // SQLite goes on writing to a file that has no name any more.
  @Test("What is removed under an open store is told, and nothing is acknowledged", arguments: ["", "-wal", "-shm"])
  func removed(suffix: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let aside = folder.path("undan")
    try FileManager.default.moveItem(atPath: folder.path() + suffix, toPath: aside)
    await #expect(throws: StorageProblem.fileMoved(path: folder.path())) {
      _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    }
    await #expect(throws: StorageProblem.fileMoved(path: folder.path())) {
      try await store.read(asOf: .now, scope: .everything) { $0.state.event }
    }
    await #expect(throws: StorageProblem.fileMoved(path: folder.path())) {
      try await store.stage([try segment("2019-05", from: 1)])
    }
    await #expect(throws: StorageProblem.fileMoved(path: folder.path())) {
      for try await _ in store.follow(after: 3) {}
    }
    // A connection that was opened meanwhile may have made another.
    #expect(rename(aside, folder.path() + suffix) == 0)
    await #expect(throws: StorageProblem.fileMoved(path: folder.path())) {
      try await store.read(asOf: .now, scope: .everything) { $0.state.event }
    }
    let again = try SQLiteStore.open(path: folder.path())
    let after = try await again.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    #expect(after.event == 4)
    #expect(try await again.verify() == [])
  }

  @Test("Another store in the place of an open one is not taken for it")
  func replaced() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let other = try SQLiteStore.create(at: folder.path("annan"), tenant: "nämnden")
    try other.close()
    for suffix in ["", "-wal", "-shm"] {
      try FileManager.default.moveItem(atPath: folder.path() + suffix, toPath: folder.path("undan" + suffix))
    }
    try FileManager.default.moveItem(atPath: folder.path("annan"), toPath: folder.path())
    await #expect(throws: StorageProblem.fileMoved(path: folder.path())) {
      _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    }
    let fresh = try SQLiteStore.open(path: folder.path())
    #expect(try await fresh.read(asOf: .now, scope: .everything) { $0.state.event } == 0)
  }

  @Test("A path that SQLite could take for an address is a path")
  func addressLikePath() async throws {
    let folder = try TemporaryFolder()
    for name in ["a?mode=memory", "file:b", "c#d%41", "å ä ö"] {
      let path = folder.path(name)
      let store = try SQLiteStore.create(at: path, tenant: "nämnden")
      _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: "ett"), id: "a") }
      try store.close()
      #expect(FileManager.default.fileExists(atPath: path))
      let again = try SQLiteStore.open(path: path)
      #expect(try await again.read(asOf: .now, scope: .everything) { $0.state.event } == 1)
      try again.close()
    }
  }
}
