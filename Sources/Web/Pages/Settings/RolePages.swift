import Access
import Formats
import HTML
import Intake
import Kernel
import Organisation
import Storage

/// *Inställningar*: who holds which role where and until when, and who stands in for whom.
enum RolePages {
  static let routes: [Route] = [
    .get("/installningar/roller", .permission(.manageAccess), .never) { try await page($0) },
    .post("/installningar/roller", .permission(.manageAccess), answer: add),
    .post("/installningar/roller/ersattare", .permission(.manageAccess), answer: standIn),
    .post("/installningar/roller/avsluta", .permission(.manageAccess), answer: end),
  ]

  private static func page(_ visit: Visit, faults: [FieldFault] = []) async throws -> WebAnswer {
    let rows = try await visit.ask(ListLogins.self, visit.today)
    let holders = rows.flatMap(\.holders)
    let held = Set(holders.filter { $0.isValid(on: visit.today) }.map(\.person)).count
    let count = SwedishText.number(Int64(held)) + (held == 1 ? " person" : " personer")
    var content: [Node] = [
      Look.answer([.text("\(count) har en roll i dag.")]), SettingsPages.tabs(visit, .roles), roles(holders, visit),
      standIns(rows.flatMap(\.standIns), visit),
    ]
    if visit.moment == nil { content += [form(visit, faults: faults), standInForm(visit, faults: faults)] }
    return visit.page(
      "Roller", in: .settings, beneath: SettingsPages.crumbs(visit), faults: faults,
      status: faults.isEmpty ? 200 : 422, content)
  }

  // MARK: Tables

