import Forecasting
import Formats
import HTML
import Kernel
import Ledger
import Organisation
import Storage

/// Postings that units say are coded wrongly: marked, listed, and settled by whoever keeps the ledger.
enum MarkingPages {
  static let routes: [Route] = [
    .get("/ekonomi/markera/{inlasning}/{manad}/{rad}", .permission(.forecast), answer: show).presentOnly,
    .post("/ekonomi/markera/{inlasning}/{manad}/{rad}", .permission(.forecast), answer: mark),
    .get("/ekonomi/markta", .permission(.read), answer: list),
    .post("/ekonomi/markta/{manad}/{enhet}/{nummer}", .permission(.importFacts), answer: settle),
    .post("/ekonomi/markta/{manad}/{enhet}/{nummer}/ater", .permission(.forecast), answer: withdraw),
  ]

  /// The way to mark the posting; nothing where whoever visits may not, or where it waits already.
  static func way(_ posting: FoundPosting, _ mark: Versioned<MarkedPosting>?, _ visit: Visit) -> [Node] {
    if let mark, mark.value.isOpen {
      let address = visit.link(["ekonomi", "markta"], fields: ["enhet": mark.value.unit])
      return [.element(.a, [.href(address)], [Look.state(.warning, "Markerad")])]
    }
    let before =
      mark?.value.settlement.map { [Look.state(self.mark(of: .settled($0.outcome)), $0.outcome.title)] } ?? []
    guard visit.moment == nil, visit.may(.forecast) else { return before }
    let way = Node.element(
      .a, [.href(visit.link(["ekonomi", "markera"] + steps(of: posting.id)))],
      [.text("Markera"), Look.spoken(" verifikation \(posting.voucher) som felkonterad")])
    return before.isEmpty ? [way] : before + [.text(" "), way]
  }

  static func steps(of id: PostingID) -> [String] { [id.batch, id.month.description, String(id.row)] }

  // MARK: One posting

  private static func found(_ visit: Visit) async throws -> ReadPosting.Output {
    guard let id = PostingID(["inlasning", "manad", "rad"].map(visit.parameter).joined(separator: "/")) else {
      throw WebProblem.noPage
    }
    let found = try await MarkingDesk(visit.desk).posting(id, asOf: visit.asOf)
    let scope = visit.desk.context.actor.grants.scope(of: .forecast) ?? .nothing
    guard scope.contains(unit: found.unit) else { throw StorageProblem.outsideScope(unit: found.unit) }
    return found
  }

  private static func show(_ visit: Visit) async throws -> WebAnswer {
    return page(try await found(visit), visit)
  }

  private static func mark(_ visit: Visit) async throws -> WebAnswer {
    let posting = try await found(visit)
    func text(_ name: String) -> String { visit.form[name] ?? "" }
    do {
      let written = try await MarkingDesk(visit.desk).mark(
        posting.posting.id, fault: text("fel"),
        proposal: .init(unit: text("enhet"), account: text("konto"), words: text("ratt")))
      var fields: FormFields = ["enhet": posting.unit, "klart": "markerad"]
      if written.masked > 0 { fields.add("dolda", "\(written.masked)") }
      return .seeOther(visit.link(["ekonomi", "markta"], fields: fields))
    } catch {
      guard let faults = faults(error, in: visit.terms) else { throw error }
      return page(posting, visit, faults)
    }
  }

  private static func page(_ found: ReadPosting.Output, _ visit: Visit, _ faults: [FieldFault] = []) -> WebAnswer {
    let posting = found.posting
    let account = posting.accountName.isEmpty ? "" : " (\(posting.accountName))"
    let voucher = posting.voucher.isEmpty ? "utan nummer" : posting.voucher
    let unit = found.unitName.isEmpty ? "Ingen enhet" : found.unitName
    return visit.page(
      "Markera felkonterad rad", in: .economy,
      beneath: [
        EconomyPages.crumb(visit),
        .init("Verifikation \(voucher)", visit.link(["ekonomi", "verifikation"] + steps(of: posting.id))),
      ], faults: faults, status: faults.isEmpty ? 200 : 422,
      [
        Look.answer([
          .text("Säg vad som är fel med raden på \(SwedishText.kronor(posting.amount.ore)), så ser ekonomen det.")
        ]),
        Look.facts([
          ("Verifikation", [.text(voucher + (posting.day.map { " den " + SwedishText.text($0) } ?? ""))]),
          ("Kontering", [.text(posting.coding + account)]), ("Enhet", [.text(unit)]),
          ("Text", [.text(posting.text.isEmpty ? "saknas" : posting.text)]),
        ]), before(found.mark, visit),
        Look.form(
          to: visit.link(["ekonomi", "markera"] + steps(of: posting.id)), token: visit.token, id: "markera",
          fields(visit, faults)),
        .element(
          .p, [.class("hint")],
          visit.terms(
            "Utfall och prognos ändras inte av markeringen. Prognosbladet visar beloppet bredvid tills raden är rättad "
          )
            + "i huvudboken."),
      ])
  }

