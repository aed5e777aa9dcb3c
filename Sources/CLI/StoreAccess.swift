package import Storage

/// Opens and makes stores by their address: a path, or the address of a database.
package protocol StoreAccess: Sendable {
  /// The store at the address.
  ///
  /// **Throws** what the store throws, and `CLIProblem` where the address is of a kind that this program lacks.
  func open(_ address: String) throws -> any Store
  /// A new store at the address for the tenant, with a key made of chance beside it where none is given otherwise.
  func create(_ address: String, tenant: String, randomBytes: (Int) -> [UInt8]) throws -> any Store
  /// Makes a key for a store that never had one.
  ///
  /// **Throws** `StorageProblem.hasKey` where it has.
  func makeKey(_ address: String, randomBytes: (Int) -> [UInt8]) async throws
  /// Removes the store, its key and the files beside it; only a store of this program.
  func remove(_ address: String) throws
  /// Closes every store that was opened, so that each lies whole in its own file.
  func closeAll() throws
  /// The address as it may be shown: without a password.
  func shown(_ address: String) -> String
  /// Whether anything lies at the address.
  func exists(_ address: String) -> Bool
}
