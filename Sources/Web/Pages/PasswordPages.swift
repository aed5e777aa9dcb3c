import Access
import Formats
import HTML
import Kernel
import Organisation
import Storage

/// Choosing a password by a link that is used once, and changing it.
enum PasswordPages {
  static let routes: [Route] = [
    .get("/losenord/{lank}", .nothing, .never, answer: form), .post("/losenord/{lank}", .nothing, answer: choose),
    .get("/nytt-losenord", .nothing, answer: forgotten), .get("/konto", .login, .never) { try await own($0) },
    .post("/konto/losenord", .login, answer: change), .post("/konto/sessioner", .login, answer: endOthers),
  ]

  private static func form(_ visit: Visit) async throws -> WebAnswer { try await page(visit, faults: []) }

  private static func page(_ visit: Visit, faults: [FieldFault]) async throws -> WebAnswer {
    let open: LoginDesk.OpenLink
    do {
      open = try await visit.logins.link(visit.parameter("lank"))
    } catch let problem as AccessProblem {
      return visit.page(
        "Länken gäller inte", status: 410, [.element(.p, [], problem.message + " " + problem.remedy)])
    }
    return visit.page(
      "Välj lösenord", faults: faults, status: faults.isEmpty ? 200 : 422,
      [
        Look.answer([.text("Lösenord för \(open.rights.name). Du loggar in som \(open.rights.person).")]),
        Look.form(
          to: visit.base + QueryText.path(["losenord", visit.parameter("lank")]), token: visit.token,
          [
            Look.hidden("person", open.rights.person),
            Look.field(
              Field(
                "losenord", "Lösenord", .newPassword,
                hint: "Minst 12 tecken, gärna några ord som inte hör ihop."), faults: faults),
            Look.field(Field("igen", "Samma lösenord en gång till", .newPassword), faults: faults),
            Look.actions([Look.button("Spara och logga in")]),
          ]),
      ])
  }

  /// What is wrong with two fields that should hold the same; nil where they do.
  private static func unlike(_ visit: Visit) -> FieldFault? {
    visit.form["losenord"] == visit.form["igen"]
      ? nil : FieldFault("De två lösenorden är inte lika. Skriv samma i båda fälten.", at: "igen")
  }

  private static func choose(_ visit: Visit) async throws -> WebAnswer {
    if let unlike = unlike(visit) { return try await page(visit, faults: [unlike]) }
    do {
      let session = try await visit.logins.choosePassword(
        visit.form["losenord"] ?? "", link: visit.parameter("lank"))
      return loggedIn(session, visit, to: visit.base + "/")
    } catch let problem as AccessProblem {
      return try await page(visit, faults: [FieldFault(problem.message + " " + problem.remedy, at: "losenord")])
    }
  }

  /// Sends the browser on with the session's cookie.
  static func loggedIn(_ session: NewSession, _ visit: Visit, to address: String) -> WebAnswer {
    var answer = WebAnswer.seeOther(address)
    answer.headers.add("set-cookie", SessionCookie.setting(session.token, visit))
    return answer
  }

  private static func forgotten(_ visit: Visit) async throws -> WebAnswer {
    visit.page(
      "Nytt lösenord",
      [
        .element(
          .p, [],
          "Be nämndens administratör om en länk till ett nytt lösenord. Länken gäller en timme och kan användas en gång."
        ),
        .element(.p, [], [Look.link("Till inloggningen", visit.base + "/logga-in")]),
      ])
  }

  /// Somebody's own page: her roles, her password, and where she is logged in.
  private static func own(_ visit: Visit, faults: [FieldFault] = []) async throws -> WebAnswer {
    guard let visitor = visit.visitor else { throw WebProblem.noPage }
    let sessions = try await visit.logins.sessions(of: visitor.person)
    let roles = visitor.rights.roles.map { held in
      held.role.title + (held.unit.map { ", \($0)" } ?? ", hela nämnden")
        + (held.standsInFor.map { ", ersätter \($0)" } ?? "")
    }
    return visit.page(
      visitor.rights.name, faults: faults, status: faults.isEmpty ? 200 : 422,
      [
        Look.answer([.text("Du är inloggad som \(visitor.person).")]),
        .element(.h2, [.id("roller")], "Dina roller"), Look.list(roles.map { [.text($0)] }),
        .element(.h2, [.id("byt")], "Byt lösenord"),
        Look.form(
          to: visit.base + "/konto/losenord", token: visit.token,
          [
            Look.field(Field("nuvarande", "Nuvarande lösenord", .password), faults: faults),
            Look.field(Field("losenord", "Nytt lösenord", .newPassword, hint: "Minst 12 tecken."), faults: faults),
            Look.field(Field("igen", "Samma lösenord en gång till", .newPassword), faults: faults),
            Look.actions([Look.button("Byt lösenord")]),
          ]),
        .element(.h2, [.id("inloggningar")], "Inloggningar"),
        Look.list(
          sessions.map { session in
            let here = session.id == visitor.session ? ", här" : ""
            return [.text("Sedan \(session.began.textInStockholm), senast \(session.seen.textInStockholm)\(here)")]
          }),
        sessions.count > 1
          ? Look.form(
            to: visit.base + "/konto/sessioner", token: visit.token, [Look.button("Logga ut överallt annars", .second)])
          : .nothing,
      ])
  }

  private static func change(_ visit: Visit) async throws -> WebAnswer {
    guard let visitor = visit.visitor else { throw WebProblem.noPage }
    if let unlike = unlike(visit) { return try await own(visit, faults: [unlike]) }
    do {
      let session = try await visit.logins.changePassword(
        of: visitor, from: visit.form["nuvarande"] ?? "", to: visit.form["losenord"] ?? "",
        address: visit.request.client)
      return loggedIn(session, visit, to: visit.base + "/konto")
    } catch let problem as AccessProblem {
      let field = problem.place.field == nil ? "nuvarande" : "losenord"
      return try await own(visit, faults: [FieldFault(problem.message + " " + problem.remedy, at: field)])
    }
  }

  private static func endOthers(_ visit: Visit) async throws -> WebAnswer {
    if let visitor = visit.visitor {
      try await visit.logins.endSessions(of: visitor.person, but: visitor.session)
    }
    return .seeOther(visit.base + "/konto")
  }
}
