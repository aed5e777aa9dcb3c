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
    .get("/installningar/nycklar/aterkalla", .permission(RevokeToken.permission), .never, answer: question).presentOnly,
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
        id: "nycklar", caption: "Programnycklar, de senaste först", isSortable: true,
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
            .words(value.units?.map(visit.unitText).joined(separator: ", ") ?? "hela nämnden"),
            .day(value.until),
            .content([state]), .content(isValid && visit.moment == nil ? [revoking(token.id, value.name, visit)] : []),
          ])
        }))
  }

  private static func revoking(_ id: String, _ name: String, _ visit: Visit) -> Node {
    let address = visit.link(["installningar", "nycklar", "aterkalla"], fields: FormFields([.init("nyckel", id)]))
    return .element(.a, [.href(address), .aria("label", "Återkalla \(name)")], "Återkalla")
  }

  /// Asks before a key is revoked: nobody can take that back.
  private static func question(_ visit: Visit) async throws -> WebAnswer {
    let id = visit.query["nyckel"] ?? ""
    let back = visit.base + "/installningar/nycklar"
    guard let token = try await visit.ask(ListTokens.self, visit.person).first(where: { $0.id == id })?.value else {
      throw AccessProblem.noToken(id)
    }
    guard token.isValid(on: visit.today) else { return .seeOther(back) }
    let lead = "Ska programnyckeln \(token.name), som \(visit.names.name(of: token.person)) har gjort, återkallas?"
    return visit.page(
      "Återkalla programnyckel", in: .settings,
      beneath: SettingsPages.crumbs(visit) + [.init("Programnycklar", back)],
      Look.confirmation(
        [
          Look.answer([.text(lead)]),
          .element(
            .p, [],
            "Programmet som använder den släpps inte in mer. En återkallad nyckel kan inte väckas; gör då en ny."),
        ], verb: "Återkalla", to: back + "/aterkalla", token: visit.token, isGrave: true,
        fields: [Look.hidden("nyckel", id)], back: back))
  }

  // MARK: A new one

  private static func form(_ visit: Visit, faults: [FieldFault]) -> Node {
    let own = visit.desk.context.actor.grants.permissions.subtracting(TokenRules.never)
    let choices = Permission.allCases.filter(own.contains).map { Field.Choice($0.rawValue, $0.words) }
    let scope = ownScope(visit)
    let chosen = visit.form.all("enheter")
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
                "enheter", "Enheter",
                .anyOfMany(
                  visit.unitChoices(in: scope, chosen: chosen), chosen: chosen, words: "Välj bland enheterna"),
                hint: scope == .everything
                  ? "Väljs ingen gäller nyckeln hela nämnden. En enhet gäller med alla under den."
                  : "Välj minst en. En enhet gäller med alla under den.", isRequired: scope != .everything),
              faults: faults),
            Look.field(
              Field("till", "Till och med", .day(typed("till")), hint: "Högst ett år framåt."), faults: faults),
            Look.actions([Look.button("Gör nyckeln")]),
          ]),
      ])
  }

  /// Where whoever visits reads, and so where a key of hers can be of use.
  private static func ownScope(_ visit: Visit) -> Storage.Scope {
    visit.desk.context.actor.grants.scope(of: ListTokens.permission) ?? .nothing
  }

  private static func make(_ visit: Visit) async throws -> WebAnswer {
    let name = String((visit.form["namn"] ?? "").trimmed)
    let until = Day(visit.form["till"] ?? "")
    let units = visit.form.all("enheter")
    var faults: [FieldFault] = []
    if Slug(name) == nil { faults.append(FieldFault(AccessProblem.oddTokenName(name), at: "namn", in: visit.terms)) }
    if visit.form.all("far").isEmpty { faults.append(FieldFault("Välj minst en sak som den får göra.", at: "far")) }
    if units.isEmpty, ownScope(visit) != .everything {
      faults.append(FieldFault("Välj minst en enhet: du ansvarar för en del av nämnden.", at: "enheter"))
    }
    if until == nil { faults.append(FieldFault("Välj en sista dag.", at: "till")) }
    guard faults.isEmpty, let until else { return try await page(visit, faults: faults) }
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
      return try await page(visit, faults: [fault(problem, visit)])
    }
  }

  private static func fault(_ problem: any Problem, _ visit: Visit) -> FieldFault {
    let field = field(of: problem)
    switch problem {
    case AccessProblem.wideToken(let lacking):
      let words = lacking.map { Permission(rawValue: $0)?.words ?? $0 }.sorted()
      return FieldFault(AccessProblem.wideToken(words), at: field, in: visit.terms)
    case AccessProblem.tokenExists:
      // Whoever sent the form twice sees the second answer alone.
      let more = " Den visades när den gjordes; har du inte sparat den, återkalla den och gör en ny."
      return FieldFault(Look.text(of: problem, in: visit.terms) + more, at: field)
    default: return FieldFault(problem, at: field, in: visit.terms)
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
