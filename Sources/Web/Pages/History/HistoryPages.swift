import Formats
import HTML
import Installed
import Kernel
import Organisation
import Storage

/// *Historik*: what happened, by whom and why.
enum HistoryPages {
  static let routes: [Route] = [
    .get("/historik", .permission(.read), answer: events),
    .get("/historik/visa", .permission(.read), .never, answer: anotherMoment),
    .get("/historik/handelse/{nummer}", .permission(.read), .never, answer: event),
    .get("/historik/uppgifter", .permission(.read), answer: kinds),
    .get("/historik/uppgift", .permission(.read), .never, answer: record),
  ]

  /// How many events a page shows.
  private static let pageSize = 50

  // MARK: Events

  private static func events(_ visit: Visit) async throws -> WebAnswer {
    let filter = try filter(visit)
    var place = Place(visit)
    var found = try await visit.ask(ListEvents.self, place.input(filter))
    if case .after = place, !found.hasMore {
      // The newest are shown whole, however few of them are new.
      place = .newest
      found = try await visit.ask(ListEvents.self, place.input(filter))
    }
    let events = Array(found.events.reversed())
    return visit.page(
      "Historik", in: .history,
      [
        Look.answer([.text(answer(events, visit, isFirst: place == .newest && filter == EventFilter()))]),
        tabs(visit, isEvents: true), question(visit, filter), table(events, visit),
        pages(found, visit, place), momentForm(visit),
      ])
  }

  /// Which events a page shows.
  private enum Place: Equatable {
    case newest
    case before(Int)
    case after(Int)

    /// The place that the address names.
    init(_ visit: Visit) {
      func number(_ name: String) -> Int? { visit.query[name].flatMap { Int($0) } }
      self = number("fore").map(Place.before) ?? number("efter").map(Place.after) ?? .newest
    }

    func input(_ filter: EventFilter) -> ListEvents.Input {
      let (after, before): (Int?, Int?) =
        switch self {
        case .newest: (nil, nil)
        case .before(let number): (nil, number)
        case .after(let number): (number, nil)
        }
      return .init(after: after, before: before, limit: pageSize, kinds: RecordKinds.all, filter: filter)
    }
  }

  private static func answer(_ events: [EventHeader], _ visit: Visit, isFirst: Bool) -> String {
    guard let latest = events.first else { return "Inget i historiken motsvarar frågan." }
    guard isFirst else { return "\(SwedishText.count(events.count, "händelse", "händelser")), senast först." }
    let who = visit.names.name(of: latest.actor)
    return "Senast, \(latest.recordedAt.textInStockholm): \(deed(latest.useCase, visit)), av \(who)."
  }

  private static func filter(_ visit: Visit) throws -> EventFilter {
    var filter = EventFilter()
    if let text = visit.query["vem"].map({ String($0.trimmed) }), !text.isEmpty {
      filter.actor = text
      filter.persons = visit.names.persons(named: text)
    }
    if let text = visit.query["slag"], !text.isEmpty {
      guard RecordKinds.all.kind(named: text) != nil else { throw WebProblem.oddField(name: "slag", text: text) }
      filter.kind = text
    }
    if let text = visit.query["dag"], !text.isEmpty {
      guard let day = Day(text) else { throw WebProblem.oddField(name: "dag", text: text) }
      filter.day = day
    }
    return filter
  }

  private static func tabs(_ visit: Visit, isEvents: Bool) -> Node {
    Look.tabs(
      "Historik",
      [
        ("Händelser", visit.link("historik"), isEvents),
        ("Uppgifter", visit.link("historik", "uppgifter"), !isEvents),
      ])
  }

  private static func question(_ visit: Visit, _ filter: EventFilter) -> Node {
    let kinds = RecordKinds.all.kinds.map { Field.Choice($0.kind, visit.terms.own($0.terms.plural)) }
    return Look.question(
      to: visit.link("historik"),
      [
        Look.columns([
          [Look.field(Field("vem", "Vem", .line(filter.actor ?? ""), isRequired: false, tellsIfOptional: false))],
          [
            Look.field(
              Field("slag", "Vad", .list([.init("", "Allt")] + kinds, chosen: filter.kind ?? ""), isRequired: false))
          ],
          [
            Look.field(
              Field("dag", "Dag", .day(filter.day?.description ?? ""), isRequired: false, tellsIfOptional: false))
          ],
        ]),
        Look.actions([Look.button("Sök i historiken", .second), Look.link("Visa allt", visit.link("historik"))]),
      ])
  }

