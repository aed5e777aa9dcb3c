import Access
import Formats
import HTML
import Kernel
import Organisation
import Storage

/// *Inställningar*: who may log in, by which roles.
enum SettingsPages {
  static let routes: [Route] =
    [
      .get("/installningar", .login, .never) { try await page($0) }.presentOnly,
      .post("/installningar/inbjudan", .permission(IssueLink.permission), answer: invite),
      .get("/installningar/avsluta", .permission(EndLogin.permission), .never, answer: question).presentOnly,
      .post("/installningar/avsluta", .permission(EndLogin.permission), answer: end),
    ] + RolePages.routes + TokenPages.routes + TermPages.routes
    + ReadingPages.routes + OperationPages.routes

  /// The parts of the page.
  enum Part: CaseIterable {
    case people, roles, tokens, terms, readings, operation, backups

    /// What it is called.
    var title: String { words.title }
    /// Where it is.
    var path: [String] { words.path }
    /// What it takes to see it; nil where everybody does.
    var permission: Permission? { words.permission }

    private var words: (title: String, path: [String], permission: Permission?) {
      switch self {
      case .people: ("Personer", ["installningar"], nil)
      case .roles: ("Roller", ["installningar", "roller"], .manageAccess)
      case .tokens: ("Programnycklar", ["installningar", "nycklar"], ListTokens.permission)
      case .terms: ("Ord", ["installningar", "ord"], ReadTerms.permission)
      case .readings: ("Läslogg", ["installningar", "laslogg"], ReadingLog.permission)
      case .operation: ("Drift", ["installningar", "drift"], .administer)
      case .backups: ("Säkerhetskopior", ["installningar", "sakerhetskopior"], .administer)
      }
    }
  }

  /// The ways to the parts that whoever visits may open.
  static func tabs(_ visit: Visit, _ current: Part) -> Node {
    let open = Part.allCases.filter { $0.permission.map(visit.may) ?? true }
    guard open.count > 1 else { return .nothing }
    return Look.tabs("Delar av Inställningar", open.map { ($0.title, visit.link($0.path), $0 == current) })
  }

  /// The way to the page.
  static func crumbs(_ visit: Visit) -> [PageContent.Crumb] {
    [.init(MainPage.settings.title, visit.link("installningar"))]
  }

  private static func page(_ visit: Visit, _ news: [Node] = [], faults: [FieldFault] = []) async throws -> WebAnswer {
    let own: [Node] = [
      .element(
        .p, [],
        [
          .text("Lösenord, roller och inloggningar som är dina egna finns på "),
          Look.link("din sida", visit.base + "/konto"), .text("."),
        ])
    ]
    guard visit.may(ListLogins.permission) else {
      return visit.page("Inställningar", in: .settings, [tabs(visit, .people)] + own)
    }
    let states = try await visit.logins.logins(by: visit.desk)
    let holders = states.filter { $0.row.rights != nil }
    let without = holders.count { $0.chosen == nil }
    let lead =
      without == 0
      ? "Alla som har en roll i dag kan logga in."
      : "\(without) av \(holders.count) som har en roll kan inte logga in ännu. Bjud in dem."
    return visit.page(
      "Inställningar", in: .settings, faults: faults, status: faults.isEmpty ? 200 : 422,
      [Look.answer([.text(lead)]), tabs(visit, .people)] + news + [people(states, visit)] + own)
  }

  private static func people(_ states: [LoginState], _ visit: Visit) -> Node {
    Look.table(
      PageTable(
        id: "personer", caption: "Personer", isSortable: true,
        columns: [
          .init("Namn", .label), .init("Användarnamn"), .init("Roller"), .init("Konto"), .init("", .actions),
        ],
        rows: states.map { state in
          .init(
            [
              .words(state.row.name), .words(state.row.person), .words(roles(state)), .words(login(state)),
              .content(steps(state, visit)),
            ], id: rowID(state.row.person))
        }))
  }

