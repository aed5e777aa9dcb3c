import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Sealed content in the file")
struct SealedFileTests {
  @Test("Neither content nor key lies in the file or in its log, open or closed")
  func nothingOpen() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.create(at: folder.path(), tenant: "nämnden", key: sampleKey)
    let secret = Array("Familjehem Ek".utf8)
    let other = try SQLiteStore.open(path: folder.path(), key: sampleKey)
    _ = try await store.append("test.seal", context: context()) { transaction in
      try transaction.keepSealed(SealableContent(secret + [UInt8](repeating: 65, count: 9_000)), as: .sourceFile)
      try transaction.put(Note(text: "x"), id: "a")
    }
    func searched() throws -> [String] {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      for name in names {
        let bytes = Data(try folder.bytes(name))
        #expect(bytes.range(of: Data(secret)) == nil, "\(name)")
        #expect(bytes.range(of: Data([UInt8](repeating: 9, count: 32))) == nil, "\(name)")
        #expect(bytes.range(of: Data(Digest.of(secret).bytes)) == nil, "\(name)")
      }
      return names.sorted()
    }
    #expect(try searched().contains("board.roder-wal"))
    try store.close()
    try other.close()
    #expect(try searched() == ["board.roder"])
  }

  // The tables of the second step are taken away again, which is what a file of the first step lacks.
  @Test("A store from before sealing opens, shows what it has, and adopts a key once")
  func older() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.create(at: folder.path(), tenant: "nämnden")
    let april = try segment("2019-04", from: 1)
    try await store.stage([april])
    _ = try await store.append("test.write", context: context()) { transaction in
      _ = transaction.keep(Array("#FLAGGA 0\n".utf8))
      try transaction.put(Note(text: "ett"), id: "a")
    }
    try await store.withConnection { database in
      try database.execute(
        sql: """
          DROP TABLE sealed_key; DROP TABLE vault; DROP TABLE working_data;
          ALTER TABLE segment DROP COLUMN sums_digest; ALTER TABLE segment DROP COLUMN emptied_by;
          PRAGMA user_version = 1
          """)
    }
    try store.close()
    let opened = try SQLiteStore.open(path: folder.path())
    #expect(try await opened.verify() == [])
    let (file, texts) = try await opened.read(asOf: .now, scope: .everything) { view in
      let rows = try view.facts.rows(of: april.digest, in: postings, where: [:], limit: nil)
      return (try view.sourceFile(Digest.of(Array("#FLAGGA 0\n".utf8))), (0..<3).map { rows.text("text")[$0] })
    }
    #expect(file == .content(Array("#FLAGGA 0\n".utf8)))
    #expect(texts == ["hyra", "", "lön å"])
    let seal: @Sendable (inout Transaction) throws -> Void = { transaction in
      try transaction.keepSealed(SealableContent([1]), as: .sourceFile)
      try transaction.put(Note(text: "två"), id: "a")
    }
    await #expect(throws: StorageProblem.noKey) {
      _ = try await opened.append("test.seal", context: context(), seal)
    }
    let key = try #require(sampleKey)
    try await opened.adopt(key)
    try await opened.adopt(key)
    let other = try #require(StoreKey(bytes: [UInt8](repeating: 1, count: 32)))
    await #expect(throws: StorageProblem.hasKey) { try await opened.adopt(other) }
    let keyed = try SQLiteStore.open(path: folder.path(), key: key)
    _ = try await keyed.append("test.seal", context: context(), seal)
    #expect(try await keyed.verify() == [])
  }

  // What a later disposal does: the key goes, and with it the content, while the chain stays whole.
  @Test("An item whose key is gone cannot be read, and the figures beside it are as they were")
  func keyGone() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    func sums() async throws -> [[UInt8]] {
      try await store.read(asOf: .now, scope: .everything) { view in
        try view.state.visibleFacts(postings).segments.compactMap(\.part.segment).map {
          try view.facts.sums(of: $0, in: postings).encoded()
        }
      }
    }
    let before = try await sums()
    for sql in [
      "UPDATE sealed_key SET wrapped = zeroblob(60)",
      "UPDATE blob SET bytes = CAST(x'52534C3102' || zeroblob(60) AS BLOB)",
      "DELETE FROM sealed_key",
    ] {
      try await store.withConnection { try $0.execute(sql: sql) }
      let texts = try await store.read(asOf: .now, scope: .everything) { view in
        let address = try #require(view.state.visibleFacts(postings).segments.compactMap(\.part.texts).first)
        return try view.unsealed(address, .postingTexts)
      }
      #expect(texts == .unreadable(.damaged))
      #expect(try await !store.verify().isEmpty)
      #expect(try await sums() == before)
    }
  }
}
