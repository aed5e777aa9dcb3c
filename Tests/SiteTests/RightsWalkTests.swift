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

  /// What stands for the free segments, once with what is the unit manager's own and once with what is another's.
  private static func values(_ name: String) -> [String] {
    switch name {
    case "enhet", "unit": ["E230", "E240"]
    case "manad", "month": ["2019-04"]
    case "avsnitt", "section": ["enhet"]
    case "nummer", "number": ["1"]
    case "begrepp", "term": ["remark"]
    case "table": ["unit"]
    case "kind": ["org-unit"]
    default: ["finns-inte"]
    }
  }

  private static func addresses(of pattern: RoutePattern) -> [String] {
    var addresses = [""]
    for segment in pattern.segments {
      switch segment {
      case .word(let word): addresses = addresses.map { $0 + "/" + word }
      case .free(let name): addresses = addresses.flatMap { start in values(name).map { start + "/" + $0 } }
      }
    }
    return addresses.map { $0.isEmpty ? "/" : $0 }
  }

  /// What the answer means for whoever asked.
  private static func word(_ answer: WebAnswer) -> String {
    switch answer.status {
    case 303 where answer.headers["location"]?.hasPrefix("/logga-in") == true: "logga in"
    case 200..<400: "ja"
    case 401: "visa nyckel"
    case 403: "nej"
    case 404: "finns inte"
    // A form without content, and a page whose question is incomplete, were let in.
    case 400, 409, 412, 415, 422, 428: "ja"
    default: "\(answer.status)"
    }
  }

  @Test("Each route answers each role as the written table says")
  func everyRouteAndRole() async throws {
    let place = try SitePlace(isDevelopment: true)
    var lines: [String] = []
    var tokens: [String: String] = [:]
    for walker in RightsWalkTests.walkers {
      // Who reads no working figures makes no token.
      if let person = walker.person { tokens[walker.title] = try? await place.token(person) }
    }
    for route in Site.routes(place.site.settings).sorted(by: {
      ($0.pattern.description, $0.method.rawValue) < ($1.pattern.description, $1.method.rawValue)
    }) {
      for address in RightsWalkTests.addresses(of: route.pattern) {
        var words: [String] = []
        for walker in RightsWalkTests.walkers {
          let answer =
            switch (route.audience, route.method.isSafe) {
            case (.programs, _): await place.ask(route.method, address, token: tokens[walker.title])
            case (.people, true): try await place.get(address, as: walker.person)
            case (.people, false): try await place.post(address, as: walker.person)
            }
          words.append(RightsWalkTests.word(answer))
        }
        lines.append("\(route.method.rawValue) \(address) | " + words.joined(separator: " | "))
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
    guard let session = try await one.session("controller") else { return }
    let token = try await one.token("controller")
    for route in Site.routes(one.site.settings) where route.need != .nothing && route.audience == .programs {
      let address = RightsWalkTests.addresses(of: route.pattern)[0]
      #expect(await other.ask(route.method, address, token: token).status == 401, "\(address)")
      guard !route.method.isSafe else { continue }
      let cookie: WebHeaders = ["cookie": "roder=" + session, "content-type": "application/json"]
      #expect(await one.ask(route.method, address, token: nil, headers: cookie).status == 401, "\(address)")
    }
  }

  @Test("What one board's session opens is closed on another board")
  func otherBoard() async throws {
    let (one, other) = (try SitePlace(), try SitePlace())
    guard let token = try await one.session("controller") else { return }
    for route in Site.routes(one.site.settings) where route.need != .nothing && route.audience == .people {
      let address = RightsWalkTests.addresses(of: route.pattern)[0]
      let answer = await other.site.answer(
        WebRequest(method: route.method, target: address, headers: ["cookie": "roder=" + token], id: "t"))
      #expect(answer.status == 303 && answer.headers["location"]?.hasPrefix("/logga-in") == true, "\(address)")
    }
  }
}
