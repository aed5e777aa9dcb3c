import Formats
import HTML
import Intake
import Kernel
import Ledger
import Organisation
import Overview
import Reporting
import Storage

/// What is said once a file is in: what came in, what is next, and what to do where it was wrong.
enum AfterImport {
  /// The content of the job's page.
  static func content(_ job: IntakeJob, _ visit: Visit) async throws -> [Node] {
    if let batch = job.batch, visit.may(.read),
      let row = try await visit.ask(ListBatches.self, ()).first(where: { $0.id == batch })
    {
      return try await ledger(row, job, visit)
    }
    let text = visit.terms.own("\(job.order.kind.title): \(job.outcome).")
    return [
      Look.answer([.text(job.event == nil ? "\(job.fileName) gav inget nytt." : "\(job.fileName) är inläst.")]),
      Look.notice(job.event == nil ? .information : .good, [.text(text)], isNews: true),
      section("Härnäst", "harnast", Look.list(places(job, visit))),
      job.event == nil
        ? .nothing : section("Om det blev fel", "angra", .element(.p, [], undone(job.order.kind, visit))),
    ]
  }

  private static func section(_ title: String, _ id: String, _ content: Node) -> Node {
    .element(.section, [.aria("labelledby", id)], [.element(.h2, [.id(id)], title), content])
  }

  // MARK: A ledger

  private static func ledger(_ row: ListBatches.Row, _ job: IntakeJob, _ visit: Visit) async throws -> [Node] {
    let replaced = try await visit.ask(ListDifferences.self, .init(row.id, isForReplacing: true)).replaced
    let months = row.batch.parts.map(\.month)
    let rows = SwedishText.count(row.batch.parts.reduce(0) { $0 + $1.rows }, "rad", "rader")
    let done = "\(job.fileName) är inläst: \(rows), \(SwedishText.text(months)), inläsning \(row.id)."
    let instead =
      replaced.isEmpty
      ? " Den ersatte inget." : " Den ersatte \(ReplacedWords.text(replaced.map { IntakeEffect.Replaced($0) }))."
    var items: [[Node]] = []
    if let month = months.max() { items = try await next(month, visit) }
    items.append([Look.link("Se hela inläsningen \(row.id)", visit.link("inlasning", "fil", row.id))])
    items.append([Look.link("Läs in en fil till", visit.link("inlasning"))])
    return [
      Look.answer([.text(done + instead)]),
      Look.notice(.good, [.text("Siffrorna räknar med filen från och med nu.")], isNews: true),
      section("Härnäst", "harnast", Look.list(items)),
      section("Om det blev fel", "angra", .fragment(undone(row, replaced, visit))),
    ]
  }

  /// What is to be done with the month that came in.
  private static func next(_ month: Month, _ visit: Visit) async throws -> [[Node]] {
    let situation = try await visit.ask(ReadSituation.self, .init(month: month, today: visit.today))
    let name = SwedishText.text(month)
    let fields = FormFields([.init("period", month.description)])
    var items: [[Node]] = [
      [
        Look.link("Se \(name) i Ekonomi", visit.link("ekonomi", fields: fields)),
        .text(" och om beloppen är rimliga."),
      ],
      [
        .text(reconciled(situation, name) + " "),
        Look.link("Stäm av mot huvudbokens rapport", visit.link("inlasning", "tackning")),
      ],
      [Look.link("Se om alla koder faller på en rad och en enhet", visit.link("inlasning", "kodning"))],
    ]
    if let missing = situation.missingMonth {
      items.append([.text("\(SwedishText.text(missing).capitalisedFirst) skulle också vara inläst nu, men saknas.")])
    }
    items.append(work(situation, month, visit))
    return items
  }

  private static func reconciled(_ situation: ReadSituation.Output, _ name: String) -> String {
    guard let reconciliation = situation.reconciliation, reconciliation.isCovered else {
      return "Ingen kontrollsumma finns för \(name)."
    }
    let all = SwedishText.count(reconciliation.rows.count, "kontrollsumma", "kontrollsummor")
    let differing = reconciliation.differing.count
    guard differing > 0 else { return "\(all) till och med \(name) stämmer." }
    return "\(SwedishText.number(Int64(differing))) av \(all) till och med \(name) stämmer inte."
  }

