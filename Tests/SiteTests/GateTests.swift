import Access
import Formats
import Kernel
import Storage
import Testing

@testable import Web

/// What a request must pass before a page is asked.
struct GateTests {
  @Test("A page has a tag that holds until something happens, for this person alone")
  func tags() async throws {
    let place = try SitePlace()
    let token = try #require(try await place.session("controller"))
    func ask(_ tag: String?, _ token: String) async -> WebAnswer {
      var headers: WebHeaders = ["cookie": "roder=" + token]
      if let tag { headers.add("if-none-match", tag) }
      return await place.site.answer(WebRequest(method: .get, target: "/laget", headers: headers, id: "t"))
    }
    let first = await ask(nil, token)
    #expect(first.status == 200)
    let tag = first.headers["etag"]
    #expect(tag?.hasPrefix("W/\"") == true)
    #expect(await ask(tag, token).status == 304)
    let other = try await place.session("socialchef") ?? ""
    #expect(await ask(tag, other).status == 200)
  }

  @Test(
    "A write from elsewhere is refused",
    arguments: [
      ["origin": "https://elsewhere.example"], ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"],
    ] as [WebHeaders])
  func foreignWrites(_ headers: WebHeaders) async throws {
    let place = try SitePlace()
    #expect(try await place.post("/logga-ut", as: "controller", headers: headers).status == 403)
    #expect(try await place.post("/logga-in", as: nil, headers: headers).status == 403)
  }

  @Test("Nobody is logged in by a form that another site has made")
  func foreignLogin() async throws {
    let place = try SitePlace()
    let invited = try await place.post("/installningar/inbjudan", ["person": "controller"], as: "administrator")
    let path = String(invited.text.split(separator: "http://127.0.0.1:8080").last?.prefix { $0 != "<" } ?? "")
    let password = "korallrev vid tolvslaget"
    #expect(try await place.post(path, ["losenord": password], as: nil).status == 303)
    let page = try await place.get("/logga-in", as: nil)
    guard let cookie = page.headers["set-cookie"]?.split(separator: ";").first.map(String.init),
      let token = cookie.split(separator: "=").last.map(String.init)
    else {
      Issue.record("The form gives no token")
      return
    }
    #expect(page.headers["set-cookie"]?.contains("HttpOnly; SameSite=Strict") == true)
    #expect(page.text.contains("value=\"\(token)\""))
    func post(_ field: String, _ cookie: String?) async throws -> Int {
      let fields: FormFields = ["person": "controller", "losenord": password, FormToken.field: field]
      return try await place.post("/logga-in", fields, as: nil, headers: cookie.map { ["cookie": $0] } ?? [:]).status
    }
    let other = String(repeating: "a", count: 64)
    #expect(try await post("", nil) == 422)
    #expect(try await post(token, nil) == 422)
    #expect(try await post(other, cookie) == 422)
    #expect(try await post("", "roder-form=") == 422)
    #expect(try await post(other, cookie + "; roder-form=" + other) == 422)
    #expect(try await post(token, cookie) == 303)
  }

  @Test("A write without the session's own token is refused", arguments: ["", "x", "0123456789abcdef"])
  func foreignToken(_ token: String) async throws {
    let place = try SitePlace()
    let answer = try await place.post("/logga-ut", [FormToken.field: token], as: "controller")
    #expect(answer.status == 403)
  }

  @Test(
    "Nobody is sent to another site after logging in",
    arguments: [
      "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "javascript:alert(1)",
      "/%09/elsewhere.example", "/%0A/elsewhere.example", "%09//elsewhere.example", "/%5C/elsewhere.example", "/%25zz",
      "/../elsewhere.example",
    ])
  func onwards(_ wanted: String) async throws {
    let place = try SitePlace()
    let answer = try await place.get("/logga-in?till=" + wanted, as: "controller")
    let location = try #require(answer.headers["location"])
    #expect(location.hasPrefix("/") && location.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(location)")
    #expect(!location.hasPrefix("//") && !location.contains("\\"), "\(location)")
  }

