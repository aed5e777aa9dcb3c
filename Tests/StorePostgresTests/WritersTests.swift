import Dispatch
import Kernel
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

@Suite("Many who write to one board at once")
struct WritersTests {
  private static func write(_ text: String, _ store: PostgresStore) async throws -> Int? {
    try await store.append("test.write", context: BoardDatabase.context()) { transaction in
      try transaction.put(BoardNote(text: text), id: "b")
    }.event
  }

  /// Runs `body` with the stores of the boards "A" and "B" while somebody else, who is told to let go by the call that
  /// `body` gets, holds A's write lock.
  private static func holding(
    patience: Duration = .seconds(240), lock: Duration = .seconds(240),
    _ body: (PostgresStore, PostgresStore, _ letGo: () -> Void) async throws -> Void
  ) async throws {
    let database = try await BoardDatabase()
    var timeouts = PostgresTimeouts()
    timeouts.lock = lock
    let server = PostgresServer(database.first.server.address, timeouts: timeouts, patience: patience)
    let (first, second) = try (server.store(board: "A"), server.store(board: "B"))
    let (holds, end) = (Counter(), DispatchSemaphore(value: 0))
    let holding = Task {
      try await database.first.write("holding") { _ in
        holds.count()
        return .rollback(end.wait(timeout: .now() + 300))
      }
    }
    #expect(try await eventually { holds.value == 1 })
    try await body(first, second) { end.signal() }
    #expect(try await holding.value == .success)
    await server.close()
  }

  @Test("Fifty who write to one board leave the connections to others, and are kept in the order that they came")
  func order() async throws {
    try await WritersTests.holding {
      (first: PostgresStore, second: PostgresStore, letGo: () -> Void) async throws in
      let line = first.server.writers(of: first.tenant.number)
      var writing: [Task<Int?, any Error>] = []
      for number in 0..<50 {
        writing.append(Task { try await WritersTests.write("text \(number)", first) })
        // The first waits in the database and holds a connection; the rest wait here.
        #expect(try await eventually { line.waiting == number && first.server.pool.count > 0 })
      }
      #expect(first.server.pool.count == 1)
      // Nobody is done: readers of both boards and a writer of the other are answered before.
      #expect(try await second.events(after: 0, limit: 10).count == 1)
      #expect(try await first.events(after: 0, limit: 10).count == 1)
      #expect(try await WritersTests.write("annan", second) == 2)
      #expect(line.waiting == 49)
      letGo()
      for (number, task) in writing.enumerated() { #expect(try await task.value == number + 2) }
      #expect(line.waiting == 0)
      #expect(try await first.verify() == [])
    }
  }

  @Test("Who waits too long in the line hears who is before, and who is cancelled leaves it")
  func patience() async throws {
    try await WritersTests.holding(patience: .milliseconds(100), lock: .milliseconds(1)) {
      (first: PostgresStore, _: PostgresStore, letGo: () -> Void) async throws in
      let line = first.server.writers(of: first.tenant.number)
      let entered = Task { try await line.enter(within: .seconds(1)) { .hasKey } }
      try await entered.value
      let told = await #expect(throws: StorageProblem.self) { try await WritersTests.write("två", first) }
      #expect(told == .busy(path: first.server.place, holder: first.server.pool.name))
      let cancelled = Task { try await line.enter(within: .seconds(240)) { .hasKey } }
      #expect(try await eventually { line.waiting == 1 })
      cancelled.cancel()
      await #expect(throws: CancellationError.self) { try await cancelled.value }
      #expect(line.waiting == 0)
      line.leave()
      letGo()
    }
  }

  @Test("A store is closed at once while its writers wait, who are kept; what comes later is refused")
  func closed() async throws {
    try await WritersTests.holding {
      (first: PostgresStore, _: PostgresStore, letGo: () -> Void) async throws in
      let line = first.server.writers(of: first.tenant.number)
      let writing = (0..<2).map { number in Task { try await WritersTests.write("text \(number)", first) } }
      #expect(try await eventually { line.waiting == 1 })
      first.close()
      first.close()
      await #expect(throws: Fault.self) { try await first.events(after: 0, limit: 1) }
      await #expect(throws: Fault.self) { try await WritersTests.write("sent", first) }
      letGo()
      var numbers: [Int?] = []
      for task in writing { numbers.append(try await task.value) }
      #expect(Set(numbers) == [2, 3])
    }
  }
}
