import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("A chain that somebody computes anew")
struct RewrittenChainTests {
  private func anchor(_ store: SQLiteStore) async throws -> AnchorFile {
    let end = try #require(try await store.verification().end)
    let evidence = try await store.evidence(at: [])
    var file = AnchorFile(newAt: "sn.anchor")
    #expect(try file.add(end, board: evidence.board, key: evidence.vault.anchorKey()))
    return file
  }

  private func problem(_ file: AnchorFile, _ store: SQLiteStore) async throws -> AnchorProblem? {
    let evidence = try await store.evidence(at: file.anchors.map(\.head.number))
    do {
      try file.check(evidence, key: try evidence.vault.anchorKey())
      return nil
    } catch let problem as AnchorProblem {
      return problem
    }
  }

  // The body, its digest, every header and every hash after it: all that the file holds of it.
  @Test("A body altered with every hash after it is found by the anchor alone")
  func rewritten() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let file = try await anchor(store)
    #expect(try await problem(file, store) == nil)
    let events = try await store.events(after: 0, limit: 100)
    try await store.withConnection { database in
      let salt = [UInt8](repeating: 1, count: 16)
      let body = Array(#"{"text":"påhittad"}"#.utf8)
      let digest = Event.bodyDigest(salt: salt, body: body)
      var predecessor = Event.origin
      for event in events {
        let old = event.header
        let items = old.items.map { item in
          item.kind == Note.kind && item.version == 1
            ? EventHeader.Item(kind: item.kind, id: item.id, version: 1, tag: item.tag, digest: digest) : item
        }
        let new = try Event(
          header: EventHeader(
            number: old.number, recordedAt: old.recordedAt, actor: old.actor, useCase: old.useCase,
            reason: old.reason, items: items, blobs: old.blobs), after: predecessor)
        try Prepared(
          database, "UPDATE event SET header = ?, predecessor = ?, hash = ? WHERE number = ?", .bytes(new.headerBytes),
          .bytes(new.predecessor.bytes), .bytes(new.hash.bytes), .integer(old.number)
        ).run()
        predecessor = new.hash
      }
      try Prepared(
        database, "UPDATE record_version SET digest = ? WHERE kind = 'note' AND version = 1", .bytes(digest.bytes)
      ).run()
      try Prepared(
        database, "UPDATE record_body SET salt = ?, body = ? WHERE kind = 'note' AND version = 1", .bytes(salt),
        .bytes(body)
      ).run()
    }
    #expect(try await store.verify() == [])
    #expect(try await problem(file, store) == .chainDiffers(path: "sn.anchor", line: 1, after: 0, event: 3))
  }

  @Test("A chain whose end was cut off with all that belongs to it is found by the anchor alone")
  func cut() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let file = try await anchor(store)
    try await store.withConnection { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      for table in ["record_body WHERE kind = 'batch'", "record_version WHERE event = 3", "event WHERE number = 3"] {
        try database.execute(sql: "DELETE FROM " + table)
      }
    }
    #expect(try await store.verify() == [])
    #expect(
      try await problem(file, store) == .chainShorter(path: "sn.anchor", line: 1, event: 3, last: 2))
  }

  @Test("A board that was given another name in the file is found by the anchor")
  func renamed() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let file = try await anchor(store)
    try await store.withConnection { try $0.execute(sql: "UPDATE tenant SET name = 'nämndem'") }
    #expect(try await store.verify() == [])
    #expect(try await problem(file, store) == .otherBoard(path: "sn.anchor", line: 1, name: "nämnden"))
  }

  // A byte of the log that is altered after a kill makes SQLite leave out all that was written after it: an earlier
  // moment of the same history, which the chain alone cannot tell from one that ended there.
  @Test("A byte altered in the log gives the same store, an earlier one, or a finding; the anchor tells them apart")
  func log() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path("sound.roder"))
    let file = try await anchor(store)
    let main = try folder.bytes("sound.roder")
    let log = try folder.bytes("sound.roder-wal")
    var outcomes: [String: Int] = [:]
    for round in 0..<200 {
      var damaged = log
      damaged[(round * 104_729) % log.count] ^= 0x10
      // There may be none from the round before.
      try? FileManager.default.removeItem(atPath: folder.path("damaged.roder-shm"))
      try folder.write(main, to: "damaged.roder")
      try folder.write(damaged, to: "damaged.roder-wal")
      do {
        let store = try SQLiteStore.open(path: folder.path("damaged.roder"), key: sampleKey)
        let verification = try await store.verification()
        let problem = try await problem(file, store)
        try store.close()
        if !verification.findings.isEmpty {
          outcomes["found", default: 0] += 1
        } else if verification.end?.number == 3 {
          #expect(problem == nil)
          outcomes["the same", default: 0] += 1
        } else {
          #expect(problem?.code == "anchor.chain-shorter")
          outcomes["earlier, found by the anchor", default: 0] += 1
        }
      } catch is Fault {
        outcomes["refused", default: 0] += 1
      } catch is StorageProblem {
        outcomes["refused", default: 0] += 1
      }
    }
    print("200 bytes of the log altered: \(outcomes)")
    #expect(outcomes.values.reduce(0, +) == 200)
  }
}
