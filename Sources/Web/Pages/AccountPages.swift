import Access
import Formats
import HTML
import Kernel
import Organisation
import Storage

/// A person's own login: choosing a password by a link, changing it, and where she is logged in.
enum AccountPages {
  static let routes: [Route] = [
    .get("/losenord/{lank}", .nothing, .never, answer: choosing), .post("/losenord/{lank}", .nothing, answer: choose),
    .get("/nytt-losenord", .nothing, answer: forgotten), .get("/konto", .login, .never, answer: account),
    .post("/konto/losenord", .login, answer: change), .post("/konto/sessioner", .login, answer: endOthers),
  ]

  private static let advice = "Minst \(PasswordRules.fewest) tecken, gärna några ord efter varandra."

  // MARK: By a link

  private static func choosing(_ visit: Visit) async throws -> WebAnswer {
    choosing(visit, try await visit.logins.link(visit.parameter("lank")), faults: [])
  }

  private static func choosing(_ visit: Visit, _ link: LoginDesk.OpenLink, faults: [FieldFault]) -> WebAnswer {
    visit.page(
      "Välj lösenord", faults: faults, status: faults.isEmpty ? 200 : 422,
      [
        Look.answer([.text("\(link.rights.name), välj det lösenord som du sedan loggar in med.")]),
        Look.facts([("Användarnamn", [.text(link.rights.person)])]),
        Look.form(
          to: visit.base + QueryText.path(["losenord", visit.parameter("lank")]), token: visit.token,
          [
            Look.field(Field("losenord", "Lösenord", .newPassword, hint: advice), faults: faults),
            Look.actions([Look.button("Spara lösenordet")]),
          ]),
      ])
  }

  private static func choose(_ visit: Visit) async throws -> WebAnswer {
    let token = visit.parameter("lank")
    let link = try await visit.logins.link(token)
    do {
      let session = try await visit.logins.choosePassword(visit.form["losenord"] ?? "", link: token)
      try await visit.endSessionHere()
      return onwards(visit, to: "/", session)
    } catch let problem as AccessProblem where problem.isAboutPassword {
      return choosing(visit, link, faults: [FieldFault(problem, at: "losenord", in: visit.terms)])
    }
  }

  private static func forgotten(_ visit: Visit) async throws -> WebAnswer {
    visit.page(
      "Nytt lösenord",
      [
        Look.answer([.text("Be nämndens administratör om en länk till ett nytt lösenord.")]),
        .element(
          .p, [],
          "Länken gäller i en timme och en gång. Ditt gamla lösenord gäller tills du har valt ett nytt."),
        .element(.p, [], [Look.link("Till inloggningen", visit.base + "/logga-in")]),
      ])
  }

  // MARK: One's own page

  private static func account(_ visit: Visit) async throws -> WebAnswer { try await account(visit, faults: []) }

  private static func account(_ visit: Visit, faults: [FieldFault]) async throws -> WebAnswer {
    guard let visitor = visit.visitor else { throw WebProblem.noPage }
    let sessions = try await visit.logins.sessions(of: visitor.person)
    var content = [
      Look.facts([
        ("Användarnamn", [.text(visitor.person)]),
        ("Roller", [.text(SwedishText.list(visitor.rights.roles.map(\.text)))]),
      ])
    ]
    if let news = news[visit.query["klart"] ?? ""] {
      content.insert(Look.notice(.good, [.text(news)], isNews: true), at: 0)
    }
    content += [
      .element(.h2, [.id("byt")], "Byt lösenord"),
      Look.form(
        to: visit.base + "/konto/losenord", token: visit.token,
        [
          Look.field(Field("gammalt", "Ditt lösenord nu", .password), faults: faults),
          Look.field(Field("nytt", "Nytt lösenord", .newPassword, hint: advice), faults: faults),
          Look.actions([Look.button("Byt lösenord")]),
        ]),
      .element(.h2, [.id("inloggad")], "Där du är inloggad"), table(sessions, of: visitor),
    ]
    if sessions.count > 1 {
      content.append(
        Look.form(
          to: visit.base + "/konto/sessioner", token: visit.token,
          [Look.actions([Look.button("Logga ut överallt utom här", .second)])]))
    }
    return visit.page(visitor.rights.name, faults: faults, status: faults.isEmpty ? 200 : 422, content)
  }

  private static let news = ["losenord": "Lösenordet är bytt.", "sessioner": "Du är utloggad överallt utom här."]

  private static func table(_ sessions: [LoginDesk.OpenSession], of visitor: LoggedIn) -> Node {
    Look.table(
      PageTable(
        id: "sessioner", caption: "Inloggningar som gäller", isSortable: true,
        columns: [.init("Inloggad", .label), .init("Senast sedd"), .init("Var")],
        rows: sessions.map { session in
          let isHere = session.id == visitor.session
          return .init(
            [
              .brief(session.began.textInStockholm), .brief(session.seen.textInStockholm),
              .words(isHere ? "Här" : "Någon annanstans"),
            ], kind: isHere ? .chosen : .item)
        }))
  }

  private static func change(_ visit: Visit) async throws -> WebAnswer {
    guard let visitor = visit.visitor else { throw WebProblem.noPage }
    do {
      let session = try await visit.logins.changePassword(
        of: visitor, from: visit.form["gammalt"] ?? "", to: visit.form["nytt"] ?? "", address: visit.request.client)
      return onwards(visit, to: "/konto?klart=losenord", session)
    } catch let problem as AccessProblem {
      return try await account(
        visit, faults: [FieldFault(problem, at: problem.isAboutPassword ? "nytt" : "gammalt", in: visit.terms)])
    }
  }

  private static func endOthers(_ visit: Visit) async throws -> WebAnswer {
    guard let visitor = visit.visitor else { throw WebProblem.noPage }
    try await visit.logins.endSessions(of: visitor.person, but: visitor.session)
    return .seeOther(visit.base + "/konto?klart=sessioner")
  }

  private static func onwards(_ visit: Visit, to address: String, _ session: NewSession) -> WebAnswer {
    var answer = WebAnswer.seeOther(visit.base + address)
    answer.headers.add("set-cookie", SessionCookie.setting(session.token, visit))
    return answer
  }
}

extension AccessProblem {
  /// Whether it is the new password that is wrong.
  fileprivate var isAboutPassword: Bool {
    switch self {
    case .shortPassword, .longPassword, .guessedPassword: true
    default: false
    }
  }
}
