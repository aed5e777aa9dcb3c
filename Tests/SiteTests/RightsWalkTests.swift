import Formats
import Foundation
import Kernel
import RoderSandbox
import Storage
import Testing

@testable import Web

/// Every route × every role × own and other unit, against one written table.
struct RightsWalkTests {
  /// Who walks: each role once, and nobody.
  private static let walkers: [(title: String, person: String?)] = [
    ("utan inloggning", nil), ("enhetschef", "chef-e230"), ("controller", "controller"), ("socialchef", "socialchef"),
    ("nämndsekreterare", "namndsekreterare"), ("planerare", "planerare"), ("ledamot", "ledamot"),
    ("revisor", "revisor"), ("administratör", "administrator"),
  ]

  /// One address: as the table shows it, as it is asked for, and whose it is.
  private struct Address {
    var shown = ""
    var asked = ""
    /// What stands after the question mark where it is read; writes say theirs themselves.
    var query = ""
    var unit = "E230"
  }

  /// The units: the unit manager's own, and another's.
  private static let units = ["E230", "E240"]

  /// The addresses of the form: one for each unit where it tells of one, in its steps or after the question mark.
  private static func addresses(of pattern: RoutePattern, _ places: WalkedPlaces, _ writes: WalkedWrites?) -> [Address]
  {
    let text = pattern.description
    let names = pattern.segments.compactMap { if case .free(let name) = $0 { name } else { nil } }
    let isOfPosting = names.contains("inlasning") && names.contains("rad") || names.contains("row")
    let isOfReport = names.contains("template")
    let hasUnit = isOfPosting || !isOfReport && (names.contains("enhet") || names.contains("unit"))
    let asked: [String?] =
      hasUnit || pattern.isOfForecasts ? units : places.tellsOfUnit(text) ? [nil] + units : [nil]
    return asked.map { unit in
      var address = Address(unit: unit ?? units[0])
      var posting = isOfPosting ? writes?.posting(address.unit) ?? [] : []
      for segment in pattern.segments {
        switch segment {
        case .word(let word): (address.shown, address.asked) = (address.shown + "/" + word, address.asked + "/" + word)
        case .free(let name) where !isOfReport && ["enhet", "unit"].contains(name):
          (address.shown, address.asked) = (address.shown + "/" + address.unit, address.asked + "/" + address.unit)
        case .free(let name):
          // Batches, jobs and rows have ids of chance.
          let value = posting.isEmpty ? places.value(name, in: text) : posting.removeFirst()
          address.shown += isOfPosting || places.isOfChance(name) ? "/{\(name)}" : "/" + value
          address.asked += "/" + value
        }
      }
      if address.asked.isEmpty { (address.shown, address.asked) = ("/", "/") }
      if isOfPosting || pattern.isOfForecasts || !hasUnit && unit != nil { address.shown += " (\(address.unit))" }
      let query = places.query(text, unit: unit)
      if !query.fields.isEmpty { address.query = "?" + query.encoded }
      return address
    }
  }

  /// What the answer means for whoever asked.
  private static func word(_ answer: WebAnswer) -> String {
    switch answer.status {
    case 303 where answer.headers["location"]?.hasPrefix("/logga-in") == true: "logga in"
    case 200..<400: "ja"
    case 401: "visa nyckel"
    case 403: "nej"
    case 404: "finns inte"
    // Let in, and what is asked for cannot be done.
    case 400, 409, 412, 415, 422, 428: "går inte"
    default: "\(answer.status)"
    }
  }

  /// A site that is as it was until somebody writes, and what each walker shows at its door.
  private struct Ground {
    /// What the site is a copy of.
    private let origin: SitePlace
    private(set) var place: SitePlace
    let writes: WalkedWrites
    let places: WalkedPlaces
    private var tokens: [String: String] = [:]
    private let event: Int

    init() async throws {
      origin = try SitePlace(isDevelopment: true)
      writes = try await WalkedWrites(origin, units: units)
      for walker in walkers {
        // Who reads no working figures makes no token.
        if let person = walker.person { tokens[walker.title] = try? await origin.token(person) }
      }
      places = try await WalkedPlaces(origin, report: writes.report)
      event = try await origin.store.read(asOf: .now, scope: .everything) { $0.state.event }
      place = try SitePlace(copyOf: origin)
    }

    /// Makes the site anew where something has happened on it.
    mutating func restore() async throws {
      guard try await place.store.read(asOf: .now, scope: .everything, { $0.state.event }) != event else { return }
      place = try SitePlace(copyOf: origin)
    }

    func ask(_ route: Route, _ address: Address, as walker: (title: String, person: String?)) async throws -> WebAnswer
    {
      if route.method.isSafe {
        return route.audience == .programs
          ? await place.ask(route.method, address.asked + address.query, token: tokens[walker.title])
          : try await place.get(address.asked + address.query, as: walker.person)
      }
      let content = writes.content(route.pattern.description, unit: address.unit)
      return route.audience == .programs
        ? await place.ask(
          route.method, address.asked + content.query, token: tokens[walker.title], headers: content.headers,
          body: content.json)
        : try await place.post(address.asked, content.fields, as: walker.person)
    }
  }

