import Foundation
import Kernel
import PostgresSandbox
import Storage
import StorePostgres
import StoreSQLite
import Testing

/// A store that the contract is run on. A new store joins by one line in `all`.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Makes an empty store somewhere of its own.
  let place: @Sendable () throws -> any StorePlace

  static let all = [
    StoreUnderTest(testDescription: "SQLite") { try SQLitePlace() },
    StoreUnderTest(testDescription: "PostgreSQL") { try PostgresPlace() },
  ]
}

/// Where one test's store lies; it goes when the place does.
protocol StorePlace: AnyObject, Sendable {
  /// Another store object on the same content, as another process would have; with that key and within that budget.
  func open(key: StoreKey?, budget: MemoryBudget?) throws -> any Store
}

extension StorePlace {
  /// Another store object on the same content, with the store's own key.
  func open() throws -> any Store { try open(key: storeKey) }

  /// The same with that key.
  func open(key: StoreKey?) throws -> any Store { try open(key: key, budget: nil) }

  /// The same with the store's own key, within a budget.
  func open(budget: MemoryBudget) throws -> any Store { try open(key: storeKey, budget: budget) }
}

/// The key of every store under test.
let storeKey = StoreKey(bytes: (0..<32).map { UInt8($0) })

/// A SQLite file in a folder of its own.
final class SQLitePlace: StorePlace {
  let folder: URL
  var path: String { folder.appendingPathComponent("board.roder").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("roder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try SQLiteStore.create(at: path, tenant: "nämnden", key: storeKey)
  }

  func open(key: StoreKey?, budget: MemoryBudget?) throws -> any Store {
    try SQLiteStore.open(path: path, key: key, budget: budget)
  }

  // What is left behind in the temporary folder harms nobody.
  deinit { try? FileManager.default.removeItem(at: folder) }
}
