import Kernel
import Retention
import Storage

/// Where the list of disposals lies: beside the store, or where the command line says. A store in a database server has
/// none beside it.
package struct DisposalListFile {
  /// The path; nil where nobody has said one.
  let path: String?

  /// The list of the store at the address, or the one that was given.
  init(_ given: String?, store address: String) {
    path = given ?? (address.contains("://") ? nil : DisposalListFile.path(beside: address))
  }

  /// The path of the list beside the store in that file.
  package static func path(beside store: String) -> String { store + ".disposals" }

  /// Whether the list lies there.
  func exists(_ shell: Shell) -> Bool { path.map(shell.stores.exists) ?? false }

  /// The list as it stands; nil where there is none.
  ///
  /// **Throws** `RetentionProblem.damagedList`.
  func read(_ shell: Shell) throws -> DisposalList? {
    guard let path, shell.stores.exists(path) else { return nil }
    return try DisposalList(bytes: shell.files.read(path), file: path)
  }

  /// Writes the list as it stands, be it empty: what cannot be noted is not to be disposed of either.
  ///
  /// **Throws** `RetentionProblem.damagedList`, `.foreignList`.
  func prepare(_ desk: Desk, _ shell: Shell) async throws {
    guard let path else { return }
    let found = try await desk.ask(ListDisposals.self, try read(shell))
    if let bytes = found.bytes { try shell.files.write(bytes, to: path) }
  }

  /// Writes the list with all that the store knows; nil where it has no path.
  ///
  /// **Throws** `RetentionProblem.damagedList`, `.foreignList`.
  func update(_ desk: Desk, _ shell: Shell) async throws -> ListDisposals.Output? {
    guard let path else { return nil }
    let found = try await desk.ask(ListDisposals.self, try read(shell))
    if let bytes = found.bytes, !found.isEmpty { try shell.files.write(bytes, to: path) }
    return found
  }
}
