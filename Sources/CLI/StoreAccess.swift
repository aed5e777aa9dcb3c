package import Storage

/// Opens and makes stores by their address: a path, or the address of a database.
package protocol StoreAccess: Sendable {
  /// The store at the address.
  ///
  /// **Throws** what the store throws, and `CLIProblem` where the address is of a kind that this program lacks.
  func open(_ address: String) throws -> any Store
  /// A new store at the address for the tenant.
  func create(_ address: String, tenant: String) throws -> any Store
  /// Removes the store and the files beside it; only a store of this program.
  func remove(_ address: String) throws
  /// Closes every store that was opened, so that each lies whole in its own file.
  func closeAll() throws
  /// Whether anything lies at the address.
  func exists(_ address: String) -> Bool
}
