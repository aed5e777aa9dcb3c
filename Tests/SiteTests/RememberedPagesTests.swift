import Kernel
import Organisation
import Storage
import Testing

@testable import Access
@testable import Web

/// What the site remembers between requests never becomes another's, nor another moment's.
struct RememberedPagesTests {
  private static let pages = ["/ekonomi", "/ekonomi/enheter", "/ekonomi/manader", "/ekonomi/investeringar", "/laget"]

  @Test("Pages are the same whoever asked before, whatever the scope, and as of whichever moment")
  func interleaved() async throws {
    let place = try SitePlace()
    let people = ["controller", "chef-e310", "socialchef", "ledamot"]
    let moments = ["", "?handelse=20", "?per=2019-05-02"]
    let addresses = RememberedPagesTests.pages.flatMap { page in moments.map { page + $0 } }
    // Each from a site that remembers nothing.
    var alone: [String: WebAnswer] = [:]
    for person in people {
      let session = try await place.session(person) ?? ""
      for address in addresses {
        let fresh = place.freshSite()
        alone[person + address] = await RememberedPagesTests.ask(fresh, address, session)
      }
    }
    let shared = place.freshSite()
    for _ in 0..<2 {
      for address in addresses {
        for person in people {
          let session = try await place.session(person) ?? ""
          let answer = await RememberedPagesTests.ask(shared, address, session)
          let first = alone[person + address]
          #expect(answer.status == first?.status, "\(person) \(address)")
          #expect(
            RememberedPagesTests.plain(answer) == first.map(RememberedPagesTests.plain), "\(person) \(address)")
        }
      }
    }
  }

  @Test("An event between two requests shows at once")
  func event() async throws {
    let place = try SitePlace()
    let before = try await place.get("/ekonomi", as: "controller")
    let name = "Nämnden som bytte namn"
    let desk = Desk(
      store: place.store,
      context: Context(actor: .administrator("cli:test"), now: SitePlace.now, randomBytes: SitePlace.chance))
    let unit = try #require(
      try await place.store.read(asOf: .now, scope: .everything) { view in
        try view.state.record(OrgUnit.self, id: "E310")?.value
      })
    _ = try await place.store.append("test.rename", context: desk.context) { transaction in
      try transaction.put(
        OrgUnit(
          name: name, level: unit.level, parent: unit.parent, responsibilities: unit.responsibilities,
          validFrom: unit.validFrom, validTo: unit.validTo, order: unit.order), id: "E310")
    }
    #expect(!before.text.contains(name))
    #expect(try await place.get("/ekonomi/enhet/E310", as: "controller").text.contains(name))
    #expect(try await place.get("/ekonomi/enheter", as: "controller").text.contains(name))
    let past = try await place.get("/ekonomi/enheter?per=2019-05-20", as: "controller")
    #expect(past.status == 200 && !past.text.contains(name))
  }

  @Test("A session that is over opens nothing from the next request on, though it was known the moment before")
  func ended() async throws {
    let place = try SitePlace()
    let token = try #require(try await place.session("controller"))
    #expect(await RememberedPagesTests.ask(place.site, "/ekonomi", token).status == 200)
    // Through the store alone, as another process would.
    try await place.logins.end(token)
    let after = await RememberedPagesTests.ask(place.site, "/ekonomi", token)
    #expect(after.status == 303 && after.headers["location"]?.hasPrefix("/logga-in") == true)
  }

  @Test("Whose login was ended by an event has no session either")
  func endedByEvent() async throws {
    let place = try SitePlace()
    let token = try #require(try await place.session("controller"))
    #expect(await RememberedPagesTests.ask(place.site, "/ekonomi", token).status == 200)
    let desk = Desk(
      store: place.store,
      context: Context(
        actor: .administrator("cli:test"), reason: "Prov", now: SitePlace.now, randomBytes: SitePlace.chance))
    _ = try await desk.run(EndLogin.self, "controller")
    #expect(await RememberedPagesTests.ask(place.site, "/ekonomi", token).status == 303)
  }

  private static func ask(_ site: Site, _ address: String, _ session: String) async -> WebAnswer {
    await site.answer(
      WebRequest(method: .get, target: address, headers: ["cookie": "roder=" + session], client: "192.0.2.1", id: "t"))
  }

  /// The page without what each session has of its own.
  private static func plain(_ answer: WebAnswer) -> String {
    answer.text.replacing(#/name="(csrf|formular)" value="[^"]*"/#, with: "")
  }
}
