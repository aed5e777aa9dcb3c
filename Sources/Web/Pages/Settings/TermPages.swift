import Formats
import HTML
import Kernel
import Organisation
import Storage

/// *Inställningar*: the words that the installation has for ideas of the program.
enum TermPages {
  static let routes: [Route] = [
    .get("/installningar/ord", .permission(ReadTerms.permission), .never) { try await page($0) },
    .get("/installningar/ord/{begrepp}", .permission(SetTerm.permission), .never) { try await editor($0) },
    .post("/installningar/ord/{begrepp}", .permission(SetTerm.permission), answer: choose),
    .post("/installningar/ord/{begrepp}/aterstall", .permission(SetTerm.permission), answer: reset),
  ]

  private static let title = "Ord"

  // MARK: The list

  private static func page(_ visit: Visit) async throws -> WebAnswer {
    let rows = try await visit.ask(ReadTerms.self, ())
    let count = rows.count { $0.chosen != nil }
    let lead =
      count == 0
      ? "Roders egna ord används överallt."
      : "\(count) av \(rows.count) begrepp har ett eget ord här."
    return visit.page(
      title, in: .settings, beneath: SettingsPages.crumbs(visit),
      [
        Look.answer([.text(lead)]), SettingsPages.tabs(visit, .terms),
        .element(
          .p, [],
          "Orden används på sidor och i rapporter. Låsta rapporter ändras inte. Kommandon, filers kolumner och mallars "
            + "egen text behåller Roders ord."),
        table(rows, visit),
      ])
  }

  private static func table(_ rows: [ReadTerms.Row], _ visit: Visit) -> Node {
    let mayChange = visit.may(SetTerm.permission) && visit.moment == nil
    return Look.table(
      PageTable(
        id: "ord", caption: "Begrepp och vad de heter här",
        columns: [.init("Roders ord", .label), .init("Vad det är"), .init("Ordet här"), .init("Sedan")]
          + (mayChange ? [.init("", .actions)] : []),
        rows: rows.map { row in
          let change = Node.element(
            .a,
            [
              .href(visit.link("installningar", "ord", row.term.rawValue)),
              .aria("label", "Ändra ordet för \(row.own.singular)"),
            ], "Ändra")
          return .init(
            [
              .words(row.own.text), .words(row.term.explanation),
              .words(row.chosen.map(\.text) ?? "samma"), .words(since(row, visit)),
            ] + (mayChange ? [.content([change])] : []))
        }))
  }

  private static func since(_ row: ReadTerms.Row, _ visit: Visit) -> String {
    guard let event = row.event else { return "från början" }
    return SwedishText.text(event.recordedAt.dayInStockholm) + ", av " + visit.names.name(of: event.actor)
  }

  // MARK: One word

  private static let fields: [(name: String, form: TermForms.Form, label: String)] = [
    ("en", .singular, "En eller ett …"), ("den", .definite, "Den eller det, i bestämd form"),
    ("flera", .plural, "Flera …"), ("alla", .definitePlural, "Alla …, i bestämd form"),
  ]

  private static func editor(_ visit: Visit, faults: [FieldFault] = []) async throws -> WebAnswer {
    let row = try await row(visit)
    let given = typed(visit.form.fields.isEmpty ? visit.query : visit.form)
    let forms = given ?? row.forms
    let tried = given.map { TermRules.tidied($0) }
    let found = faults.isEmpty && tried != nil ? try await refusals(row, forms, visit) : faults
    var content: [Node] = [
      Look.answer([.text("\(row.term.explanation) Ordet här är ”\(row.forms.singular)”.")]),
      form(row, forms, faults: found, visit),
    ]
    if let tried, found.isEmpty { content.append(sample(row, tried, visit)) }
    if row.chosen != nil, visit.moment == nil { content.append(back(row, visit)) }
    return visit.page(
      row.own.singular.prefix(1).uppercased() + row.own.singular.dropFirst(), in: .settings,
      beneath: SettingsPages.crumbs(visit) + [.init(title, visit.link("installningar", "ord"))], faults: found,
      status: found.isEmpty ? 200 : 422, content)
  }

