package import Storage

/// Opens and makes stores by their address: a path, or the address of a database.
package protocol StoreAccess: Sendable {
  /// The store at the address, which keeps what it reads within the budget; nil for one command, which reads most
  /// things once.
  ///
  /// **Throws** what the store throws, and `CLIProblem` where the address is of a kind that this program lacks.
  func open(_ address: String, budget: MemoryBudget?) throws -> any Store
  /// A new store at the address for the tenant, with a key made of chance beside it where none is given otherwise.
  func create(_ address: String, tenant: String, randomBytes: (Int) -> [UInt8]) throws -> any Store
  /// Makes a key for a store that never had one.
  ///
  /// **Throws** `StorageProblem.hasKey` where it has.
  func makeKey(_ address: String, randomBytes: (Int) -> [UInt8]) async throws
  /// The file where the key of the store at the address is to lie.
  ///
  /// **Throws** as `open`.
  func keyPlace(_ address: String) throws -> String
  /// Removes the store, its key, its list of disposals and the files beside it; only a store of this program.
  func remove(_ address: String) throws
  /// Closes every store that was opened, so that each lies whole in its own file.
  func closeAll() throws
  /// The address as it may be shown: without a password.
  func shown(_ address: String) -> String
  /// The address by which the tenant's store, which was made there, is found again, as it may be shown: with the
  /// board's name, where a database has several and the address names none.
  func found(_ address: String, tenant: String) throws -> String
  /// The store at the address as its database sees it, for copies.
  ///
  /// **Throws** as `open`.
  func database(_ address: String) throws -> any DatabaseStore
  /// The copy of the source to the address: into whatever lies there, or else into a new store without a key, which
  /// says from its first moment that it is unfinished.
  ///
  /// **Throws** as `create`, and `MovingProblem.logBeside` or `.occupied`.
  func copy(
    of source: any DatabaseStore, named name: String, to address: String, progress: @escaping StoreCopy.Progress
  ) async throws -> StoreCopy
  /// Writes a store to one file while others go on.
  ///
  /// **Throws** `StorageProblem.diskFull`, `MovingProblem.occupied`, `.incomplete`, `.moved` or `.damagedBackup`.
  func backUp(_ order: BackupOrder) async throws -> BackupReceipt
  /// Makes a backup a store again.
  ///
  /// **Throws** `MovingProblem` for a backup that cannot be used or a place that is taken, `StorageProblem.diskFull`.
  func restore(_ order: RestoreOrder) async throws -> RestoreReceipt
  /// Makes a key for backups.
  ///
  /// **Throws** `StorageProblem.alreadyExists`.
  func makeBackupKey(_ path: String, randomBytes: (Int) -> [UInt8]) throws
  /// The address as it may be noted in stores: a file's whole path; without a password.
  func noted(_ address: String) -> String
  /// Whether the two addresses lead to one store, however they are written.
  func isSame(_ one: String, _ other: String) -> Bool
  /// Whether anything lies at the address.
  func exists(_ address: String) -> Bool
}

extension StoreAccess {
  /// The store at the address, for one command.
  package func open(_ address: String) throws -> any Store { try open(address, budget: nil) }
}
