import Foundation
import Storage
import StorePostgres
import TestSupport

/// A folder of its own, which goes when it does.
final class TrialFolder {
  /// The key of every store of these tests; the writers have the same.
  static let key = StoreKey(bytes: (0..<32).map { UInt8($0) })

  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("roder-trial-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Makes the trials' board in the database at the address.
  static func makeBoard(at address: String) throws {
    let server = PostgresServer(try PostgresAddress(address), facts: [SampleBoard.postings])
    try server.create(board: "nämnden") { _ in key }.close()
  }

  /// The path of that name in the folder.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  // What is left behind in the temporary folder harms nobody.
  deinit { try? FileManager.default.removeItem(at: url) }
}