  private static func table(_ events: [EventHeader], _ visit: Visit) -> Node {
    guard !events.isEmpty else {
      return Look.empty("Inga händelser.", [.text("Sök på något annat, eller visa allt.")])
    }
    return Look.table(
      PageTable(
        id: "handelser", caption: "Händelser, de senaste först",
        columns: [
          .init("Händelse", .label), .init("När"), .init("Vem"), .init("Vad"), .init("Skrivet"), .init("Varför"),
        ],
        rows: events.map { event in
          let number = SwedishText.number(Int64(event.number))
          return .init([
            .way(number, to: visit.link("historik", "handelse", String(event.number))),
            .brief(event.recordedAt.textInStockholm), .words(visit.names.name(of: event.actor)),
            .words(deed(event.useCase, visit)),
            .words(EventWords.what(event.items, RecordKinds.all, name: visit.recordNames.name, in: visit.terms)),
            .words(event.reason),
          ])
        }))
  }

  private static func pages(_ found: ListEvents.Output, _ visit: Visit, _ place: Place) -> Node {
    guard let first = found.events.first, let last = found.events.last else { return .nothing }
    func address(_ name: String, _ number: Int) -> String {
      var fields = FormFields(visit.query.fields.filter { ["vem", "slag", "dag"].contains($0.name) })
      fields.add(name, String(number))
      return visit.link("historik", fields: fields)
    }
    // Whoever has gone back a page has come from the one after it.
    let hasEarlier = if case .after = place { true } else { found.hasEarlier }
    return Look.pages(
      "Sidor med händelser", showing: "Händelse \(first.number)–\(last.number)",
      before: place == .newest ? nil : address("efter", last.number),
      after: hasEarlier ? address("fore", first.number) : nil)
  }

  // MARK: Another moment

  private static func momentForm(_ visit: Visit) -> Node {
    let from = visit.query["sida"].flatMap { ownAddress($0, visit) == nil ? nil : $0 }
    return .element(
      .section, [.aria("labelledby", "per-rubrik")],
      [
        .element(.h2, [.id("per-rubrik")], "Så här såg det ut"),
        .element(
          .p, [],
          "Välj en dag, så visas sidan som den var vid dagens slut. Allt som har hänt efter det är borta ur den."),
        Look.question(
          to: visit.base + "/historik/visa",
          [
            Look.field(Field("per", "Läget per dag", .day(visit.query["per"] ?? ""), id: "per-dag")),
            Look.field(
              Field(
                "sida", "Sida",
                .list(
                  (from.map { [.init($0, "Sidan du kom från (\($0))")] } ?? [])
                    + visit.menu.filter(\.hasPast).map { .init($0.path, $0.title) },
                  chosen: from ?? MainPage.situation.path))),
            Look.actions([Look.button("Visa läget", .second)]),
          ]),
      ])
  }

  private static func anotherMoment(_ visit: Visit) async throws -> WebAnswer {
    let path = visit.query["sida"] ?? ""
    if let page = MainPage.allCases.first(where: { $0.path == path && $0.hasPast }) {
      return .seeOther(visit.link(page.path))
    }
    guard let own = ownAddress(path, visit) else { throw WebProblem.oddField(name: "sida", text: path) }
    return .seeOther(visit.link(own.steps, fields: own.fields))
  }

  /// The address taken apart, where it is one of a page of the board that has a past; nil for any other.
  private static func ownAddress(_ text: String, _ visit: Visit) -> (steps: [String], fields: FormFields)? {
    let (path, query) = QueryText.parts(text)
    guard path.hasPrefix(visit.base + "/") else { return nil }
    do {
      let steps = try QueryText.steps(path.dropFirst(visit.base.count))
      let fields = try query.map { try QueryText.fields($0) } ?? FormFields()
      guard MainPage.allCases.contains(where: { $0.path == steps.first && $0.hasPast }) else { return nil }
      return (steps, FormFields(fields.fields.filter { !Visit.momentFields.contains($0.name) }))
    } catch {
      // An address that cannot be read leads nowhere, and is told as such.
      return nil
    }
  }

  // MARK: One event