  @Test(
    "Whoever logs in comes to the page that was asked for, its query too",
    arguments: [
      ("/ekonomi/rad/drift.personal?period=2019-04", "/ekonomi/rad/drift.personal?period=2019-04"),
      ("/sok?q=k%C3%B6pt+v%C3%A5rd", "/sok?q=k%C3%B6pt%20v%C3%A5rd"), ("/", "/"), ("", "/"),
    ])
  func wanted(_ wanted: String, _ found: String) async throws {
    let place = try SitePlace()
    let answer = try await place.get("/logga-in?" + FormFields([.init("till", wanted)]).encoded, as: "controller")
    #expect(answer.headers["location"] == found)
  }

  @Test("A login ends the session that the browser had, whoever's it was")
  func takingOver() async throws {
    let place = try SitePlace()
    let link = try await place.logins.issueLink(
      for: "chef-e230",
      by: Desk(
        store: place.store,
        context: Context(
          actor: Actor(id: "cli:prov", grants: Grants(Set(Permission.allCases), scope: .everything)),
          now: SitePlace.now, randomBytes: SitePlace.chance)))
    let hers = try await place.logins.choosePassword("korallrev vid tolvslaget", link: link.token).token
    let before = try #require(try await place.session("controller"))
    let proof = String(repeating: "a", count: 64)
    let fields: FormFields = [
      "person": "chef-e230", "losenord": "korallrev vid tolvslaget", FormToken.field: proof,
    ]
    let answer = await place.site.answer(
      WebRequest(
        method: .post, target: "/logga-in", headers: ["cookie": "roder=\(before); roder-form=\(proof)"],
        body: WebBody(Array(fields.encoded.utf8)), client: "192.0.2.1", id: "t"))
    #expect(answer.status == 303 && answer.headers["set-cookie"] != nil)
    #expect(try await place.logins.session(before) == nil)
    // Another browser of the same person stays logged in.
    #expect(try await place.logins.session(hers) != nil)
  }

  @Test("Each board's cookie has a name of its own, so that none stands in another's way")
  func cookies() {
    let plain = SiteSettings(address: "http://127.0.0.1:8080")
    let secure = SiteSettings(address: "https://roder.exempel.se")
    let bases = ["", "/socialnamnden", "/omsorgsn%C3%A4mnden"]
    #expect(Set(bases.map { SessionCookie.name(plain, base: $0) }).count == 3)
    #expect(SessionCookie.name(secure, base: "") == "__Host-roder")
    #expect(SessionCookie.name(secure, base: "/socialnamnden").hasPrefix("__Secure-roder-"))
    let cookie = bases.map { SessionCookie.name(secure, base: $0) + "=t" + $0.dropFirst() }.joined(separator: "; ")
    let request = WebRequest(method: .get, target: "/", headers: ["cookie": cookie])
    for base in bases { #expect(SessionCookie.token(request, secure, base: base) == "t" + base.dropFirst()) }
    let planted = WebRequest(method: .get, target: "/", headers: ["cookie": "__Host-roder=a; __Host-roder=b"])
    #expect(SessionCookie.token(planted, secure, base: "") == nil)
  }

  @Test(
    "A problem has the status that tells its kind",
    arguments: [
      (StorageProblem.noRecord(kind: "remark", id: "x", some: []), 404),
      (.noVersion(kind: "remark", id: "x", version: 3, latest: 2), 404), (.noKind("x", known: []), 404),
      (.nothingAsOf("x"), 404), (.outsideScope(unit: "E230"), 403),
      (.notPermitted(useCase: "x", permission: .read), 403), (.hasKey, 422),
    ] as [(StorageProblem, Int)])
  func statuses(_ problem: StorageProblem, _ status: Int) {
    #expect(Failure(problem, id: "t").status == status)
  }

  @Test("Every answer carries the guards, whatever went wrong")
  func guards() async throws {
    let place = try SitePlace()
    for address in ["/", "/laget", "/finns-inte", "/%zz", "/siffra?nyckel=x", "/../etc"] {
      let answer = try await place.get(address, as: "controller")
      #expect(answer.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true, "\(address)")
      #expect(answer.headers["x-content-type-options"] == "nosniff")
      #expect(answer.headers["cache-control"] != nil)
    }
  }
}