  private static func before(_ mark: Versioned<MarkedPosting>?, _ visit: Visit) -> Node {
    guard let mark = mark?.value else { return .nothing }
    guard let settlement = mark.settlement else {
      return Look.notice(
        .information, [.text("Raden är redan markerad av \(visit.names.name(of: mark.author)): ”\(mark.fault)”")])
    }
    return Look.notice(
      .information,
      [
        .text(
          "Raden har varit markerad: ”\(mark.fault)”. Besked från \(visit.names.name(of: settlement.author)): "
            + "\(settlement.outcome.title.lowercased())\(settlement.words.isEmpty ? "" : ", ”\(settlement.words)”").")
      ])
  }

  private static func fields(_ visit: Visit, _ faults: [FieldFault]) -> [Node] {
    func text(_ name: String) -> String { visit.form[name] ?? "" }
    return [
      Look.field(
        Field(
          "fel", "Vad är fel?", .line(text("fel")),
          hint: "Till exempel: hyran hör till en annan enhet. Skriv inga namn eller personnummer."), faults: faults),
      Look.columns([
        [
          Look.field(
            Field(
              "enhet", "Rätt enhet", .line(text("enhet")), hint: "Enhetens kod, till exempel E310", isRequired: false),
            faults: faults)
        ],
        [
          Look.field(
            Field("konto", "Rätt konto", .line(text("konto")), hint: "Till exempel 5010", isRequired: false),
            faults: faults)
        ],
      ]),
      Look.field(
        Field(
          "ratt", "Rätt kontering i ord", .line(text("ratt")), hint: "Om du inte vet koderna, eller om mer ska ändras",
          isRequired: false), faults: faults),
      Look.field(Field("skal", "Varför?", .text(text("skal"), rows: 3), isRequired: false), faults: faults),
      Look.actions([Look.button("Markera raden")]),
    ]
  }

  /// What is wrong, at the fields of the form; nil where the form cannot mend it.
  private static func faults(_ error: any Error, in terms: Terms) -> [FieldFault]? {
    let problems = (error as? Problems)?.all ?? (error as? MarkingProblem).map { [$0] } ?? []
    guard !problems.isEmpty, problems.allSatisfy({ $0 is MarkingProblem }) else { return nil }
    return problems.map { problem in
      if case .alreadyMarked? = problem as? MarkingProblem { return FieldFault(problem, in: terms) }
      return FieldFault(problem, at: problem.place.field, in: terms)
    }
  }

  // MARK: All of them

  private static func list(_ visit: Visit) async throws -> WebAnswer { try await list(visit, [], nil) }

  private static func list(_ visit: Visit, _ faults: [FieldFault], _ wrong: String?) async throws -> WebAnswer {
    let unit = (visit.query["enhet"] ?? "").isEmpty ? nil : visit.query["enhet"]
    let isAll = visit.query["visa"] == "alla"
    let found = try await MarkingDesk(visit.desk).list(unit: unit, isAll: isAll, asOf: visit.asOf)
    if let wrong, !found.rows.contains(where: { $0.mark.id == wrong }) { throw WebProblem.noPage }
    return visit.page(
      "Markerade bokföringsrader", in: .economy, beneath: [EconomyPages.crumb(visit)], faults: faults,
      status: faults.isEmpty ? 200 : 422,
      [
        Look.answer([.text(answer(found, unit))]), EconomyPages.tabs("markta", visit), news(visit),
        ways(visit, unit, isAll: isAll),
      ]
        + (found.rows.isEmpty
          ? [
            Look.empty(
              isAll ? "Ingen rad har markerats." : "Ingen rad väntar.",
              [
                .text(
                  "En rad markeras på sin verifikation, som nås från Prognos och Ekonomi genom att följa ett belopp "
                    + "nedåt.")
              ])
          ]
          : [MarkingTable(visit: visit, faults: faults, wrong: wrong).node(found.rows)]))
  }

