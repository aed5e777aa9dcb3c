import Access
import Formats
import HTML
import Intake
import Kernel
import Organisation
import Storage

/// *Inställningar*: the forms for a role and for a stand-in.
enum RoleForms {
  /// What a form would take the place of, which whoever wrote it has now been told of.
  struct Standing {
    let id: String
    let version: Int
  }

  /// The forms, one beneath the other.
  static func both(_ visit: Visit, faults: [FieldFault], over standing: Standing?) -> [Node] {
    [role(visit, faults: faults, over: standing), standIn(visit, faults: faults, over: standing)]
  }

  // MARK: A role

  private static let roleFields = ["person", "namn", "epost", "roll", "enhet", "fran", "till"]

  private static func role(_ visit: Visit, faults: [FieldFault], over standing: Standing?) -> Node {
    let typed = typed(visit, ifIn: "person")
    let roles = [Field.Choice("", "Välj roll")] + StaffRole.allCases.map { Field.Choice($0.rawValue, $0.title) }
    // The widest of rights is never what is chosen where nobody has chosen.
    let places =
      [Field.Choice("", "Välj var"), .init(Storage.Scope.wholeBoard, "Hela nämnden")]
      + visit.unitChoices(chosen: [typed("enhet")])
    func field(_ name: String, _ label: String, _ kind: Field.Kind, hint: String = "", isRequired: Bool = true) -> Node
    {
      Look.field(Field(name, label, kind, hint: hint, isRequired: isRequired), faults: faults)
    }
    return .element(
      .section, [.aria("labelledby", "ny-roll")],
      [
        .element(.h2, [.id("ny-roll")], "Lägg till eller ändra en roll"),
        .element(
          .p, [],
          [
            .text("Samma person, roll och plats ändrar den roll som finns. Många på en gång läses in "),
            Look.link("som fil", visit.link("inlasning")), .text(" med innehållet ”\(IntakeKind.roles.title)”."),
          ]),
        Look.form(
          to: visit.base + "/installningar/roller", token: visit.token,
          hidden(standing, in: "person", visit) + [
            field("person", "Användarnamn", .line(typed("person")), hint: "Små bokstäver, siffror och bindestreck."),
            field("namn", "Namn", .line(typed("namn"))),
            field("epost", "E-post", .line(typed("epost")), isRequired: false),
            field("roll", "Roll", .list(roles, chosen: typed("roll"))),
            field(
              "enhet", "Var rollen gäller", .list(places, chosen: typed("enhet")),
              hint: "En enhet gäller med alla som ligger under den."),
            field("fran", "Från och med", .day(typed("fran")), isRequired: false),
            field("till", "Till och med", .day(typed("till")), isRequired: false),
            field("skal", "Varför", .line(typed("skal")), hint: "Syns i historiken.", isRequired: false),
            Look.actions([Look.button("Spara rollen")]),
          ]),
      ])
  }

  /// Gives somebody a role.
  static func add(_ visit: Visit) async throws -> WebAnswer {
    let typed = typed(visit, ifIn: "person")
    let form = RoleForm(
      person: typed("person"), name: typed("namn"), email: typed("epost"), role: typed("roll"), unit: typed("enhet"),
      from: typed("fran"), to: typed("till"))
    return try await save(visit, ImportRoles.self, fields: roleFields) { () throws(Problems) in try form.draft() }
  }

  // MARK: A stand-in

  private static let standInFields = [
    "for", "ersattare", "ersattarens-namn", "ersattarens-epost", "enheter", "ersatter-fran", "ersatter-till",
  ]

  private static func standIn(_ visit: Visit, faults: [FieldFault], over standing: Standing?) -> Node {
    let typed = typed(visit, ifIn: "for")
    let chosen = visit.form.all("enheter")
    let units = visit.unitChoices(chosen: chosen)
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
          hidden(standing, in: "for", visit) + [
            field("for", "För", .line(typed("for")), hint: "Användarnamnet på den som är borta."),
            field("ersattare", "Ställföreträdarens användarnamn", .line(typed("ersattare"))),
            field("ersattarens-namn", "Ställföreträdarens namn", .line(typed("ersattarens-namn"))),
            field(
              "ersattarens-epost", "Ställföreträdarens e-post", .line(typed("ersattarens-epost")), isRequired: false),
            field(
              "enheter", "Enheter", .anyOfMany(units, chosen: chosen, words: "Välj bland enheterna"),
              hint: "Väljs ingen gäller det alla som den andra har. En enhet gäller med alla under den.",
              isRequired: false),
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

  /// Lets somebody stand in for another.
  static func standIn(_ visit: Visit) async throws -> WebAnswer {
    let typed = typed(visit, ifIn: "for")
    let form = StandInForm(
      absent: typed("for"), person: typed("ersattare"), name: typed("ersattarens-namn"),
      email: typed("ersattarens-epost"), units: visit.form.all("enheter"), from: typed("ersatter-fran"),
      to: typed("ersatter-till"))
    return try await save(visit, ImportStandIns.self, fields: standInFields) { () throws(Problems) in try form.draft() }
  }

  // MARK: What is sent

  /// What was written in the form that has that field; nothing where another form of the page was sent.
  private static func typed(_ visit: Visit, ifIn field: String) -> (String) -> String {
    let fields = visit.form[field] == nil ? FormFields() : visit.form
    return { String((fields[$0] ?? "").trimmed) }
  }

  /// What the form that has that field carries unseen, so that it changes what whoever sends it was told of.
  private static func hidden(_ standing: Standing?, in field: String, _ visit: Visit) -> [Node] {
    guard let standing, visit.form[field] != nil else { return [] }
    return [Look.hidden("andrar", standing.id), Look.hidden("version", String(standing.version))]
  }

  /// Saves what the form says, or shows it again with everything that is wrong with it. What stands there already and
  /// says something else is told of before another word takes its place.
  private static func save<Entry: StaffEntry, C: Command>(
    _ visit: Visit, _ command: C.Type, fields: [String], _ draft: () throws(Problems) -> StaffDraft<Entry>
  ) async throws -> WebAnswer where C.Input == [StaffDraft<Entry>] {
    do {
      let draft = try draft()
      let isTold = visit.form["andrar"] == draft.entry.id
      let base = isTold ? visit.form["version"].flatMap { Int($0) } ?? 0 : 0
      try await visit.run(command, [draft.based(on: base)])
    } catch let problems as Problems {
      return try await again(
        visit,
        problems.all.map { problem in
          FieldFault(problem, at: problem.place.field.flatMap { fields.contains($0) ? $0 : nil }, in: visit.terms)
        })
    } catch StorageProblem.changedMeanwhile(let conflict) {
      let text =
        "Det finns redan, och \(visit.names.name(of: conflict.event.actor)) skrev det "
        + "\(conflict.event.recordedAt.textInStockholm). Se efter i tabellen, och spara igen om det ska ersättas."
      return try await again(
        visit, [FieldFault(text, at: fields[0])],
        over: Standing(id: conflict.current.key.id, version: conflict.current.version))
    }
    return .seeOther(visit.base + "/installningar/roller")
  }

  /// The page with the form as it was written, and what is wrong with it.
  private static func again(
    _ visit: Visit, _ faults: [FieldFault], over standing: Standing? = nil
  ) async throws -> WebAnswer {
    try await RolePages.page(visit, faults: faults, over: standing)
  }
}
