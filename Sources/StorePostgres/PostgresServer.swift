import Kernel
package import Storage
import Synchronization

/// A database whose boards' stores share one pool of connections, and one more to hear of changes.
///
/// A class, because it owns connections.
package final class PostgresServer: Sendable {
  /// Where the database is, as whoever serves its boards reaches it.
  package let address: PostgresAddress
  /// The connections of all boards.
  let pool: PostgresPool
  /// What is heard of the boards' changes.
  let listener: PostgresListener
  /// How long is tried again where a server that once answered is lost: a restart or a failover takes that long.
  /// Patroni's own settings give a standby 30 to 45 seconds.
  let patience: Duration
  /// The same database as whoever owns the tables reaches it.
  let admin: PostgresAddress
  /// The tables of facts that the program writes.
  private let facts: [FactTable]
  private let tellOfWait: @Sendable (Duration) -> Void
  private let reach = Mutex(Reach.never)
  private let lines = Mutex<[Int: PostgresWriters]>([:])

  /// Whether the server answers, as far as this process knows.
  private enum Reach {
    /// Nobody has answered yet: the address may be wrong.
    case never
    /// It did the last time.
    case answers
    /// It did once, and then no more.
    case away
  }

  /// The database at the address. `admin` is the same database as whoever owns the tables reaches it; without it the
  /// one login does both. It gets the tables of `facts` where it lacks them; boards stage facts for no others.
  /// `tellOfWait` is called where a server that was lost is waited for longer than a second, with
  /// how long that is at most.
  package init(
    _ address: PostgresAddress, admin: PostgresAddress? = nil, facts: [FactTable] = [], connections: Int = 4,
    timeouts: PostgresTimeouts = PostgresTimeouts(), patience: Duration = .seconds(60),
    tellOfWait: @escaping @Sendable (_ atMost: Duration) -> Void = { _ in }
  ) {
    self.address = address
    self.admin = admin ?? address
    self.facts = facts
    self.patience = patience
    self.tellOfWait = tellOfWait
    pool = PostgresPool(address, size: connections, timeouts: timeouts)
    listener = PostgresListener(address, timeouts: timeouts)
  }

  /// What the database is called in problems.
  var place: String { address.description }

  /// The names of the boards, in the order that they were made. Asks on a connection of its own, on the calling
  /// thread; so do `create` and `store`.
  ///
  /// **Throws** `StorageProblem.noStore` where the database holds no store; `.newerThanProgram`, `.noServer` or
  /// `.noAccess`.
  package func boards() throws -> [String] { try tenants().map(\.name) }

  /// The names of the boards that remember the key; asked as each of them, for nobody else may see it.
  ///
  /// **Throws** as `boards()`.
  package func boards(with key: StoreKey) throws -> [String] {
    let tenants = try tenants()
    return try asking(address, "reading") { link in
      try tenants.filter { tenant in
        try link.transaction(tenant.beginning("READ COMMITTED READ ONLY")) {
          try PostgresSession(link: link, tenant: tenant.number).fingerprint() == key.fingerprint
        }
      }.map(\.name)
    }
  }

  /// Makes the tables where they are missing, and a board with an empty store in them, which it opens. `key` answers
  /// the key that the store remembers for the name of the board's role, which no other board of any database has.
  ///
  /// **Throws** `StorageProblem.alreadyExists` where there is such a board; `.notAStore`, `.newerThanProgram`,
  /// `.noServer` or `.noAccess`; what `key` throws.
  package func create(
    board name: String, budget: MemoryBudget? = nil, key: (_ role: String) throws -> StoreKey? = { _ in nil }
  ) throws -> PostgresStore {
    if try isUpToDate(with: facts) == true {
      // Whoever only serves boards hears that there is such a one, not that nobody may make it.
      guard try !boards().contains(where: { ExactText($0) == ExactText(name) }) else {
        throw StorageProblem.alreadyExists(path: place)
      }
    } else {
      try bringUpToDate(with: facts)
    }
    let (tenant, key) = try administering("creating a board in") {
      try PostgresTenant.make(name, $0, place: place, key: key)
    }
    if let key {
      try asking(address, "creating a board in") { link in
        try link.transaction(tenant.beginning("READ COMMITTED READ WRITE")) {
          try PostgresSession(link: link, tenant: tenant.number).remember(fingerprint: key.fingerprint)
        }
      }
    }
    return PostgresStore(server: self, tenant: tenant, key: key, budget: budget)
  }

  /// The store of the board of that name; without a name of the only one that there is. `key` answers the store's key
  /// for the name of the board's role.
  ///
  /// **Throws** as `boards()`, `StorageProblem.noTenant`, or what `key` throws.
  package func store(
    board name: String?, budget: MemoryBudget? = nil, key: (_ role: String) throws -> StoreKey? = { _ in nil }
  ) throws -> PostgresStore {
    let tenants = try tenants()
    let found = name.map { name in tenants.filter { ExactText($0.name) == ExactText(name) } } ?? tenants
    guard let tenant = found.first, found.count == 1 else {
      throw StorageProblem.noTenant(path: place, name: name ?? "")
    }
    return PostgresStore(server: self, tenant: tenant, key: try key(tenant.role), budget: budget)
  }

  /// Makes the tables of facts, or their columns, that are missing: those of a store that is copied here, which earlier
  /// versions of the program may have written.
  ///
  /// **Throws** as `boards()`.
  package func prepare(_ facts: [FactTable]) throws {
    if try isUpToDate(with: facts) != true { try bringUpToDate(with: facts) }
  }

  /// The line of those who write to the board of that number: all its stores of this server stand in it.
  func writers(of tenant: Int) -> PostgresWriters {
    lines.withLock { lines in
      let line = lines[tenant] ?? PostgresWriters()
      lines[tenant] = line
      return line
    }
  }

  /// Closes the connections after the calls that run; every later call is a fault.
  package func close() async { await pool.close() }

  /// Runs `body` on a connection, and again where the connection is lost to a server that once answered: as long as
  /// `patience` lasts from the first loss on. `body` gets what it left undecided the last time.
  ///
  /// **Throws** `StorageProblem.serverAway` where patience has run out, `.connectionLost` where something was then left
  /// undecided, what else `PostgresFailure` tells.
  func trying<Output: Sendable, Undecided: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (PostgresLink, Undecided?) throws -> PostgresAttempt<Output, Undecided>
  ) async throws -> Output {
    var end: ContinuousClock.Instant?
    var hasTold = false
    var pause = Duration.milliseconds(50)
    var undecided: Undecided?
    while true {
      let failure: PostgresError
      do {
        let earlier = undecided
        switch try await pool.run({ try body($0, earlier) }) {
        case .done(let output):
          reach.withLock { $0 = .answers }
          return output
        case .undecided(let what, let error):
          undecided = what
          failure = error
        }
      } catch let error as PostgresError where mayPass(error, isAgain: end != nil) {
        failure = error
      } catch let problem as StorageProblem where problem.code == "storage.crowded" && isAway {
        // The connections are taken by those who look for the server.
        failure = PostgresError(message: problem.message, outcome: .unreachable)
      } catch let error where undecided != nil && !(error is CancellationError) {
        // What was once left undecided is so still, whatever came after it.
        throw StorageProblem.connectionLost(path: place, mayBeDone: true)
      } catch {
        throw PostgresFailure.told(error, doing: doing, place: place)
      }
      let wasReached = reach.withLock { reach in
        if reach == .answers { reach = .away }
        return reach != .never
      }
      let limit = end ?? ContinuousClock.now + (wasReached ? patience : .zero)
      end = limit
      guard ContinuousClock.now < limit else {
        if undecided != nil { throw StorageProblem.connectionLost(path: place, mayBeDone: true) }
        guard wasReached, !["25006", "53300"].contains(failure.sqlState) else {
          throw PostgresFailure.told(failure, doing: doing, place: place)
        }
        throw StorageProblem.serverAway(
          path: place, seconds: Int(patience.components.seconds), detail: failure.message)
      }
      if !hasTold, limit - ContinuousClock.now < patience - .seconds(1) {
        hasTold = true
        tellOfWait(patience)
      }
      try await Task.sleep(for: pause)
      pause = min(pause * 2, .seconds(1))
    }
  }

  /// Whether the server answered once and does not now.
  var isAway: Bool { reach.withLock { $0 == .away || ($0 == .answers && pool.isOpening) } }

  /// Whether another attempt may succeed: the connection was lost, nobody answers, or who answers may not write yet. A
  /// lone server that takes no writes is another one than was meant, unless it was just lost.
  private func mayPass(_ error: PostgresError, isAgain: Bool) -> Bool {
    if error.sqlState == "25006" { return isAgain || address.hasSeveralServers }
    return error.outcome == .lost || (error.outcome == .unreachable && !error.isRefusal)
  }

  private func tenants() throws -> [PostgresTenant] {
    guard let isUpToDate = try isUpToDate(with: facts) else { throw StorageProblem.noStore(path: place) }
    if !isUpToDate { try bringUpToDate(with: facts) }
    return try asking(address, "reading") { try PostgresTenant.all($0) }
  }

  /// Whether the database has taken all steps and has those tables of facts; nil where it holds no store.
  private func isUpToDate(with facts: [FactTable]) throws -> Bool? {
    try asking(address, "reading") { link in
      guard let present = try PostgresSchema.present(link, place: place) else { return nil }
      guard present <= PostgresSchema.version else { throw StorageProblem.newerThanProgram(tag: "schema/\(present)") }
      return try present == PostgresSchema.version && PostgresSchema.has(facts, link)
    }
  }

  private func bringUpToDate(with facts: [FactTable]) throws {
    let login = try asking(address, "reading") { try $0.query("SELECT session_user::TEXT").text(0, 0) }
    try administering("preparing") { try PostgresSchema.bringUpToDate($0, facts: facts, login: login, place: place) }
  }

  /// Runs `body` on a connection of the owner's login.
  private func administering<Output>(_ doing: String, _ body: (PostgresLink) throws -> Output) throws -> Output {
    try asking(admin, doing) { link in
      do {
        return try body(link)
      } catch let error as PostgresError where error.sqlState == "42501" {
        throw StorageProblem.noAccess(
          path: admin.description,
          detail: "inloggningen får inte ändra databasens tabeller och roller. Ange ägarens adress i RODER_ADMIN_STORE")
      }
    }
  }

  /// Runs `body` on a connection of its own, on the calling thread.
  private func asking<Output>(
    _ address: PostgresAddress, _ doing: String, _ body: (PostgresLink) throws -> Output
  ) throws -> Output {
    do {
      let answer = try body(try PostgresLink.open(address, pool.timeouts, name: pool.name))
      reach.withLock { $0 = .answers }
      return answer
    } catch {
      throw PostgresFailure.told(error, doing: doing, place: address.description)
    }
  }
}

/// What became of one attempt at a transaction.
enum PostgresAttempt<Output: Sendable, Undecided: Sendable>: Sendable {
  /// It came to its end.
  case done(Output)
  /// The connection broke while it was committed: nobody knows yet whether it was.
  case undecided(Undecided, PostgresError)
}
