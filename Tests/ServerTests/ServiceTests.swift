import Foundation
import Glibc
import RoderSandbox
import Testing

/// The real program as whoever looks after it meets it: health, figures, log, limits and its end.
struct ServiceTests {
  @Test("It says that it lives and that its board can be read, to whoever asks, and nothing else")
  func health() throws {
    let sandbox = try Sandbox.withExampleStore()
    let service = try sandbox.serve()
    defer { service.end() }
    let client = try PlainClient(service.address)
    for path in ["/health", "/ready"] {
      let answer = try client.ask("GET", path)
      #expect(answer.status == 200 && answer.text == "ok\n", "\(path)")
      #expect(answer.field("cache-control") == "no-store")
      let head = try client.ask("HEAD", path)
      #expect(head.status == 200 && head.text.isEmpty && head.field("content-length") == "3")
      #expect(try client.ask("POST", path).status == 404)
    }
  }

  @Test("Of several boards it is ready as long as one can be read")
  func readyWithSeveral() throws {
    let sandbox = try Sandbox.withExampleStore()
    try Data("namnden = board.roder\nborta = borta.roder\n".utf8)
      .write(to: sandbox.folder.appendingPathComponent("boards.txt"))
    let service = try sandbox.serve("--every-board")
    defer { service.end() }
    let client = try PlainClient(service.address)
    #expect(try client.ask("GET", "/ready").status == 200)
    #expect(try client.ask("GET", "/namnden/logga-in").status == 200)
    #expect(try client.ask("GET", "/borta/logga-in").status >= 400)
    #expect(try client.ask("GET", "/annan/logga-in").status == 404)
  }

  @Test("Without a board that can be read it is not ready")
  func notReady() throws {
    let sandbox = try Sandbox.withExampleStore()
    try Data("borta = borta.roder\n".utf8).write(to: sandbox.folder.appendingPathComponent("boards.txt"))
    let service = try sandbox.serve("--every-board")
    defer { service.end() }
    let client = try PlainClient(service.address)
    let answer = try client.ask("GET", "/ready")
    #expect(answer.status == 503 && answer.text == "not ready\n")
    #expect(try client.ask("GET", "/health").status == 200)
  }

