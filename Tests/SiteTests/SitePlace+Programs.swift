import Formats
import Kernel
import Storage

@testable import Access
@testable import Web

extension SitePlace {
  /// The text of a token that the person has made, which allows all that she may herself but what no program may.
  func token(_ person: String, _ permissions: Set<Permission>? = nil, units: [String]? = nil) async throws -> String {
    guard let rights = try await logins.rights(of: person) else { return "" }
    let context = Context(actor: rights.actor, now: SitePlace.now, randomBytes: SitePlace.chance)
    let allowed = permissions ?? rights.grants.permissions.subtracting([.manageAccess, .dispose])
    var units = units
    if units == nil, case .units(let own)? = rights.grants.scope(of: .read) { units = own.sorted() }
    let until = Day(daysSince1970: SitePlace.now.dayInStockholm.daysSince1970 + 30)
    let order = TokenOrder(
      name: "prov-" + Digest.of(SitePlace.chance(8)).short.filter(\.isLetter), permissions: allowed, units: units,
      until: until)
    return try await logins.makeToken(order, by: Desk(store: store, context: context))
  }

  /// Asks as a program that shows the token; nil for none.
  func ask(_ address: String, token: String?, headers: WebHeaders = [:]) async -> WebAnswer {
    await ask(.get, address, token: token, headers: headers)
  }

  /// Asks or writes as a program that shows the token; nil for none.
  func ask(
    _ method: WebMethod, _ address: String, token: String?, headers: WebHeaders = [:], body: String = ""
  ) async -> WebAnswer {
    var headers = headers
    if let token { headers.add("authorization", "Bearer " + token) }
    return await site.answer(
      WebRequest(
        method: method, target: address, headers: headers, body: WebBody(Array(body.utf8)), client: "192.0.2.1",
        id: "t"))
  }
}

extension JSONValue {
  /// The elements; nil for what is no list.
  var list: [JSONValue]? { if case .list(let elements) = content { elements } else { nil } }
}

extension WebAnswer {
  /// The content as JSON.
  var json: JSONValue? {
    // What is no JSON has none of the members that are looked for.
    try? JSONReader.value(body)
  }
}