  private static func event(_ visit: Visit) async throws -> WebAnswer {
    let text = visit.parameter("nummer")
    guard let number = Int(text), number > 0 else { throw WebProblem.noPage }
    let story = try await HistoryDesk(visit.desk, kinds: RecordKinds.all).event(number, asOf: visit.asOf)
    let event = story.event
    let who = visit.names.name(of: event.actor)
    var facts: [(name: String, value: [Node])] = [
      ("När", [.text(event.recordedAt.textInStockholm)]),
      ("Vem", who == event.actor ? [.text(who)] : [.text(who + " "), .element(.code, [], event.actor)]),
      ("Vad", [.text(deed(event.useCase, visit)), .text(" "), .element(.code, [], event.useCase)]),
    ]
    if !event.reason.isEmpty { facts.append(("Varför", [.text(event.reason)])) }
    var content: [Node] = [
      Look.answer([
        .text("\(deed(event.useCase, visit)), av \(who) \(event.recordedAt.textInStockholm).")
      ]),
      Look.facts(facts),
    ]
    for (index, written) in story.records.enumerated() {
      content.append(section(written, index, visit))
    }
    if story.others > 0 {
      content.append(
        .element(.p, [], "Händelsen skrev \(SwedishText.count(story.others, "uppgift", "uppgifter")) till."))
    }
    var after = FormFields()
    after.add("handelse", String(number))
    content.append(
      .element(.p, [], [Look.link("Visa Läget som det var efter händelsen", visit.base + address("laget", after))]))
    return visit.page(
      "Händelse \(number)", in: .history, beneath: [.init(MainPage.history.title, visit.link("historik"))], content)
  }

  private static func address(_ page: String, _ fields: FormFields) -> String { QueryText.address([page], fields) }

  private static func section(_ written: HistoryDesk.Written, _ index: Int, _ visit: Visit) -> Node {
    let id = "uppgift-\(index)"
    return .element(
      .section, [.aria("labelledby", id)],
      [
        .element(
          .h2, [.id(id)],
          [
            .text(visit.terms.own(written.terms.singular).capitalisedFirst + " "),
            Look.link(name(of: written.key, visit), recordAddress(written.key, visit)),
            .text(", version \(written.entry.version)"),
          ]),
        changes(written.entry.content, visit), also(written.key, visit),
      ])
  }

  private static func name(of key: RecordKey, _ visit: Visit) -> String {
    visit.recordNames.name(ofKind: key.kind, id: key.id)
  }

  /// The record's own page, where it has one.
  private static func also(_ key: RecordKey, _ visit: Visit) -> Node {
    guard key.kind == Batch.kind else { return .nothing }
    return .element(.p, [], [Look.link("Visa inläsningen", visit.link("inlasning", "fil", key.id))])
  }

  private static func recordAddress(_ key: RecordKey, _ visit: Visit) -> String {
    visit.link("historik", "uppgift", fields: FormFields([.init("slag", key.kind), .init("id", key.id)]))
  }

  private static func changes(_ content: RecordHistory.Content, _ visit: Visit) -> Node {
    switch content {
    case .changes(let changes) where changes.isEmpty: return .element(.p, [], "Inget ändrat.")
    case .changes(let changes): return Look.list(changes.map { [.text(named($0.text, visit))] })
    case .incomparable: return .element(.p, [], "Går inte att jämföra med versionen före.")
    case .disposed(let event?): return .element(.p, [], "Gallrad genom händelse \(event).")
    case .disposed(nil): return .element(.p, [], "Gallrad.")
    }
  }

  /// The words with those who acted by name, `Anna Ek (kommandorad)` for `cli:anna`.
  private static func named(_ text: String, _ visit: Visit) -> String {
    text.replacing(/\b(?:cli|api):[^\s,;”]+/) { visit.names.name(of: String($0.output)) }
  }

  /// What the use case did, with the installation's words.
  private static func deed(_ useCase: String, _ visit: Visit) -> String { visit.terms.own(EventWords.deed(useCase)) }

  // MARK: Records

