import PostgresSandbox
import Storage
import StorePostgres
import Synchronization

/// A board of its own in the one database that all tests of this process share, as many boards do in earnest: a store
/// that touched another board's rows would make their tests fail.
final class PostgresPlace: StorePlace {
  private static let count = Mutex(0)
  // The owner and the login that serves boards are two, as an operator would have them.
  private static let database = Result {
    let cluster = try PostgresCluster.shared()
    try cluster.succeed("CREATE ROLE contract_owner LOGIN CREATEROLE; CREATE ROLE contract_app LOGIN")
    let name = try cluster.newDatabase()
    try cluster.succeed("ALTER DATABASE \(name) OWNER TO contract_owner")
    return (cluster: cluster, name: name)
  }

  private let board: String

  init() throws {
    let number = PostgresPlace.count.withLock { count in
      count += 1
      return count
    }
    board = "nämnd \(number)"
    _ = try PostgresPlace.server(admin: "contract_owner").create(board: board) { _ in storeKey }
  }

  func open(key: StoreKey?, budget: MemoryBudget?) throws -> any Store {
    try PostgresPlace.server(admin: PostgresCluster.owner).store(board: board, budget: budget) { _ in key }
  }

  // As another process would have it: with connections of its own. Making a board takes the owner of the tables,
  // cleaning up after a disposal whoever administers the server.
  private static func server(admin: String) throws -> PostgresServer {
    let (cluster, name) = try database.get()
    // Whether a connection is free at once says nothing here: the suites share the machine.
    var timeouts = PostgresTimeouts()
    timeouts.waiting = .seconds(300)
    return PostgresServer(
      try PostgresAddress(cluster.address(name, as: "contract_app")),
      admin: try PostgresAddress(cluster.address(name, as: admin)), facts: [grownPostings], connections: 3,
      timeouts: timeouts)
  }
}
