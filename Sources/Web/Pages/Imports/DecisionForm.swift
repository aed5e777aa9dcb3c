import Formats
import HTML
import Intake
import Kernel
import Storage

/// What a file would do, and the form by which somebody decides.
struct DecisionForm {
  private let job: IntakeJob
  private let visit: Visit
  private let faults: [FieldFault]
  private let preview: IntakePreview

  /// The form of a job that waits.
  init(_ job: IntakeJob, _ visit: Visit, _ faults: [FieldFault]) {
    self.job = job
    self.visit = visit
    self.faults = faults
    preview = job.preview ?? IntakePreview()
  }

  private var kind: IntakeKind { job.order.kind }
  private var address: String { visit.link("inlasning", "jobb", job.id) }

  /// What was said wrong, or not at all, at its field.
  static func faults(_ job: IntakeJob, in terms: Terms) -> [FieldFault] {
    findings(job, ofForm: true).map { FieldFault(terms.own($0.message + " " + $0.remedy), at: $0.place) }
  }

  private static func findings(_ job: IntakeJob, ofForm: Bool) -> [IntakeFinding] {
    let fields = Set(job.fields.map(\.rawValue))
    return (job.preview?.findings ?? []).filter {
      ($0.code.hasPrefix("intake.") && fields.contains($0.place)) == ofForm
    }
  }

  /// What the sent form says of the file.
  ///
  /// **Throws** `WebProblem.oddField`.
  static func order(_ form: FormFields) throws -> IntakeOrder {
    let text = form["slag"] ?? ""
    guard let kind = IntakeKind(rawValue: text) else { throw WebProblem.oddField(name: "slag", text: text) }
    var order = IntakeOrder(kind)
    for field in IntakeField.allCases where field != .sheet {
      if let value = form[field.rawValue], !value.isEmpty { order.said[field.rawValue] = value }
    }
    order.sheets = form.all(IntakeField.sheet.rawValue).filter { !$0.isEmpty }
    order.accepted = Set(form.all("godkann")).sorted()
    order.isConfirmed = form["bekrafta"] == "ja"
    return order
  }

  /// The page's content.
  var content: [Node] {
    [Look.answer([.text(PreviewAnswer(job, in: visit.terms).text)]), findings, effect, understood, form]
  }

  private var findings: Node {
    let found = DecisionForm.findings(job, ofForm: false)
    guard !found.isEmpty else { return .nothing }
    let more = preview.moreFindings > 0 ? " (och \(SwedishText.number(Int64(preview.moreFindings))) till)" : ""
    return Look.table(
      PageTable(
        id: "funnet", caption: "Funnet i filen" + more,
        columns: [.init("Vad", .label), .init("Hur allvarligt"), .init("Gör så här"), .init("Var")],
        rows: found.map { finding in
          .init([
            .words(visit.terms.own(finding.message)), .content([state(finding)]),
            .words(visit.terms.own(finding.remedy)), .words(finding.place),
          ])
        }))
  }

  private func state(_ finding: IntakeFinding) -> Node {
    switch finding.severity {
    case .error: finding.isAccepted ? Look.state(.warning, "Godtaget") : Look.state(.wrong, "Hinder")
    case .warning: Look.state(.warning, "Varning")
    case .information: Look.state(.open, "Upplysning")
    }
  }

  /// What would change; the months alone where that is not known.
  private var effect: Node { EffectTables(preview, visit)?.node ?? parts }

  private var parts: Node {
    guard !preview.parts.isEmpty else { return .nothing }
    return Look.table(
      PageTable(
        id: "manaderna", caption: "Månader som filen skulle skriva",
        columns: [
          .init("Månad", .label), .init("Periodstatus"), .init("Rader", .number), .init("Summa, debet plus", .number),
        ],
        rows: preview.parts.map { part in
          .init([
            .words(SwedishText.text(part.month)), .words(part.status.text),
            .number(SwedishText.number(Int64(part.rows)), exact: Int64(part.rows)),
            .number(SwedishText.kronor(part.sum.ore), exact: part.sum.ore),
          ])
        }))
  }

  private var understood: Node {
    // What the sums prove stands in the reconciliation, where there is one.
    let lines = preview.lines + (preview.effect == nil ? preview.proofs : [])
    guard !lines.isEmpty else { return .nothing }
    return .element(
      .section, [.aria("labelledby", "last-rubrik")],
      [
        .element(.h2, [.id("last-rubrik")], "Så här lästes filen"),
        Look.list(lines.map { [.text(String($0.trimmed))] }),
      ])
  }

  // MARK: The form

  private var form: Node {
    let grants = visit.desk.context.actor.grants
    let others = IntakeKind.allCases.filter { !job.kinds.contains($0) }
    let open = (job.kinds + others).filter { $0 == kind || $0.isOpen(grants) }
    let choices = open.map { Field.Choice($0.rawValue, visit.terms.own($0.title)) }
    let isReady = !preview.isNothingNew && preview.findings.allSatisfy { !$0.isInTheWay || $0.consent != nil }
    var actions: [Node] = []
    if isReady { actions.append(Look.button("Läs in", name: "gor", value: "las-in")) }
    actions += [
      Look.button("Granska igen", isReady ? .second : .first, name: "gor", value: "granska"),
      Look.button("Avbryt", .quiet, to: address + "/avbryt"),
    ]
    return .element(
      .section, [.aria("labelledby", "beslut-rubrik")],
      [
        .element(.h2, [.id("beslut-rubrik")], "Vad filen är"),
        Look.form(
          to: address, token: visit.token,
          [
            Look.field(
              Field("slag", "Innehåll", .list(choices, chosen: kind.rawValue), hint: "Känns igen på filens rubriker."))
          ] + fields.map { Look.field(field($0), faults: faults) } + consents + [
            Look.field(Field("skal", "Varför", .line(""), hint: "Syns i historiken.", isRequired: false)),
            Look.actions(actions),
          ]),
      ])
  }