  /// The id of somebody's row in the list of people, as it stands in addresses.
  static func rowID(_ person: String) -> String { "person-" + QueryText.path([person]).dropFirst() }

  private static func roles(_ state: LoginState) -> String {
    let held = state.row.rights?.roles ?? []
    return held.isEmpty ? "ingen roll i dag" : held.map(\.text).joined(separator: "; ")
  }

  private static func login(_ state: LoginState) -> String {
    if state.row.permit?.isEnded == true { return "avslutat" }
    if let used = state.used { return "inloggad senast " + used.textInStockholm }
    if state.link != nil { return "har en länk" }
    return state.chosen == nil ? "inget konto" : "har lösenord"
  }

  private static func steps(_ state: LoginState, _ visit: Visit) -> [Node] {
    func form(_ step: String, _ title: String) -> Node {
      Look.form(
        to: visit.base + "/installningar/" + step, token: visit.token,
        [Look.hidden("person", state.row.person), Look.button(title, .quiet)])
    }
    var forms: [Node] = []
    if state.row.rights != nil { forms.append(form("inbjudan", state.chosen == nil ? "Bjud in" : "Ny länk")) }
    if hasLogin(state) {
      let address = visit.link(
        ["installningar", "avsluta"], fields: FormFields([.init("person", state.row.person)]))
      forms.append(
        .element(.a, [.href(address), .aria("label", "Avsluta kontot för \(state.row.name)")], "Avsluta konto"))
    }
    return forms
  }

  private static func hasLogin(_ state: LoginState) -> Bool { state.chosen != nil || state.link != nil }

  /// Asks before an account is ended: the password is gone then.
  private static func question(_ visit: Visit) async throws -> WebAnswer {
    let person = visit.query["person"] ?? ""
    let back = visit.base + "/installningar"
    let states = try await visit.logins.logins(by: visit.desk)
    guard let state = states.first(where: { $0.row.person == person }) else { throw WebProblem.noPage }
    guard hasLogin(state) else { return .seeOther(back) }
    return visit.page(
      "Avsluta konto", in: .settings, beneath: crumbs(visit),
      Look.confirmation(
        [
          Look.answer([.text("Ska kontot för \(state.row.name), \(person), avslutas?")]),
          .element(
            .p, [],
            "Lösenordet och öppna länkar slutar gälla, och personen loggas ut överallt. Rollerna finns kvar. Den som "
              + "ska in igen bjuds in på nytt."),
        ], verb: "Avsluta konto", to: back + "/avsluta", token: visit.token, isGrave: true,
        fields: [
          Look.hidden("person", person),
          Look.field(Field("skal", "Varför", .line(""), hint: "Syns i historiken.", isRequired: false)),
        ], back: back))
  }

  private static func invite(_ visit: Visit) async throws -> WebAnswer {
    do {
      let link = try await visit.logins.issueLink(for: visit.form["person"] ?? "", by: visit.desk)
      // The link is a secret that is shown this once: a page to come back to would keep it.
      return try await page(
        visit,
        [
          Look.notice(
            .good,
            [
              .text("Lämna länken till \(link.person) på ett sätt som bara den personen läser. Den visas bara nu: "),
              .element(.code, [], link.address(on: visit.settings.address + visit.base)),
            ], isNews: true)
        ])
    } catch let problem as any Problem where Failure.status(of: problem) == 422 {
      return try await page(visit, faults: [FieldFault(problem, in: visit.terms)])
    }
  }

  private static func end(_ visit: Visit) async throws -> WebAnswer {
    do {
      try await visit.logins.endLogin(of: visit.form["person"] ?? "", by: visit.desk)
    } catch let problem as any Problem where Failure.status(of: problem) == 422 {
      return try await page(visit, faults: [FieldFault(problem, in: visit.terms)])
    }
    return .seeOther(visit.base + "/installningar")
  }
}
