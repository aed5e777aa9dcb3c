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
    guard let token = try await place.session("controller") else { return }
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

  @Test("A write without the session's own token is refused", arguments: ["", "x", "0123456789abcdef"])
  func foreignToken(_ token: String) async throws {
    let place = try SitePlace()
    let answer = try await place.post("/logga-ut", [FormToken.field: token], as: "controller")
    #expect(answer.status == 403)
  }

  @Test(
    "Nobody is sent to another site after logging in",
    arguments: ["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "javascript:alert(1)"])
  func onwards(_ wanted: String) async throws {
    let place = try SitePlace()
    let answer = try await place.get("/logga-in?till=" + wanted, as: "controller")
    #expect(answer.headers["location"] == "/")
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