  private static let signs: [Field.Choice] = [
    .init("report", "Rapportens: intäkter plus, kostnader minus"), .init("ledger", "Huvudbokens: debet plus"),
  ]

  /// What has to be said aloud before the file is brought in all the same.
  private var consents: [Node] {
    let found = preview.findings.filter { $0.severity == .error && $0.consent != nil }
    let grave = found.filter(\.isGrave)
    var words: [String] = []
    var choices: [Field.Choice] = []
    for finding in grave {
      guard let word = finding.consent, !words.contains(word) else { continue }
      words.append(word)
      choices.append(.init(word, "Läs in ändå: " + visit.terms.own(finding.message)))
    }
    var nodes: [Node] = []
    if !choices.isEmpty {
      nodes.append(
        Look.field(
          Field(
            "godkann", "Det här brukar betyda att det är fel fil", .anyOf(choices, chosen: job.order.accepted),
            isRequired: false)))
    }
    if found.contains(where: { !$0.isGrave }) || kind == .budget || kind == .forecast || kind == .reallocation {
      nodes.append(
        Look.field(
          Field(
            "bekrafta", "Läs in trots det som ser ut som misstag", .check(job.order.isConfirmed), isRequired: false)))
    }
    return nodes
  }

  /// What has to be said; how files are read is for those who may say it.
  private var fields: [IntakeField] {
    job.fields.filter { $0 != .remember || IntakeKind.mapping.isOpen(visit.desk.context.actor.grants) }
  }

  private func field(_ field: IntakeField) -> Field {
    let text = job.order.text(field)
    let name = field.rawValue
    switch field {
    case .source:
      return Field(
        name, "Källa", .line(text.isEmpty ? "huvudbok" : text), hint: "Filer från samma källa ersätter varandra.")
    case .status:
      let choices =
        [Field.Choice("", "Som den är; en ny månad är öppen")]
        + PeriodStatus.allCases.map { Field.Choice($0.rawValue, $0.text.capitalisedFirst) }
      return Field(name, "Sista månadens periodstatus", .list(choices, chosen: text), isRequired: false)
    case .months:
      return Field(
        name, "Månader", .line(text),
        hint: "Lämna tomt för dem som filen själv säger. Annars 2019-04 eller "
          + "2019-01..2019-04.", isRequired: false)
    case .oneSided:
      return Field(
        name, "Verifikationerna behöver inte balansera (nämndens utdrag)", .check(text == "ja"), isRequired: false)
    case .year: return Field(name, "År", .number(text, unit: ""))
    case .name: return Field(name, "Vad versionen heter", .line(text))
    case .month: return Field(name, visit.terms("Sista månad med utfall"), .line(text), hint: "Som 2019-04.")
    case .firstMonth: return Field(name, "Gäller från månad", .line(text), hint: "Som 2019-05.")
    case .sheet:
      return Field(
        name, "Blad", .anyOf(preview.sheets.map { .init($0, $0) }, chosen: job.order.sheets),
        hint: "Kryssa för bladen som ska läsas in. Utan kryss tas det blad som känns igen.", isRequired: false)
    case .remember:
      return Field(
        name, "Kom ihåg hur filen lästes till källans nästa fil", .check(text == "ja"), isRequired: false)
    case .sign where kind == .ledger:
      return Field(
        name, "Filens tecken",
        .list([.init("", "Det som filen själv visar")] + DecisionForm.signs, chosen: text), isRequired: false)
    case .unit where kind == .ledger:
      return Field(
        name, "Beloppens enhet",
        .list(
          [.init("", "Den som filen själv visar")] + AmountUnit.allCases.map { .init($0.rawValue, $0.rawValue) },
          chosen: text), isRequired: false)
    case .sign:
      let chosen = text.isEmpty ? (kind == .totals ? "ledger" : "report") : text
      return Field(
        name, "Filens tecken",
        .oneOf(DecisionForm.signs, chosen: chosen))
    case .unit:
      return Field(
        name, "Beloppens enhet",
        .list(AmountUnit.allCases.map { .init($0.rawValue, $0.rawValue) }, chosen: text.isEmpty ? "kr" : text))
    case .layer:
      return Field(
        name, "Vems prognos",
        .list(IntakeField.layers.map { .init($0.name, $0.title) }, chosen: text.isEmpty ? "unit" : text))
    case .decision:
      return Field(name, "Beslut", .line(text), hint: "Som SN 2019-04-23 § 40.", isRequired: kind == .reallocation)
    case .validFrom:
      return Field(
        name, "Gäller från år", .number(text, unit: ""), hint: "Lämna tomt för att gälla alla år.", isRequired: false)
    }
  }
}
