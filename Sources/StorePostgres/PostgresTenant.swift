import Kernel
import Storage

/// A board in the database: its number, name and the role that holds its rows.
struct PostgresTenant: Hashable, Sendable {
  /// The number that every key of its rows begins with.
  let number: Int
  /// The board's name.
  let name: String
  /// The role that sees its rows and no others.
  let role: String

  /// All boards, in the order that they were made. Run by a login that serves boards.
  static func all(_ link: PostgresLink) throws -> [PostgresTenant] {
    try link.query("SELECT tenant, name, role::TEXT FROM roder.tenant ORDER BY tenant").map {
      PostgresTenant(number: $0.integer(0), name: $0.text(1), role: $0.text(2))
    }
  }

  /// Makes a board with its role, and before it what `key` answers for the role's name: a board without its key would
  /// be in the way of the next attempt. Run by the owner.
  ///
  /// **Throws** `StorageProblem.alreadyExists` where there is a board of that name; what `key` throws.
  static func make<Key>(
    _ name: String, _ link: PostgresLink, place: String, key: (_ role: String) throws -> Key
  ) throws -> (tenant: PostgresTenant, key: Key) {
    try PostgresSchema.asOwner(link) {
      let boards = try all(link)
      guard !boards.contains(where: { ExactText($0.name) == ExactText(name) }) else {
        throw StorageProblem.alreadyExists(path: place)
      }
      let number = (boards.map(\.number).max() ?? 0) + 1
      let identity = try PostgresSchema.identity(link)
      let role = role(of: number, identity)
      let key = try key(role)
      try link.execute(
        """
        CREATE ROLE \(role) NOLOGIN INHERIT;
        GRANT roder_\(identity)_board TO \(role);
        GRANT \(role) TO roder_\(identity)_pool;
        """)
      try link.query(
        "INSERT INTO roder.tenant (tenant, name, role) VALUES ($1, $2, $3::TEXT::NAME)", .integer(number), .text(name),
        .text(role))
      return (PostgresTenant(number: number, name: name, role: role), key)
    }
  }

  /// What the role of the board of that number is called.
  static func role(of number: Int, _ identity: String) -> String { "roder_\(identity)_\(number)" }

  /// What begins a transaction or snapshot in the board's role, until its end. `kind` is SQL.
  ///
  /// The path of names is set each time, with temporary tables last: otherwise a table that somebody made on the same
  /// connection could take the place of ours.
  func beginning(_ kind: String) -> String {
    """
    BEGIN ISOLATION LEVEL \(kind);
    SET LOCAL search_path = roder, pg_temp;
    SET LOCAL ROLE \(PostgresSchema.quoted(role));
    """
  }
}