  /// What the form asks for, shown as sentences first: they are sent as a question, and saved when they have been read.
  private static func form(_ row: ReadTerms.Row, _ forms: TermForms, faults: [FieldFault], _ visit: Visit) -> Node {
    let genders = TermForms.Gender.allCases.map { Field.Choice($0.rawValue, $0.rawValue) }
    return Look.question(
      to: visit.link("installningar", "ord", row.term.rawValue),
      fields.map { field in
        Look.field(
          Field(field.name, field.label, .line(forms[form: field.form]), hint: "Roders: " + row.own[form: field.form]),
          faults: faults)
      } + [
        Look.field(Field("artikel", "Artikel", .oneOf(genders, chosen: forms.gender.rawValue)), faults: faults),
        Look.actions([Look.button("Visa i meningar", .second)]),
      ])
  }

  private static func sample(_ row: ReadTerms.Row, _ forms: TermForms, _ visit: Visit) -> Node {
    let hidden =
      fields.map { Look.hidden($0.name, forms[form: $0.form]) } + [Look.hidden("artikel", forms.gender.rawValue)]
    return .element(
      .section, [.aria("labelledby", "prov")],
      [
        .element(.h2, [.id("prov")], "Så blir det"),
        .element(.p, [], Terms([row.term: forms])(row.term.sample)),
        Look.form(
          to: visit.base + "/installningar/ord/" + row.term.rawValue, token: visit.token,
          hidden + [
            Look.field(Field("skal", "Varför", .line(""), hint: "Syns i historiken.", isRequired: false)),
            Look.actions([Look.button("Använd ordet")]),
          ]),
      ])
  }

  private static func back(_ row: ReadTerms.Row, _ visit: Visit) -> Node {
    Look.form(
      to: visit.base + "/installningar/ord/" + row.term.rawValue + "/aterstall", token: visit.token,
      [Look.actions([Look.button("Använd Roders ord, ”\(row.own.singular)”", .quiet)])])
  }

  // MARK: What is sent

  private static func typed(_ fields: FormFields) -> TermForms? {
    guard TermPages.fields.contains(where: { fields[$0.name] != nil }) else { return nil }
    return TermForms(
      fields["en"] ?? "", fields["den"] ?? "", fields["flera"] ?? "", fields["alla"] ?? "",
      TermForms.Gender(rawValue: fields["artikel"] ?? "") ?? .common)
  }

  private static func row(_ visit: Visit) async throws -> ReadTerms.Row {
    let name = visit.parameter("begrepp")
    guard let row = try await visit.ask(ReadTerms.self, ()).first(where: { $0.term.rawValue == name }) else {
      throw WebProblem.noPage
    }
    return row
  }

  private static func refusals(
    _ row: ReadTerms.Row, _ forms: TermForms, _ visit: Visit
  ) async throws -> [FieldFault] {
    TermRules.problems(TermRules.tidied(forms), of: row.term, beside: visit.terms).map(fault)
  }

  private static func fault(_ problem: any Problem) -> FieldFault {
    let form = TermForms.Form.allCases.first { TermRules.field($0) == problem.place.field }
    return FieldFault(problem, at: fields.first { $0.form == form }?.name, in: .standard)
  }

  private static func choose(_ visit: Visit) async throws -> WebAnswer {
    let row = try await row(visit)
    let forms = typed(visit.form) ?? TermForms("", "", "", "")
    do {
      try await visit.run(SetTerm.self, .init(row.term, forms))
    } catch let problems as Problems {
      return try await editor(visit, faults: problems.all.map(fault))
    }
    return .seeOther(visit.base + "/installningar/ord")
  }

  private static func reset(_ visit: Visit) async throws -> WebAnswer {
    try await visit.run(SetTerm.self, .init(try await row(visit).term, nil))
    return .seeOther(visit.base + "/installningar/ord")
  }
}