  @Test("Its figures count requests by route and status for Prometheus, and are for its own machine alone")
  func metrics() throws {
    let sandbox = try Sandbox.withExampleStore()
    let service = try sandbox.serve()
    defer { service.end() }
    let client = try PlainClient(service.address)
    for _ in 0..<3 { _ = try client.ask("GET", "/logga-in") }
    _ = try client.ask("GET", "/finns/inte")
    _ = try client.ask("PROPFIND", "/logga-in")
    let answer = try client.ask("GET", "/metrics")
    #expect(answer.field("content-type") == "text/plain; version=0.0.4; charset=utf-8")
    let text = answer.text
    #expect(text.contains("# TYPE roder_request_seconds histogram\n"))
    #expect(
      text.contains("roder_request_seconds_count{method=\"GET\",route=\"/logga-in\",status=\"200\"} 3\n"), "\(text)")
    #expect(text.contains("roder_request_seconds_count{method=\"GET\",route=\"-\",status=\"404\"} 1\n"))
    #expect(text.contains("method=\"OTHER\"") && !text.contains("PROPFIND") && !text.contains("finns"))
    // The question itself is running.
    #expect(text.contains("# TYPE roder_requests_running gauge\nroder_requests_running 1\n"))
    #expect(text.contains("process_cpu_seconds_total ") && text.contains("process_resident_memory_bytes "))
    // Each line is a comment, or a name with or without labels and a number.
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(line.wholeMatch(of: #/[a-z_]+(\{[^{}]*\})? [0-9.]+/#) != nil, "\(line)")
    }
    // Buckets grow, and the last holds all.
    let buckets = text.matches(of: #/_bucket\{method="GET",route="/logga-in",status="200",le="[^"]+"\} ([0-9]+)/#)
      .compactMap { Int($0.output.1) }
    #expect(buckets == buckets.sorted() && buckets.last == 3)
    #expect(try client.ask("GET", "/metrics", ["x-forwarded-for": "192.0.2.7"]).status == 404)
  }

  @Test("Its log has a line a request, with a number and a route, and neither person, address nor search words")
  func accessLog() throws {
    let sandbox = try Sandbox.withExampleStore()
    let service = try sandbox.serve("--behind-proxy")
    defer { service.end() }
    let client = try PlainClient(service.address)
    let cookie = try client.logIn("chef-e230", sandbox, service)
    let fields = ["cookie": cookie, "x-forwarded-for": "192.0.2.77", "user-agent": "Sjökortet/7"]
    let page = try client.ask("GET", "/ekonomi/sok?ord=hemligtord", fields)
    #expect(page.status == 200)
    let number = try #require(page.field("x-request-id"))
    #expect(!number.isEmpty)
    // The line is written before the answer is sent, and may reach the file a moment later.
    let found = ServiceTests.waited { service.log.contains("route=/ekonomi/sok") }
    let log = service.log
    #expect(found, "\(log)")
    let line = try #require(log.split(separator: "\n").last { $0.contains("route=/ekonomi/sok") })
    for words in ["method=GET", "status=200", "us=", "bytes=", number] { #expect(line.contains(words), "\(line)") }
    let link = log.split(separator: "\n").first { $0.contains("route=/losenord/") }
    #expect(link?.contains("route=/losenord/{lank}") == true, "\(log)")
    for secret in [
      "chef-e230", "192.0.2.77", "hemligtord", "Sjökortet", cookie.drop { $0 != "=" }.dropFirst().description,
      PlainClient.password, "korallrev", "E230",
    ] { #expect(!log.contains(secret), "\(secret)") }
  }

  @Test("Pages are packed for who can read that, assets are kept by browsers for good, unchanged pages are not sent")
  func packingAndKeeping() throws {
    let sandbox = try Sandbox.withExampleStore()
    let service = try sandbox.serve()
    defer { service.end() }
    let client = try PlainClient(service.address)
    let cookie = try client.logIn("controller", sandbox, service)
    let plain = try client.ask("GET", "/ekonomi", ["cookie": cookie])
    #expect(plain.status == 200 && plain.field("content-encoding") == nil && plain.text.contains("</html>"))
    #expect(plain.field("vary")?.lowercased().contains("accept-encoding") == true)
    let packed = try client.ask("GET", "/ekonomi", ["cookie": cookie, "accept-encoding": "gzip"])
    #expect(packed.field("content-encoding") == "gzip")
    let sizes = [packed, plain].map { Int($0.field("content-length") ?? "") ?? 0 }
    #expect(sizes[0] > 0 && sizes[0] * 2 < sizes[1], "\(sizes)")
    let tag = try #require(plain.field("etag"))
    let again = try client.ask("GET", "/ekonomi", ["cookie": cookie, "if-none-match": tag])
    #expect(again.status == 304 && again.text.isEmpty)
    // What others may see is another page.
    let other = try client.logIn("chef-e230", sandbox, service)
    #expect(try client.ask("GET", "/ekonomi", ["cookie": other, "if-none-match": tag]).status == 200)
    let style = try #require(plain.text.firstMatch(of: #/href="([^"]+\.css[^"]*)"/#)?.output.1)
    let asset = try client.ask("GET", String(style))
    #expect(asset.status == 200 && asset.field("cache-control")?.contains("immutable") == true)
  }

  @Test("A connection that says nothing more is closed after its time")
  func patience() throws {
    let sandbox = try Sandbox.withExampleStore()
    try Data("patience = 1\n".utf8).write(to: sandbox.folder.appendingPathComponent("roder.conf"))
    let service = try sandbox.serve()
    defer { service.end() }
    let client = try PlainClient(service.address)
    // It reads until the server closes, so it ends by that alone.
    #expect(try client.send(Array("GET /health HTTP/1.1\r\nhost: x\r\nx-slow: ".utf8)).status != 200)
  }

  @Test("A head too large is refused, and others are answered as before")
  func limits() throws {
    let sandbox = try Sandbox.withExampleStore()
    let service = try sandbox.serve()
    defer { service.end() }
    let client = try PlainClient(service.address)
    let large = try client.ask("GET", "/health", ["x-large": String(repeating: "a", count: 20_000)])
    #expect(large.status == 431 || large.status == 400 || large.status == 0, "\(large.status)")
    let many = Dictionary(uniqueKeysWithValues: (0..<200).map { ("x-\($0)", "a") })
    #expect(try client.ask("GET", "/health", many).status != 200)
    #expect(try client.ask("GET", "/health").status == 200)
  }

  @Test("Told to stop it takes nothing new, answers what has begun, and ends well")
  func stopping() throws {
    let sandbox = try Sandbox.withExampleStore()
    let service = try sandbox.serve()
    let client = try PlainClient(service.address)
    let content = "person=controller&losenord=fel"
    let head =
      "POST /logga-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n"
      + "content-length: \(content.utf8.count)\r\n\r\n" + content.prefix(10)
    // The form is on its way when the server is told to stop; the rest of it comes when nobody new is let in.
    let answer = try client.send(Array(head.utf8)) {
      // It and the question itself.
      let hasBegun = ServiceTests.waited {
        // What cannot be asked has not begun.
        (try? client.ask("GET", "/metrics"))?.text.contains("roder_requests_running 2\n") == true
      }
      #expect(hasBegun)
      service.askToStop()
      // What cannot be asked is the answer here.
      let isClosed = ServiceTests.waited { (try? client.ask("GET", "/health")) == nil }
      #expect(isClosed, "it takes new connections after it was told to stop")
      return Array(content.dropFirst(10).utf8)
    }
    // A form that comes from no page of ours is refused, on a page: it was read to its end and answered.
    #expect(answer.status == 422 && answer.text.hasSuffix("</html>\n"), "\(answer.head)")
    let code = service.stopped(within: .seconds(60))
    if code == nil { service.end() }
    #expect(code == 0)
    let verified = try sandbox.run("roder verify --store board.roder")
    #expect(verified.code == 0, "\(verified.text)")
  }

  /// Whether it holds before a minute has gone: where many tests run at once, a program is slow.
  private static func waited(_ holds: () -> Bool) -> Bool {
    for _ in 0..<1_200 {
      if holds() { return true }
      usleep(50_000)
    }
    return holds()
  }
}
