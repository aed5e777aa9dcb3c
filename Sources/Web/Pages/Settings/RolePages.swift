import Access
import Formats
import HTML
import Kernel
import Organisation
import Storage

/// *Inställningar*: who holds which role where and until when, and who stands in for whom.
enum RolePages {
  static let routes: [Route] = [
    .get("/installningar/roller", .permission(.manageAccess), .never) { try await page($0) },
    .post("/installningar/roller", .permission(.manageAccess), answer: RoleForms.add),
    .post("/installningar/roller/ersattare", .permission(.manageAccess), answer: RoleForms.standIn),
    .get("/installningar/roller/avsluta", .permission(.manageAccess), .never) { try await RoleEndPages.page($0) }
      .presentOnly,
    .post("/installningar/roller/avsluta", .permission(.manageAccess), answer: RoleEndPages.end),
  ]

  /// The page; with what is wrong in the form that was sent, and the version that it would take the place of.
  static func page(_ visit: Visit, faults: [FieldFault] = [], over standing: RoleForms.Standing? = nil) async throws
    -> WebAnswer
  {
    let rows = try await visit.ask(ListLogins.self, visit.today)
    let holders = rows.flatMap(\.holders).map(\.value)
    let held = Set(holders.filter { $0.isValid(on: visit.today) }.map(\.person)).count
    let count = SwedishText.number(Int64(held)) + (held == 1 ? " person" : " personer")
    var content: [Node] = [
      Look.answer([.text("\(count) har en roll i dag.")]), SettingsPages.tabs(visit, .roles), roles(holders, visit),
      standIns(rows.flatMap(\.standIns).map(\.value), visit),
    ]
    if visit.moment == nil { content += RoleForms.both(visit, faults: faults, over: standing) }
    return visit.page(
      "Roller", in: .settings, beneath: SettingsPages.crumbs(visit), faults: faults,
      status: faults.isEmpty ? 200 : 422, content)
  }

  private static func roles(_ holders: [RoleHolder], _ visit: Visit) -> Node {
    let sorted = holders.sorted {
      ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id)
    }
    guard !sorted.isEmpty else {
      return Look.empty("Ingen har någon roll.", [.text("Lägg till den första här nedanför.")])
    }
    return Look.table(
      PageTable(
        id: "roller", caption: "Roller", isSortable: true,
        columns: [
          .init("Namn", .label), .init("Användarnamn"), .init("Roll"), .init("Var"), .init("Från"),
          .init("Till och med"), .init("Läge"), .init("", .actions),
        ],
        rows: sorted.map { holder in
          .init([
            .words(holder.name), .words(holder.person), .words(holder.role.title),
            .words(holder.unit.map(visit.unitText) ?? "hela nämnden"),
            .words(holder.from.map(SwedishText.text) ?? ""), .words(holder.to.map(SwedishText.text) ?? "tills vidare"),
            .content([state(holder, visit)]),
            .content(ending("roll", holder, "rollen \(holder.role.title) för \(holder.name)", visit)),
          ])
        }))
  }

  private static func standIns(_ standIns: [StandIn], _ visit: Visit) -> Node {
    let sorted = standIns.sorted { ($1.from, $0.id) < ($0.from, $1.id) }
    guard !sorted.isEmpty else { return .element(.p, [], "Ingen är ställföreträdare.") }
    return Look.table(
      PageTable(
        id: "stallforetradare", caption: "Ställföreträdare, de senaste först", isSortable: true,
        columns: [
          .init("Namn", .label), .init("För"), .init("Enheter"), .init("Från"), .init("Till och med"), .init("Läge"),
          .init("", .actions),
        ],
        rows: sorted.map { standIn in
          .init([
            .words(standIn.name), .words(visit.names.name(of: standIn.absent)),
            .words(standIn.units.isEmpty ? "alla" : standIn.units.map(visit.unitText).joined(separator: ", ")),
            .day(standIn.from), .day(standIn.to),
            .content([state(standIn, visit)]),
            .content(ending("ersattning", standIn, "ersättningen av \(standIn.name)", visit)),
          ])
        }))
  }

  private static func state(_ entry: some StaffEntry, _ visit: Visit) -> Node {
    switch entry.standing(on: visit.day) {
    case .valid: Look.state(.done, "Gäller")
    case .coming: Look.state(.open, "Kommande")
    case .over: Look.state(.none, "Slut")
    case .withdrawn: Look.state(.none, "Återtagen")
    }
  }

  /// The way to end it, which asks first; nothing where it is over today in any case.
  private static func ending(_ field: String, _ entry: some StaffEntry, _ what: String, _ visit: Visit) -> [Node] {
    guard visit.moment == nil, entry.ended(on: visit.today) != nil else { return [] }
    let verb = entry.standing(on: visit.today) == .coming ? "Ta tillbaka" : "Avsluta"
    let address = visit.link(["installningar", "roller", "avsluta"], fields: FormFields([.init(field, entry.id)]))
    return [.element(.a, [.href(address), .aria("label", "\(verb) \(what)")], verb)]
  }
}