  private static func roles(_ holders: [RoleHolder], _ visit: Visit) -> Node {
    let sorted = holders.sorted {
      ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id)
    }
    guard !sorted.isEmpty else {
      return Look.empty("Ingen har någon roll.", [.text("Lägg till den första här nedanför.")])
    }
    return Look.table(
      PageTable(
        id: "roller", caption: "Roller",
        columns: [
          .init("Namn", .label), .init("Användarnamn"), .init("Roll"), .init("Var"), .init("Från"),
          .init("Till och med"),
          .init("Läge"), .init("", .actions),
        ],
        rows: sorted.map { holder in
          let isOver = holder.to.map { $0 < visit.today } ?? false
          let isValid = holder.isValid(on: visit.today)
          return .init([
            .words(holder.name), .words(holder.person), .words(holder.role.title),
            .words(holder.unit ?? "hela nämnden"),
            .words(holder.from.map(SwedishText.text) ?? ""), .words(holder.to.map(SwedishText.text) ?? "tills vidare"),
            .content([
              isValid
                ? Look.state(.done, "Gäller") : isOver ? Look.state(.none, "Slut") : Look.state(.open, "Kommande")
            ]),
            .content(isOver ? [] : ending("roll", holder.id, "rollen \(holder.role.title) för \(holder.name)", visit)),
          ])
        }))
  }

  private static func standIns(_ standIns: [StandIn], _ visit: Visit) -> Node {
    let sorted = standIns.sorted { ($1.from, $0.id) < ($0.from, $1.id) }
    guard !sorted.isEmpty else { return .element(.p, [], "Ingen är ställföreträdare.") }
    return Look.table(
      PageTable(
        id: "stallforetradare", caption: "Ställföreträdare, de senaste först",
        columns: [
          .init("Namn", .label), .init("För"), .init("Enheter"), .init("Från"), .init("Till och med"),
          .init("", .actions),
        ],
        rows: sorted.map { standIn in
          .init([
            .words(standIn.name), .words(visit.names.name(of: standIn.absent)),
            .words(standIn.units.isEmpty ? "alla" : standIn.units.joined(separator: ", ")),
            .words(SwedishText.text(standIn.from)), .words(SwedishText.text(standIn.to)),
            .content(
              standIn.to < visit.today ? [] : ending("ersattning", standIn.id, "ersättningen av \(standIn.name)", visit)
            ),
          ])
        }))
  }

  private static func ending(_ field: String, _ id: String, _ what: String, _ visit: Visit) -> [Node] {
    guard visit.moment == nil else { return [] }
    return [
      Look.form(
        to: visit.base + "/installningar/roller/avsluta", token: visit.token,
        [
          Look.hidden(field, id),
          .element(
            .button, [.type("submit"), .class(ButtonWeight.quiet.rawValue), .aria("label", "Avsluta \(what) i dag")],
            "Avsluta i dag"),
        ])
    ]
  }

  // MARK: A new role

  private static let fields = ["person", "namn", "epost", "roll", "enhet", "fran", "till"]

  private static func form(_ visit: Visit, faults: [FieldFault]) -> Node {
    func typed(_ name: String) -> String { visit.form[name] ?? "" }
    let roles = StaffRole.allCases.map { Field.Choice($0.rawValue, $0.title) }
    return .element(
      .section, [.aria("labelledby", "ny-roll")],
      [
        .element(.h2, [.id("ny-roll")], "Lägg till eller ändra en roll"),
        .element(
          .p, [],
          [
            .text(
              "Samma person, roll och enhet ersätter den som finns. Många på en gång läses in "),
            Look.link("som fil", visit.link("inlasning")), .text(" med innehållet ”\(IntakeKind.roles.title)”."),
          ]),
        Look.form(
          to: visit.base + "/installningar/roller", token: visit.token,
          [
            Look.field(
              Field("person", "Användarnamn", .line(typed("person")), hint: "Små bokstäver, siffror och bindestreck."),
              faults: faults),
            Look.field(Field("namn", "Namn", .line(typed("namn"))), faults: faults),
            Look.field(Field("epost", "E-post", .line(typed("epost")), isRequired: false), faults: faults),
            Look.field(
              Field("roll", "Roll", .list(roles, chosen: typed("roll"))), faults: faults),
            Look.field(
              Field(
                "enhet", "Enhetens id", .line(typed("enhet")), hint: "Som E230. Lämna tomt för hela nämnden.",
                isRequired: false), faults: faults),
            Look.field(Field("fran", "Från och med", .day(typed("fran")), isRequired: false), faults: faults),
            Look.field(Field("till", "Till och med", .day(typed("till")), isRequired: false), faults: faults),
            Look.field(Field("skal", "Varför", .line(typed("skal")), hint: "Syns i historiken.", isRequired: false)),
            Look.actions([Look.button("Spara rollen")]),
          ]),
      ])
  }

  private static func add(_ visit: Visit) async throws -> WebAnswer {
    func typed(_ name: String) -> String { String((visit.form[name] ?? "").trimmed) }
    let form = RoleForm(
      person: typed("person"), name: typed("namn"), email: typed("epost"), role: typed("roll"), unit: typed("enhet"),
      from: typed("fran"), to: typed("till"))
    do {
      let draft = try form.draft()
      try await visit.run(ImportRoles.self, [draft])
    } catch let problems as Problems {
      return try await page(
        visit,
        faults: problems.all.map { problem in
          FieldFault(problem, at: problem.place.field.flatMap { fields.contains($0) ? $0 : nil }, in: visit.terms)
        })
    }
    return .seeOther(visit.base + "/installningar/roller")
  }

  // MARK: A new stand-in

  private static let standInFields = [
    "for", "ersattare", "ersattarens-namn", "ersattarens-epost", "enheter", "ersatter-fran", "ersatter-till",
  ]

  private static func standInForm(_ visit: Visit, faults: [FieldFault]) -> Node {
    func typed(_ name: String) -> String { visit.form[name] ?? "" }
    func field(_ name: String, _ label: String, _ kind: Field.Kind, hint: String = "", isRequired: Bool = true) -> Node
    {
      Look.field(Field(name, label, kind, hint: hint, isRequired: isRequired), faults: faults)
    }
    return .element(
      .section, [.aria("labelledby", "ny-ersattare")],
      [
        .element(.h2, [.id("ny-ersattare")], "Lägg till eller ändra en ställföreträdare"),
        .element(
          .p, [],
          [
            .text("Ställföreträdaren gör den andras del i eget namn. Många på en gång läses in "),
            Look.link("som fil", visit.link("inlasning")), .text(" med innehållet ”\(IntakeKind.standIns.title)”."),
          ]),
        Look.form(
          to: visit.base + "/installningar/roller/ersattare", token: visit.token,
          [
            field("for", "För", .line(typed("for")), hint: "Användarnamnet på den som är borta."),
            field("ersattare", "Ställföreträdarens användarnamn", .line(typed("ersattare"))),
            field("ersattarens-namn", "Ställföreträdarens namn", .line(typed("ersattarens-namn"))),
            field(
              "ersattarens-epost", "Ställföreträdarens e-post", .line(typed("ersattarens-epost")), isRequired: false),
            field(
              "enheter", "Enheters id", .line(typed("enheter")),
              hint: "Som E230, E240. Lämna tomt för alla som den andra har.", isRequired: false),
            field("ersatter-fran", "Ersätter från och med", .day(typed("ersatter-fran"))),
            field("ersatter-till", "Ersätter till och med", .day(typed("ersatter-till"))),
            Look.field(
              Field(
                "skal", "Varför", .line(typed("skal")), hint: "Syns i historiken.", isRequired: false,
                id: "ersattare-skal")),
            Look.actions([Look.button("Spara ställföreträdaren")]),
          ]),
      ])
  }

  private static func standIn(_ visit: Visit) async throws -> WebAnswer {
    func typed(_ name: String) -> String { String((visit.form[name] ?? "").trimmed) }
    let form = StandInForm(
      absent: typed("for"), person: typed("ersattare"), name: typed("ersattarens-namn"),
      email: typed("ersattarens-epost"), units: typed("enheter"), from: typed("ersatter-fran"),
      to: typed("ersatter-till"))
    do {
      try await visit.run(ImportStandIns.self, [try form.draft()])
    } catch let problems as Problems {
      return try await page(
        visit,
        faults: problems.all.map { problem in
          FieldFault(
            problem, at: problem.place.field.flatMap { standInFields.contains($0) ? $0 : nil }, in: visit.terms)
        })
    }
    return .seeOther(visit.base + "/installningar/roller")
  }

  /// Ends what is named today: whoever had it has it until the day is over.
  private static func end(_ visit: Visit) async throws -> WebAnswer {
    let rows = try await visit.ask(ListLogins.self, visit.today)
    let place = Place(field: "roll")
    if let id = visit.form["roll"], let holder = rows.flatMap(\.holders).first(where: { $0.id == id }) {
      try await visit.run(ImportRoles.self, [StaffDraft(holder.ending(visit.today), place: place)])
    } else if let id = visit.form["ersattning"], let found = rows.flatMap(\.standIns).first(where: { $0.id == id }) {
      try await visit.run(ImportStandIns.self, [StaffDraft(found.ending(visit.today), place: place)])
    } else {
      throw WebProblem.noPage
    }
    return .seeOther(visit.base + "/installningar/roller")
  }
}