  @Test("Each route answers each role as the written table says")
  func everyRouteAndRole() async throws {
    var ground = try await Ground()
    var lines: [String] = []
    for route in Site.routes(ground.place.site.settings).sorted(by: {
      ($0.pattern.description, $0.method.rawValue) < ($1.pattern.description, $1.method.rawValue)
    }) {
      for address in RightsWalkTests.addresses(of: route.pattern, ground.places, ground.writes) {
        var words: [String] = []
        for walker in RightsWalkTests.walkers {
          // What one walker has written must not stand in the way of the next.
          try await ground.restore()
          words.append(RightsWalkTests.word(try await ground.ask(route, address, as: walker)))
        }
        lines.append("\(route.method.rawValue) \(address.shown) | " + words.joined(separator: " | "))
      }
    }
    let head = "| Adress | " + RightsWalkTests.walkers.map(\.title).joined(separator: " | ") + " |"
    let rule = "|---" + String(repeating: "|---", count: RightsWalkTests.walkers.count) + "|"
    let text = ([head, rule] + lines.map { "| \($0) |" }).joined(separator: "\n") + "\n"
    let file = ProjectFolder.root.appendingPathComponent("Tests/SiteTests/Tables/rights.md")
    if ProjectFolder.accepts {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let written = ProjectFolder.text(file) ?? ""
    let differences = zip(Sandbox.lines(text), Sandbox.lines(written)).filter { $0 != $1 }.map {
      "\($0)\n  skrivet: \($1)"
    }
    #expect(written == text, "\(differences.prefix(10).joined(separator: "\n"))")
  }

  @Test("A write of the API is closed to sessions, and every address of it to tokens of another board")
  func programs() async throws {
    let (one, other) = (try SitePlace(), try SitePlace())
    let session = try #require(try await one.session("controller"))
    let token = try await one.token("controller")
    for route in Site.routes(one.site.settings) where route.need != .nothing && route.audience == .programs {
      let address = RightsWalkTests.addresses(of: route.pattern, WalkedPlaces(), nil)[0].asked
      #expect(await other.ask(route.method, address, token: token).status == 401, "\(address)")
      guard !route.method.isSafe else { continue }
      let cookie: WebHeaders = ["cookie": "roder=" + session, "content-type": "application/json"]
      #expect(await one.ask(route.method, address, token: nil, headers: cookie).status == 401, "\(address)")
    }
  }

  @Test("Of two boards that one server shows, what opens one opens nothing of the other, whatever cookie it comes in")
  func boardsTogether() async throws {
    let (one, other) = (try SitePlace(), try SitePlace())
    let stores = ["a": one.store, "b": other.store]
    let site = Site(
      .several(
        Boards(limit: 2) { name in
          guard let store = stores[name] else { throw WebProblem.noPage }
          return store
        }, names: ["a", "b"]), settings: one.site.settings, world: one.site.world)
    let session = try #require(try await one.session("controller"))
    let key = try await one.token("controller")
    func ask(_ route: Route, _ address: String) async -> WebAnswer {
      var headers: WebHeaders = [:]
      if route.audience == .programs {
        headers.add("authorization", "Bearer " + key)
      } else {
        let names = ["", "/a", "/b"].map { SessionCookie.name(one.site.settings, base: $0) }
        headers.add("cookie", names.map { "\($0)=\(session)" }.joined(separator: "; "))
      }
      return await site.answer(WebRequest(method: route.method, target: address, headers: headers, id: "t"))
    }
    var opened = 0
    for route in Site.routes(one.site.settings) where route.need != .nothing {
      let address = RightsWalkTests.addresses(of: route.pattern, WalkedPlaces(), nil)[0].asked
      let closed = await ask(route, "/b" + address)
      let isClosed =
        route.audience == .programs
        ? closed.status == 401
        : closed.status == 303 && closed.headers["location"]?.hasPrefix("/b/logga-in") == true
      #expect(isClosed, "\(route.method) /b\(address): \(closed.status)")
      // The same opens its own board, or the test would say nothing.
      if route.method.isSafe, (200..<300).contains(await ask(route, "/a" + address).status) { opened += 1 }
      #expect(await ask(route, "/c" + address).status == 404)
    }
    #expect(opened > 30, "\(opened)")
  }

  @Test("What one board's session opens is closed on another board")
  func otherBoard() async throws {
    let (one, other) = (try SitePlace(), try SitePlace())
    let token = try #require(try await one.session("controller"))
    for route in Site.routes(one.site.settings) where route.need != .nothing && route.audience == .people {
      let address = RightsWalkTests.addresses(of: route.pattern, WalkedPlaces(), nil)[0].asked
      let answer = await other.site.answer(
        WebRequest(method: route.method, target: address, headers: ["cookie": "roder=" + token], id: "t"))
      #expect(answer.status == 303 && answer.headers["location"]?.hasPrefix("/logga-in") == true, "\(address)")
    }
  }
}

extension RoutePattern {
  /// Whether forecasts are written there, whose units stand in the content.
  fileprivate var isOfForecasts: Bool {
    description.hasSuffix("/forecasts") || description.hasPrefix("/prognos/blad")
  }
}