  /// What is missing for the month's occasion.
  private static func work(_ situation: ReadSituation.Output, _ month: Month, _ visit: Visit) -> [Node] {
    let name = SwedishText.text(month)
    guard let work = situation.work else {
      return [
        .text(visit.terms("Inget uppföljningstillfälle är planerat för \(name). ")),
        Look.link(visit.terms("Se årets tillfällen"), visit.link("rapporter")),
      ]
    }
    let way = Look.link("\(work.occasion.name) \(name)", visit.link("rapporter", month.description))
    if situation.lockedMonths.contains(month) {
      return [way, .text(": rapporten är redan låst och ändras inte av inläsningen. Se där vad som nu skiljer.")]
    }
    let left = work.rows.count { $0.state != .approved }
    guard left > 0 else { return [way, .text(": alla avsnitt är godkända. Kontrollera dem mot de nya siffrorna.")] }
    return [
      way,
      .text(
        ": \(SwedishText.number(Int64(left))) av \(SwedishText.count(work.rows.count, "avsnitt", "avsnitt")) är inte "
          + (left == 1 ? "godkänt." : "godkända.")),
    ]
  }

  /// How the import is taken back: imports are never taken away, later ones hide them.
  private static func undone(
    _ row: ListBatches.Row, _ replaced: [BatchDifferences.Replaced], _ visit: Visit
  ) -> [Node] {
    let source = row.batch.source
    guard !replaced.isEmpty else {
      return [
        .element(
          .p, [],
          "En inläsning tas inte bort, den ersätts. Läs in en rättad fil för samma månader med källan ”\(source)”, så "
            + "gäller den i stället för \(row.id).")
      ]
    }
    let fetched =
      visit.may(.readConfidential)
      ? "Filen hämtas på sidan för inläsningen: "
      : "Filen finns hos den som läste in den; inläsningens sida säger vem: "
    let links = replaced.map { Look.link($0.batch, visit.link("inlasning", "fil", $0.batch)) }
    let listed = links.enumerated().flatMap { $0 == 0 ? [$1] : [Node.text(", "), $1] }
    return [
      .element(
        .p, [],
        "En inläsning tas inte bort, den ersätts. Läs in den tidigare filen igen med källan ”\(source)” och godta i "
          + "formuläret att månaden återgår, så gäller den på nytt. En rättad fil läses in på samma sätt."),
      .element(.p, [], [.text(fetched)] + listed + [.text(".")]),
    ]
  }

  // MARK: Other files

  /// Where what came in can be seen.
  private static func places(_ job: IntakeJob, _ visit: Visit) -> [[Node]] {
    var items: [[Node]] = []
    if let event = job.event {
      items.append([Look.link("Visa vad som ändrades", visit.link("historik", "handelse", String(event)))])
    }
    if let (words, steps) = place(job.order.kind, visit), visit.may(.read) {
      items.append([Look.link(words, visit.link(steps))])
    }
    items.append([Look.link("Läs in en fil till", visit.link("inlasning"))])
    return items
  }

  private static func place(_ kind: IntakeKind, _ visit: Visit) -> (words: String, steps: [String])? {
    switch kind {
    case .ledger, .totals: ("Se vilka månader som finns och stämmer", ["inlasning", "tackning"])
    case .budget, .reallocation, .adjustments, .internalAgreements: ("Se Ekonomi", ["ekonomi"])
    case .forecast, .methods, .assumptions, .volumes, .frames: ("Se Prognos", ["prognos"])
    case .units: ("Se enheterna", ["inlasning", "enheter"])
    case .areas: (visit.terms("Se uppföljningsområdena"), ["inlasning", "omraden"])
    case .statements: (visit.terms("Se uppställningen"), ["inlasning", "uppstallningar"])
    case .codes, .counterparties, .watched: ("Se på vilka rader koderna faller", ["inlasning", "kodning"])
    case .occasions, .calendar: (visit.terms("Se uppföljningstillfällena"), ["rapporter"])
    case .roles, .standIns, .mapping, .protected, .retention: ("Se Inställningar", ["installningar"])
    }
  }

  private static func undone(_ kind: IntakeKind, _ visit: Visit) -> String {
    switch kind {
    case .budget: "Läs in en rättad fil, så blir den en ny version av budgeten. De tidigare finns kvar."
    case .reallocation: "Läs in en ny omdisponering med motsatta belopp. Den här finns kvar i historiken."
    default: "Läs in en rättad fil, så gäller den. Vad som gällde förut står bland det som ändrades."
    }
  }
}
