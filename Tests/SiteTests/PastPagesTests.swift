import Figures
import Formats
import Kernel
import Storage
import Testing

@testable import Web

/// Pages about an earlier moment: what they show is of that moment, and what they lead to too.
struct PastPagesTests {
  @Test(
    "A form that asks for a page keeps the moment, and what else the page is about",
    arguments: [
      "/ekonomi", "/ekonomi/enheter", "/ekonomi/manader", "/ekonomi/investeringar", "/ekonomi/enhet/E310",
      "/ekonomi/sok", "/historik", "/rapporter/2019-04/forhandsgranska",
    ])
  func questions(_ address: String) async throws {
    let page = try await SitePlace().get(address + "?per=2019-05-20", as: "controller").text
    let forms = page.matches(of: #/<form method="get" action="([^"]*)"[^>]*>(.*?)<\/form>/#.dotMatchesNewlines())
      .filter { $0.output.1 != "/historik/visa" }
    #expect(!forms.isEmpty)
    for form in forms {
      #expect(!form.output.1.contains("?"))
      #expect(form.output.2.contains("name=\"per\" value=\"2019-05-20\""), "\(form.output.0)")
    }
  }

  @Test("The menu, the search and what it finds stay at the moment; what has no past is said to be of now")
  func menu() async throws {
    let place = try SitePlace()
    for moment in ["per=2019-05-20", "handelse=60"] {
      let page = try await place.get("/laget?" + moment, as: "controller").text
      let menu = try #require(page.firstMatch(of: #/<nav class="main".*?<\/nav>/#.dotMatchesNewlines())).output
      let ways = menu.matches(of: #/href="([^"]*)"/#).map { String($0.output.1) }
      #expect(ways.filter { !$0.hasSuffix("?" + moment) } == ["/installningar"], "\(ways)")
      #expect(menu.contains("Inställningar (nu)"))
      for way in ways {
        let answer = try await place.get(way, as: "controller")
        #expect(answer.status == 200 && answer.text.contains("Så här såg det ut") == way.contains("?"), "\(way)")
      }
      let found = try await place.get("/sok?q=personal&" + moment, as: "controller").text
      let links = found.matches(of: #/<main.*<\/main>/#.dotMatchesNewlines()).flatMap {
        $0.output.matches(of: #/href="(\/[^"]*)"/#).map { String($0.output.1) }
      }
      #expect(links.count > 2 && links.allSatisfy { $0.contains(moment) }, "\(links)")
    }
    let now = try await place.get("/laget", as: "controller").text
    #expect(now.contains("href=\"/ekonomi\"") && !now.contains("Inställningar (nu)") && !now.contains("name=\"per\""))
  }

  @Test(
    "Pages from before anything was brought in say what to do, and send nobody where she may not go",
    arguments: ["controller", "socialchef", "namndsekreterare", "planerare", "chef-e230", "revisor", "ledamot"])
  func beforeAll(_ person: String) async throws {
    let place = try SitePlace()
    var met = 0
    for address in ["/laget", "/ekonomi", "/prognos", "/rapporter", "/historik"] {
      let page = try await place.get(address + "?handelse=1", as: person)
      guard page.status == 200 else { continue }
      met += 1
      let main = try #require(page.text.firstMatch(of: #/<main.*<\/main>/#.dotMatchesNewlines())).output
      for way in main.matches(of: #/href="(\/[^"]*)"/#) {
        let to = String(way.output.1).replacing("&amp;", with: "&")
        #expect(try await place.get(to, as: person).status == 200, "\(address) leads \(person) to \(to)")
      }
      guard address == "/rapporter" else { continue }
      #expect(main.contains("Inga tillfällen är planerade."))
      #expect(main.contains("href=\"/inlasning") == ["controller", "revisor"].contains(person), "\(main)")
    }
    #expect(met > 1)
  }

  @Test("From any page about the board one comes to the same page as it was a chosen day, and back")
  func anyPage() async throws {
    let place = try SitePlace()
    let here = "/ekonomi/enhet/E310?period=2019-04"
    let page = try await place.get(here, as: "controller").text
    let way = QueryText.address(["historik"], ["sida": here]) + "#per-rubrik"
    #expect(page.contains("<a href=\"\(way.replacing("&", with: "&amp;"))\">Visa sidan som den var en annan dag</a>"))
    let choice = try await place.get(QueryText.address(["historik"], ["sida": here]), as: "controller").text
    #expect(choice.contains("<option value=\"\(here)\" selected>Sidan du kom från (\(here))</option>"))
    let asked = QueryText.address(["historik", "visa"], ["per": "2019-05-20", "sida": here])
    let answer = try await place.get(asked, as: "controller")
    #expect(answer.status == 303 && answer.headers["location"] == here + "&per=2019-05-20")
    let past = try await place.get(here + "&per=2019-05-20", as: "controller").text
    #expect(
      past.contains("Så här såg det ut")
        && past.contains("href=\"/ekonomi/enhet/E310?period=2019-04\">Visa som det är nu"))
    #expect(past.contains("som det var en annan dag"))
    // What has no past has no way to it, and no address of others is gone to.
    #expect(!(try await place.get("/installningar", as: "administrator").text.contains("en annan dag")))
    #expect(!(try await place.get("/historik", as: "controller").text.contains("Visa sidan som den var")))
    for odd in [
      "//utanfor.example/ekonomi", "https://utanfor.example/", "/installningar", "/ekonomi/../installningar", "%",
    ] {
      let asked = QueryText.address(["historik", "visa"], ["per": "2019-05-20", "sida": odd])
      let answer = try await place.get(asked, as: "controller")
      #expect((400..<500).contains(answer.status) && answer.headers["location"] == nil, "\(odd): \(answer.status)")
      let choice = try await place.get(QueryText.address(["historik"], ["sida": odd]), as: "controller").text
      #expect(!choice.contains("Sidan du kom från"), "\(odd)")
    }
  }

  @Test("A change between two versions leads to both figures, each at its own moment")
  func comparedFigures() async throws {
    let place = try SitePlace()
    let sheet = PageForm.fields("blad", in: try await place.get("/prognos/E230", as: "chef-e230").text)
    let changed = sheet.with([
      "belopp.personal.oppna-bou": "−11 100", "kommentar.personal.oppna-bou": "En vikarie till.",
    ])
    #expect(try await place.post("/prognos/E230", changed, as: "chef-e230").status == 303)
    let page = try await place.get("/rapporter/2019-04/jamfor?fran=2019-04/varbokslut/6", as: "controller").text
    let changes = page.matches(of: #/href="(\/siffra\?[^"]*nyckel=change[^"]*)"/#).map {
      String($0.output.1).replacing("&amp;", with: "&")
    }
    #expect(!changes.isEmpty, "\(page)")
    for change in changes.prefix(5) {
      let answer = try await place.get(change, as: "controller")
      #expect(answer.status == 200 && answer.text.contains("Siffran före och efter"), "\(change): \(answer.text)")
      let ways = answer.text.matches(of: #/<td[^>]*><a href="(\/siffra[^"]*)"|<th[^>]*><a href="(\/siffra[^"]*)"/#).map
      {
        String($0.output.1 ?? $0.output.2 ?? "").replacing("&amp;", with: "&")
      }
      #expect(ways.count == 2 && Set(ways.map { $0.contains("handelse=") }) == [true], "\(ways)")
      for way in ways { #expect(try await place.get(way, as: "controller").status == 200, "\(way)") }
    }
  }

  @Test("Läget as it was tells of the meeting that came next then, and of what was late then")
  func situation() async throws {
    let place = try SitePlace()
    func page(_ address: String) async throws -> String {
      try await place.get(address, as: "socialchef").text.replacing("\u{A0}", with: " ")
    }
    let then = try await page("/laget?per=2019-05-10")
    #expect(then.contains("21 maj 2019") && !then.contains("18 juni 2019"))
    #expect(!then.contains("kvar att granska"))
    let later = try await page("/laget?per=2019-05-20")
    #expect(later.contains("kvar att granska, sista dag 13 maj 2019"))
    // The board has decided on the report since: only who never reported is told of.
    let now = try await page("/laget")
    #expect(now.contains("18 juni 2019") && now.contains("Har inte rapporterat") && !now.contains("kvar att granska"))
  }

  @Test("Another month of a line is of the same unit and at the same moment")
  func drill() async throws {
    let page = try await SitePlace().get(
      "/ekonomi/rad/drift.lokalhyror?period=2019-03&enhet=E310&handelse=60", as: "controller"
    ).text
    let form = try #require(
      page.firstMatch(of: #/<form method="get" action="\/ekonomi\/rad.*?<\/form>/#.dotMatchesNewlines())
    ).output
    #expect(form.contains("name=\"enhet\" value=\"E310\"") && form.contains("name=\"handelse\" value=\"60\""))
    #expect(form.matches(of: #/name="period"/#).count == 1)
  }

  @Test("The figures of a locked report lead to what they were made of when it was locked")
  func lockedFigures() async throws {
    let place = try SitePlace()
    for address in [
      "/rapporter/2019-04/version?rapport=2019-04/varbokslut/1",
      "/rapporter/2019-04/version?rapport=2019-04/varbokslut/1&per=2019-05-23",
      "/rapporter/2019-04/jamfor?fran=2019-04/varbokslut/1&till=2019-04/varbokslut/3",
    ] {
      let page = try await place.get(address, as: "controller").text
      let figures = page.matches(of: #/href="(\/siffra\?[^"]*)"/#).map {
        String($0.output.1).replacing("&amp;", with: "&")
      }
      #expect(!figures.isEmpty || address.contains("jamfor"), "\(address)")
      for figure in figures { #expect(figure.contains("&handelse=") && !figure.contains("per="), "\(figure)") }
      if let first = figures.first {
        let answer = try await place.get(first, as: "controller")
        #expect([200, 303].contains(answer.status), "\(first): \(answer.text)")
      }
    }
  }

  @Test("A figure of another moment is shown at its own, whatever the page's moment is")
  func figures() async throws {
    let place = try SitePlace()
    let page = try await place.get("/ekonomi", as: "controller").text
    let text = try #require(page.firstMatch(of: #/nyckel=([^"&]+)"/#)).output.1
    let fields = try QueryText.fields("nyckel=" + text)
    let key = try #require(FigureKey(fields["nyckel"] ?? ""))
    let then = DerivedFigure.asOf(key, moment: "e60").key
    let address = "/siffra?" + FormFields([.init("nyckel", then.description)]).encoded
    let way = try #require(try await place.get(address + "&per=2019-05-20", as: "controller").headers["location"])
    #expect(way.contains("handelse=60") && !way.contains("per="), "\(way)")
    #expect(try await place.get(way, as: "controller").status == 200)
    #expect(try await place.get("/laget?per=2019-05-20&handelse=60", as: "controller").status == 400)
  }

  @Test(
    "A page that has no past leads to itself as it is now",
    arguments: [
      ("/rapporter/2019-04/kontroll", "controller"), ("/rapporter/2019-04/las", "controller"),
      ("/rapporter/2019-04/faststall?rapport=2019-04/varbokslut/1", "namndsekreterare"),
      ("/rapporter/2019-04/jamfor?fran=2019-04/varbokslut/1", "controller"), ("/installningar", "administrator"),
      ("/installningar/drift", "administrator"), ("/installningar/sakerhetskopior", "administrator"),
    ])
  func noPast(_ address: String, _ person: String) async throws {
    let place = try SitePlace()
    let answer = try await place.get(address + (address.contains("?") ? "&" : "?") + "per=2019-05-20", as: person)
    #expect(answer.status == 303)
    let way = answer.headers["location"] ?? ""
    #expect(!way.contains("per=") && way.hasPrefix(String(address.prefix { $0 != "?" })), "\(way)")
    #expect(try await place.get(way, as: person).status == 200)
  }

  @Test("Nothing can be written at an earlier moment, by any form")
  func writes() async throws {
    let place = try SitePlace()
    for person in ["controller", "administrator"] {
      var closed = 0
      for route in Site.routes(place.site.settings)
      where !route.method.isSafe && route.audience == .people && route.need != .nothing {
        let address = route.pattern.description.replacing("{manad}", with: "2019-04").replacing("{", with: "")
          .replacing("}", with: "")
        let answer = try await place.post(address + "?per=2019-05-20", as: person)
        #expect([403, 409].contains(answer.status), "\(address): \(answer.status)")
        if answer.status == 409 { closed += 1 }
      }
      #expect(closed > 5)
    }
    // The one that is read as it comes is refused too, before it is read.
    let jobs = try await place.post("/inlasning/jobb/finns-inte/avbryt?handelse=60", as: "controller")
    #expect(jobs.status == 409 && jobs.text.contains("där kan inget ändras"))
  }

  @Test(
    "A page that has no past leads from another day to now, and offers no other day",
    arguments: ["las", "kontroll", "paminn", "jamfor?fran=2019-04/varbokslut/5"])
  func presentOnly(_ page: String) async throws {
    let place = try SitePlace()
    let address = "/rapporter/2019-04/" + page
    let past = try await place.get(address + (page.contains("?") ? "&" : "?") + "per=2019-05-20", as: "controller")
    #expect(past.status == 303)
    let way = try #require(past.headers["location"])
    #expect(way.hasPrefix("/rapporter/2019-04/") && !way.contains("per="))
    let now = try await place.get(way, as: "controller")
    #expect(now.status == 200 && !now.text.contains("en annan dag"))
    // Who may not see the page is told so whatever the day.
    #expect(try await place.get(address + (page.contains("?") ? "&" : "?") + "per=2019-05-20", as: nil).status == 303)
    #expect(try await place.get("/rapporter/2019-04", as: "controller").text.contains("en annan dag"))
  }
}
