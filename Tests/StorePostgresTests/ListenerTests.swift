import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

@Suite("Hearing what others notify")
struct ListenerTests {
  /// Waits until the channel has been heard of.
  private static func hear(_ notifications: inout AsyncStream<Void>.Iterator) async throws {
    try #require(await notifications.next() != nil)
  }

  @Test("Each follower hears its own channel over one connection, also after that was lost", .timeLimit(.minutes(5)))
  func listening() async throws {
    let server = try Server()
    let listener = PostgresListener(try server.address())
    var first = listener.notifications(on: "Kanal \"1\"").makeAsyncIterator()
    try await Self.hear(&first)
    var second = listener.notifications(on: "två").makeAsyncIterator()
    try await Self.hear(&second)
    #expect(try server.sessions() == 1)
    _ = try server.psql("NOTIFY \"Kanal \"\"1\"\"\"; NOTIFY annan")
    try await Self.hear(&first)
    _ = try server.psql("NOTIFY \"två\"")
    try await Self.hear(&second)
    try server.signal("pg_terminate_backend", where: "application_name LIKE '%listening'")
    // It says when it listens again.
    try await Self.hear(&first)
    try await Self.hear(&second)
    _ = try server.psql("NOTIFY \"två\"")
    try await Self.hear(&second)
    #expect(try server.sessions() == 1)
  }

  @Test("Nothing is heard of other channels", .timeLimit(.minutes(5)))
  func others() async throws {
    let server = try Server()
    let listener = PostgresListener(try server.address())
    let notifications = listener.notifications(on: "den ena")
    let counter = Counter()
    let counting = Task { for await _ in notifications { counter.count() } }
    #expect(try await eventually { counter.value == 1 })
    var other = listener.notifications(on: "den andra").makeAsyncIterator()
    try await Self.hear(&other)
    _ = try server.psql("NOTIFY \"den andra\"")
    try await Self.hear(&other)
    #expect(counter.value == 1)
    counting.cancel()
  }

  @Test("The connection closes with the last follower, and comes again with the next", .timeLimit(.minutes(5)))
  func forgotten() async throws {
    let server = try Server()
    let listener = PostgresListener(try server.address())
    for _ in 1...3 {
      var first = listener.notifications(on: "a").makeAsyncIterator()
      try await Self.hear(&first)
      do {
        var second = listener.notifications(on: "a").makeAsyncIterator()
        try await Self.hear(&second)
      }
      _ = try server.psql("NOTIFY a")
      try await Self.hear(&first)
      first = AsyncStream<Void> { $0.finish() }.makeAsyncIterator()
      #expect(try await eventually { try server.sessions() == 0 })
    }
  }

  @Test("Who follows two boards listens on one connection", .timeLimit(.minutes(5)))
  func boards() async throws {
    let database = try await BoardDatabase()
    let stores = [database.first, database.second]
    var followed = stores.map { $0.follow(after: 1).makeAsyncIterator() }
    let listening = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND datname = current_database()"
    #expect(try await eventually { try database.psql(listening) == "1" })
    for index in stores.indices {
      _ = try await stores[index].append("test.write", context: BoardDatabase.context()) {
        try $0.put(BoardNote(text: "två"), id: "a")
      }
      #expect(try await followed[index].next() == 2)
    }
    #expect(try database.psql(listening) == "1")
  }
}
