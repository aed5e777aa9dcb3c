import Access
import Formats
import HTML
import Kernel
import Organisation
import Storage

/// *Inställningar*: keys by which programs use the API, each with part of its maker's rights.
enum TokenPages {
  static let routes: [Route] = [
    .get("/installningar/nycklar", .permission(ListTokens.permission), .never) { try await page($0) },
    .post("/installningar/nycklar", .permission(MakeToken.permission), answer: make),
    .post("/installningar/nycklar/aterkalla", .permission(RevokeToken.permission), answer: revoke),
  ]

  private static func page(_ visit: Visit, _ news: [Node] = [], faults: [FieldFault] = []) async throws -> WebAnswer {
    let tokens = try await visit.ask(ListTokens.self, visit.person)
    let valid = tokens.count { $0.value.isValid(on: visit.today) }
    let lead =
      valid == 0
      ? "Ingen programnyckel gäller."
      : "\(SwedishText.number(Int64(valid))) \(valid == 1 ? "programnyckel" : "programnycklar") gäller."
    var content: [Node] =
      [Look.answer([.text(lead)]), SettingsPages.tabs(visit, .tokens)] + news + [table(tokens, visit)]
    if visit.moment == nil { content.append(form(visit, faults: faults)) }
    return visit.page(
      "Programnycklar", in: .settings, beneath: SettingsPages.crumbs(visit), faults: faults,
      status: faults.isEmpty ? 200 : 422, content)
  }

  private static func table(_ tokens: [Versioned<APIToken>], _ visit: Visit) -> Node {
    guard !tokens.isEmpty else {
      return Look.empty("Det finns inga programnycklar.", [.text("Ett program som hämtar siffror behöver en.")])
    }
    return Look.table(
      PageTable(
        id: "nycklar", caption: "Programnycklar, de senaste först",
        columns: [
          .init("Namn", .label), .init("Vems"), .init("Får"), .init("Var"), .init("Till och med"), .init("Läge"),
          .init("", .actions),
        ],
        rows: tokens.map { token in
          let value = token.value
          let isValid = value.isValid(on: visit.today)
          let state =
            isValid
            ? Look.state(.done, "Gäller")
            : value.isEnded ? Look.state(.none, "Återkallad") : Look.state(.none, "Har gått ut")
          return .init([
            .words(value.name), .words(visit.names.name(of: value.person)),
            .words(SwedishText.list(value.allowed.map(\.words).sorted())),
            .words(value.units?.joined(separator: ", ") ?? "hela nämnden"), .words(SwedishText.text(value.until)),
            .content([state]), .content(isValid && visit.moment == nil ? [revoking(token.id, value.name, visit)] : []),
          ])
        }))
  }

  private static func revoking(_ id: String, _ name: String, _ visit: Visit) -> Node {
    Look.form(
      to: visit.base + "/installningar/nycklar/aterkalla", token: visit.token,
      [
        Look.hidden("nyckel", id),
        .element(
          .button, [.type("submit"), .class(ButtonWeight.quiet.rawValue), .aria("label", "Återkalla \(name)")],
          "Återkalla"),
      ])
  }

  // MARK: A new one

  private static func form(_ visit: Visit, faults: [FieldFault]) -> Node {
    let own = visit.desk.context.actor.grants.permissions.subtracting(TokenRules.never)
    let choices = Permission.allCases.filter(own.contains).map { Field.Choice($0.rawValue, $0.words) }
    func typed(_ name: String) -> String { visit.form[name] ?? "" }
    return .element(
      .section, [.aria("labelledby", "ny-nyckel")],
      [
        .element(.h2, [.id("ny-nyckel")], "Ny programnyckel"),
        .element(
          .p, [],
          "Nyckeln får högst det som du själv får, och slutar gälla om du mister det. Den visas bara när den görs."),
        Look.form(
          to: visit.base + "/installningar/nycklar", token: visit.token,
          [
            Look.field(
              Field(
                "namn", "Namn", .line(typed("namn")), hint: "Som beslutsstod: små bokstäver, siffror, bindestreck."),
              faults: faults),
            Look.field(
              Field("far", "Vad den får göra", .anyOf(choices, chosen: visit.form.all("far"))), faults: faults),
            Look.field(
              Field(
                "enheter", "Enheters id", .line(typed("enheter")),
                hint: "Med komma emellan, som E230, E240. Lämna tomt för hela nämnden.", isRequired: false),
              faults: faults),
            Look.field(
              Field("till", "Till och med", .day(typed("till")), hint: "Högst ett år framåt."), faults: faults),
            Look.actions([Look.button("Gör nyckeln")]),
          ]),
      ])
  }

  private static func make(_ visit: Visit) async throws -> WebAnswer {
    let name = String((visit.form["namn"] ?? "").trimmed)
    guard let until = Day(visit.form["till"] ?? "") else {
      return try await page(visit, faults: [FieldFault("Välj en sista dag.", at: "till")])
    }
    let units = (visit.form["enheter"] ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
    let order = TokenOrder(
      name: name, permissions: Set(visit.form.all("far").compactMap(Permission.init)),
      units: units.isEmpty ? nil : units, until: until)
    do {
      let text = try await visit.logins.makeToken(order, by: visit.desk)
      // The key is a secret that is shown this once: a page to come back to would keep it.
      return try await page(
        visit,
        [
          Look.notice(
            .good,
            [
              .text("Programnyckeln \(name) är gjord. Spara den där programmet läser den; den visas bara nu: "),
              .element(.code, [], text),
            ], isNews: true)
        ])
    } catch let problem as any Problem where [422, 404].contains(Failure.status(of: problem)) {
      return try await page(visit, faults: [FieldFault(problem, at: field(of: problem), in: visit.terms)])
    }
  }

  private static func field(of problem: any Problem) -> String? {
    switch problem {
    case AccessProblem.oddTokenName, AccessProblem.tokenExists: "namn"
    case AccessProblem.tokenTime: "till"
    case AccessProblem.wideToken: "far"
    case OrganisationProblem.unknownUnit: "enheter"
    default: nil
    }
  }

  private static func revoke(_ visit: Visit) async throws -> WebAnswer {
    try await visit.run(RevokeToken.self, visit.form["nyckel"] ?? "")
    return .seeOther(visit.base + "/installningar/nycklar")
  }
}
