import PostgresSandbox
import Testing

@testable import StorePostgres

@Suite("Hearing what others notify")
struct ListenerTests {
  @Test("What is notified is heard, a lost connection comes back, and closing ends the stream", .timeLimit(.minutes(5)))
  func listening() async throws {
    let server = try Server()
    let listener = PostgresListener(try server.address(), channels: ["Kanal \"1\"", "två"])
    var ticks = listener.ticks.makeAsyncIterator()
    #expect(await ticks.next() == .listening)
    _ = try server.psql("NOTIFY \"Kanal \"\"1\"\"\", '17'; NOTIFY \"två\", ''; NOTIFY annan, '3'")
    #expect(await ticks.next() == .notified(channel: "Kanal \"1\"", payload: "17"))
    #expect(await ticks.next() == .notified(channel: "två", payload: ""))
    try server.signal("pg_terminate_backend", where: "application_name LIKE '%listening'")
    #expect(await ticks.next() == .listening)
    _ = try server.psql("NOTIFY \"två\", 'efter'")
    #expect(await ticks.next() == .notified(channel: "två", payload: "efter"))
    listener.close()
    listener.close()
    #expect(await ticks.next() == nil)
  }

  @Test("A listener that nobody holds any more closes its connection", .timeLimit(.minutes(5)))
  func forgotten() async throws {
    let server = try Server()
    do {
      let listener = PostgresListener(try server.address(), channels: ["a"])
      var ticks = listener.ticks.makeAsyncIterator()
      #expect(await ticks.next() == .listening)
    }
    #expect(
      try await eventually {
        try server.sessions() == 0
      })
  }
}