  private static func answer(_ found: ListMarkedPostings.Output, _ unit: String?) -> String {
    let place = unit.map { " på \($0)" } ?? ""
    let sum = SwedishText.kronor(found.openSum.ore)
    return switch found.openCount {
    case 0: "Ingen bokföringsrad\(place) väntar på att rättas."
    case 1: "En bokföringsrad\(place) är markerad som felkonterad och väntar på besked: \(sum) (debet är plus)."
    default:
      "\(found.openCount) bokföringsrader\(place) är markerade som felkonterade och väntar på besked, tillsammans "
        + "\(sum) (debet är plus)."
    }
  }

  private static func news(_ visit: Visit) -> Node {
    let masked = visit.query["dolda"].flatMap(Int.init) ?? 0
    let words = masked == 0 ? "" : " \(masked) personnummer doldes."
    return switch visit.query["klart"] {
    case "markerad": Look.notice(.good, [.text("Raden är markerad. Ekonomen ser den på Läget." + words)], isNews: true)
    case "besked": Look.notice(.good, [.text("Beskedet är sparat.")], isNews: true)
    case "ater": Look.notice(.good, [.text("Markeringen är återtagen.")], isNews: true)
    default: .nothing
    }
  }

  private static func ways(_ visit: Visit, _ unit: String?, isAll: Bool) -> Node {
    var fields = FormFields()
    if let unit { fields.add("enhet", unit) }
    var items: [[Node]] = []
    if !isAll {
      var all = fields
      all.add("visa", "alla")
      items.append([Look.link("Visa dem som har fått besked också", visit.link(["ekonomi", "markta"], fields: all))])
    } else {
      items.append([Look.link("Visa bara dem som väntar", visit.link(["ekonomi", "markta"], fields: fields))])
    }
    if unit != nil { items.append([Look.link("Visa alla enheter", visit.link("ekonomi", "markta"))]) }
    return Look.list(items)
  }

  /// The mark of a state.
  static func mark(of state: MarkState) -> StateMark {
    switch state {
    case .waiting: .begun
    case .perhapsCorrected: .ready
    case .unreadable: .warning
    case .settled(.corrected): .done
    case .settled(.refused): .returned
    case .settled(.withdrawn): .none
    }
  }

  // MARK: What is done with one

  private static func id(_ visit: Visit) -> String {
    ["manad", "enhet", "nummer"].map(visit.parameter).joined(separator: "/")
  }

  private static let decisions: [String: SettleMarkedPosting.Decision] = ["ja": .corrected, "nej": .refused]

  private static func settle(_ visit: Visit) async throws -> WebAnswer {
    let id = id(visit)
    guard let decision = decisions[visit.form["beslut"] ?? ""] else {
      return try await list(
        visit, [FieldFault("Välj om raden är rättad eller inte rättas.", at: MarkingTable.field(of: id))], id)
    }
    do {
      try await visit.run(
        SettleMarkedPosting.self, .init(mark: id, decision, words: visit.form["besked"] ?? ""))
    } catch let problem as MarkingProblem {
      guard case .noWords = problem else { throw problem }
      return try await list(
        visit, [FieldFault(problem, at: MarkingTable.field(of: id), in: visit.terms)], id)
    }
    return .seeOther(back(visit, "besked"))
  }

  private static func withdraw(_ visit: Visit) async throws -> WebAnswer {
    try await visit.run(WithdrawMarkedPosting.self, id(visit))
    return .seeOther(back(visit, "ater"))
  }

  private static func back(_ visit: Visit, _ done: String) -> String {
    var fields: FormFields = ["klart": done]
    if let unit = visit.query["enhet"], !unit.isEmpty { fields.add("enhet", unit) }
    return visit.link(["ekonomi", "markta"], fields: fields)
  }
}