  private static func kinds(_ visit: Visit) async throws -> WebAnswer {
    if let name = visit.query["slag"], !name.isEmpty { return try await records(visit, kind: name) }
    let rows = try await visit.ask(ListRecordKinds.self, RecordKinds.all)
    let table = PageTable(
      id: "slag", caption: "Slag av uppgifter",
      columns: [.init("Slag", .label), .init("Uppgifter", .number), .init("Versioner", .number), .init("Senast")],
      rows: rows.map { row in
        let link = visit.link("historik", "uppgifter", fields: ["slag": row.kind])
        return .init([
          .way(visit.terms.own(row.terms.plural).capitalisedFirst, to: link),
          .number(SwedishText.number(Int64(row.records)), exact: Int64(row.records)),
          .number(SwedishText.number(Int64(row.versions)), exact: Int64(row.versions)),
          .words(row.latestEvent.map { "\($0.recordedAt.textInStockholm) av \(visit.names.name(of: $0.actor))" } ?? ""),
        ])
      })
    let count = SwedishText.number(Int64(rows.count))
    return visit.page(
      "Uppgifter", in: .history, beneath: [.init(MainPage.history.title, visit.link("historik"))],
      [
        Look.answer([.text("\(count) slag av uppgifter har en historia.")]), tabs(visit, isEvents: false),
        rows.isEmpty
          ? Look.empty("Inget är skrivet ännu.", [.text("Uppgifter visas här när de har skrivits.")])
          : Look.table(table),
      ])
  }

  private static func records(_ visit: Visit, kind: String) async throws -> WebAnswer {
    let ids = try await visit.ask(ReadHistory.self, .init(kind: kind, id: nil, kinds: RecordKinds.all)).others
    let terms = RecordKinds.all.kind(named: kind)?.terms ?? KindTerms(kind, kind)
    let stored = RecordKinds.all.kind(named: kind)?.kind ?? kind
    return visit.page(
      visit.terms.own(terms.plural).capitalisedFirst, in: .history,
      beneath: [
        .init(MainPage.history.title, visit.link("historik")), .init("Uppgifter", visit.link("historik", "uppgifter")),
      ],
      [
        Look.answer([
          .text(SwedishText.number(Int64(ids.count)) + " "),
          .text(visit.terms.own(ids.count == 1 ? terms.singular : terms.plural) + "."),
        ]),
        ids.isEmpty
          ? Look.empty(
            "Inget av det slaget är skrivet ännu.", [Look.link("Alla slag", visit.link("historik", "uppgifter"))])
          : Look.list(
            ids.map { id in
              let key = RecordKey(kind: stored, id: id)
              return [Look.link(name(of: key, visit), recordAddress(key, visit))]
            }),
      ])
  }

  private static func record(_ visit: Visit) async throws -> WebAnswer {
    let (kind, id) = (visit.query["slag"] ?? "", visit.query["id"] ?? "")
    let found = try await visit.ask(ReadHistory.self, .init(kind: kind, id: id, kinds: RecordKinds.all))
    guard let history = found.records.first(where: { $0.key.id == id }) ?? found.records.first else {
      throw WebProblem.noPage
    }
    let terms = history.terms
    let name = name(of: history.key, visit)
    let count = history.entries.count
    var content: [Node] = [
      Look.answer([
        .text(
          count == 1
            ? "Skrevs en gång och har inte ändrats."
            : "Har skrivits \(SwedishText.number(Int64(count))) gånger; det senaste står först.")
      ]), also(history.key, visit),
    ]
    if name != history.key.id {
      content.append(.element(.p, [.class("small")], [.text("Id: "), .element(.code, [], history.key.id)]))
    }
    for entry in history.entries {
      let heading = "version-\(entry.version)"
      let number = String(entry.event.number)
      content.append(
        .element(
          .section, [.aria("labelledby", heading)],
          [
            .element(.h2, [.id(heading)], "Version \(entry.version)"),
            .element(
              .p, [],
              [
                .text(
                  "\(entry.event.recordedAt.textInStockholm), \(visit.names.name(of: entry.event.actor)): "),
                Look.link(deed(entry.event.useCase, visit), visit.link("historik", "handelse", number)),
                .text(entry.event.reason.isEmpty ? "" : ". Varför: \(entry.event.reason)"),
              ]), changes(entry.content, visit),
          ]))
    }
    return visit.page(
      visit.terms.own(terms.singular).capitalisedFirst + " " + name, in: .history,
      beneath: [
        .init(MainPage.history.title, visit.link("historik")),
        .init(
          visit.terms.own(terms.plural).capitalisedFirst,
          visit.link("historik", "uppgifter", fields: ["slag": history.key.kind])),
      ], content)
  }
}
