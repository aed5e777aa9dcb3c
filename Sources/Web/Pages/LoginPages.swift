import Access
import Formats
import HTML
import Kernel
import Storage

/// Logging in and out.
enum LoginPages {
  static let routes: [Route] = [
    .get("/logga-in", .nothing, .never, answer: form), .post("/logga-in", .nothing, answer: logIn),
    .post("/logga-ut", .login, answer: logOut),
  ]

  private static func form(_ visit: Visit) async throws -> WebAnswer {
    guard visit.visitor == nil else { return .seeOther(onwards(visit)) }
    return page(visit, faults: [])
  }

  private static func page(_ visit: Visit, faults: [FieldFault]) -> WebAnswer {
    let person = visit.form["person"] ?? ""
    let (token, cookie) = LoginFormCookie.offered(visit)
    var answer = visit.page(
      "Logga in", faults: faults, status: faults.isEmpty ? 200 : 422,
      [
        Look.loggedOut([
          Look.form(
            to: visit.base + "/logga-in", token: token,
            [
              Look.hidden("till", visit.form["till"] ?? visit.query["till"] ?? ""),
              Look.field(Field("person", "Användarnamn", .login(person)), faults: faults),
              Look.field(Field("losenord", "Lösenord", .password), faults: faults),
              Look.actions([Look.button("Logga in")]),
            ])
        ]),
        .element(
          .p, [], [.text("Har du glömt lösenordet? "), Look.link("Be om en ny länk", visit.base + "/nytt-losenord")]),
      ])
    if let cookie { answer.headers.add("set-cookie", cookie) }
    return answer
  }

  private static func logIn(_ visit: Visit) async throws -> WebAnswer {
    guard let token = LoginFormCookie.token(visit), token.value == visit.form[FormToken.field] else {
      return page(visit, faults: [FieldFault("Sidan hann bli gammal. Skriv lösenordet igen.", at: "losenord")])
    }
    do {
      let session = try await visit.logins.logIn(
        name: visit.form["person"] ?? "", password: visit.form["losenord"] ?? "", address: visit.request.client)
      try await visit.endSessionHere()
      var answer = WebAnswer.seeOther(onwards(visit))
      answer.headers.add("set-cookie", SessionCookie.setting(session.token, visit))
      return answer
    } catch let problem as AccessProblem {
      return page(visit, faults: [FieldFault(problem, at: "person", in: visit.terms)])
    }
  }

  private static func logOut(_ visit: Visit) async throws -> WebAnswer {
    if let token = SessionCookie.token(visit.request, visit.settings, base: visit.base) {
      try await visit.logins.end(token)
    }
    var answer = WebAnswer.seeOther(visit.base + "/logga-in")
    answer.headers.add("set-cookie", SessionCookie.removing(visit))
    // The way back in the browser must not show what whoever has logged out saw.
    answer.headers["clear-site-data"] = "\"cache\""
    return answer
  }

  /// Where somebody goes after logging in: a page of this board that she asked for before, else the first one.
  private static func onwards(_ visit: Visit) -> String {
    let wanted = visit.form["till"] ?? visit.query["till"] ?? ""
    let (path, query) = QueryText.parts(wanted)
    // Two slashes, or a slash and a backslash, would lead to another site.
    guard path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\") else { return visit.base + "/" }
    // What cannot be read leads nowhere. The rest is spelt anew, so that no mark that browsers pass over is left.
    let (steps, fields) = (try? QueryText.steps(path), try? QueryText.fields(query ?? ""))
    guard let steps, let fields else { return visit.base + "/" }
    return visit.base + QueryText.address(steps, fields)
  }
}

extension Visit {
  /// Ends the session that the browser has: whoever logs in there takes over from whoever was logged in.
  func endSessionHere() async throws {
    if let before = SessionCookie.token(request, settings, base: base) { try await logins.end(before) }
  }
}
