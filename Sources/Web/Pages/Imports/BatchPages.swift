import Accounts
import Formats
import HTML
import Importing
import Installed
import Intake
import Kernel
import Ledger
import Organisation
import Storage

/// One import: what it brought, what it replaced, and its file.
enum BatchPages {
  static let routes: [Route] = [
    .get("/inlasning/fil/{inlasning}", .permission(.read), answer: batch),
    .get("/inlasning/fil/{inlasning}/original", .permission(.readConfidential), .never, answer: original),
  ]

  /// How much of the import can still be seen.
  static func visibility(_ row: ListBatches.Row) -> Node {
    Look.state(row.visibleMonths.isEmpty ? .none : .done, word(row))
  }

  /// The same as a word.
  static func word(_ row: ListBatches.Row) -> String {
    if row.visibleMonths.isEmpty { return "Ersatt" }
    return Set(row.visibleMonths).count == row.batch.parts.count ? "Hela" : "Delvis"
  }

  private static func batch(_ visit: Visit) async throws -> WebAnswer {
    let id = visit.parameter("inlasning")
    guard let row = try await visit.ask(ListBatches.self, ()).first(where: { $0.id == id }) else {
      throw LedgerProblem.unknownBatch(id)
    }
    let differences = try await visit.ask(ListDifferences.self, .init(id, isForReplacing: true))
    let event = try await visit.ask(ListEvents.self, .init(numbers: [row.event], kinds: RecordKinds.all)).events.first
    let months = SwedishText.text(row.batch.parts.map(\.month))
    return visit.page(
      "Inläsning \(id)", in: .imports, beneath: StructurePages.crumbs(visit),
      [
        Look.answer([.text("\(row.batch.fileName), \(months): \(sentence(row, differences))")]),
        facts(row, event, visit), parts(row), changes(differences), classes(differences), file(row, visit),
      ])
  }

  private static func sentence(_ row: ListBatches.Row, _ differences: BatchDifferences) -> String {
    let seen =
      switch word(row) {
      case "Ersatt": "har ersatts av senare inläsningar."
      case "Hela": "syns i alla siffror."
      default: "syns delvis; senare inläsningar har ersatt resten."
      }
    guard !differences.replaced.isEmpty else { return seen + " Den ersatte ingenting." }
    let changed = SwedishText.number(Int64(differences.rows.count))
    let all = SwedishText.number(Int64(differences.codeStrings))
    let replaced = ReplacedWords.text(differences.replaced.map { .init($0) })
    return seen + " Den ersatte \(replaced) och ändrade \(changed) av \(all) kodsträngar."
  }

  private static func facts(_ row: ListBatches.Row, _ event: EventHeader?, _ visit: Visit) -> Node {
    let batch = row.batch
    var facts: [(name: String, value: [Node])] = [
      ("Källa", [.text(batch.source)]), ("Uttagen", [.text(SwedishText.text(batch.extracted))]),
    ]
    if let event {
      facts.append(
        (
          "Inläst",
          [
            .text("\(event.recordedAt.textInStockholm) av \(visit.names.name(of: event.actor)), "),
            Look.link("händelse \(event.number)", visit.link("historik", "handelse", String(event.number))),
          ]
        ))
      if !event.reason.isEmpty { facts.append(("Varför", [.text(event.reason)])) }
    }
    if !batch.selection.parts.isEmpty { facts.append(("Urval", [.text(SelectionText.of(batch.selection))])) }
    if let origin = batch.origin { facts.append(("Räkenskaper för", [.text(origin.name + " " + origin.number)])) }
    if let anew = batch.rereadOf {
      facts.append(("Läst på nytt ur", [Look.link(anew, visit.link("inlasning", "fil", anew))]))
    }
    if !batch.consents.isEmpty {
      facts.append(("Inläst trots att", [.text(SwedishText.list(batch.consents.map(ConsentWords.text)))]))
    }
    if batch.warnings > 0 { facts.append(("Varningar", [.text(SwedishText.number(Int64(batch.warnings)))])) }
    if batch.maskedCount > 0 {
      facts.append(("Maskerade personnummer", [.text(SwedishText.number(Int64(batch.maskedCount)))]))
    }
    facts.append(("Filens SHA-256", [.element(.code, [], batch.file.description)]))
    return Look.facts(facts)
  }

  private static func parts(_ row: ListBatches.Row) -> Node {
    Look.table(
      PageTable(
        id: "manader", caption: "Månader",
        columns: [
          .init("Månad", .label), .init("Periodstatus"), .init("Rader", .number), .init("Summa", .number),
          .init("Syns"), .init("Kontrollsumma för månaden"),
        ],
        rows: row.batch.parts.map { part in
          let isVisible = row.visibleMonths.contains(part.month)
          return .init([
            .words(SwedishText.text(part.month)), .words(part.status.text),
            .number(SwedishText.number(Int64(part.rows)), exact: Int64(part.rows)),
            .number(SwedishText.kronor(part.sum.ore), exact: part.sum.ore),
            .content([Look.state(isVisible ? .done : .none, isVisible ? "Ja" : "Nej")]),
            .words(part.segment?.short ?? "inget"),
          ])
        }))
  }

  /// How many of the changed code strings are shown.
  private static let shown = 50

  private static func changes(_ differences: BatchDifferences) -> Node {
    guard differences.isReplacing, !differences.rows.isEmpty else { return .nothing }
    let rows = differences.greatest(shown)
    let all = SwedishText.number(Int64(differences.rows.count))
    let caption =
      rows.count < differences.rows.count
      ? "Ändrade kodsträngar, de \(rows.count) största av \(all)" : "Ändrade kodsträngar, största först"
    return Look.table(
      PageTable(
        id: "kodstrangar", caption: caption + " (debet är plus)",
        columns: [
          .init("Kodsträng", .label), .init("Månad"), .init("Före", .number), .init("Nu", .number),
          .init("Ändring", .number), .init("Märkning"),
        ],
        rows: rows.map { row in
          .init([
            .words(row.text), .words(month(row)), amount(row.before), amount(row.now), amount(row.change),
            .words(row.before == nil ? "ny" : row.now == nil ? "borta" : ""),
          ])
        }))
  }

  private static func month(_ row: BatchDifferences.Row) -> String {
    switch row.phase {
    case .month: SwedishText.text(row.month)
    case .opening: SwedishText.text(row.month) + " (ingående)"
    case .closing: SwedishText.text(row.month) + " (bokslut)"
    }
  }

  private static func amount(_ money: Money?) -> PageTable.Cell {
    money.map { .number(SwedishText.kronor($0.ore), exact: $0.ore) } ?? .empty
  }

  private static func classes(_ differences: BatchDifferences) -> Node {
    guard differences.isReplacing, !differences.classes.isEmpty else { return .nothing }
    return Look.table(
      PageTable(
        id: "kontoklasser", caption: "Kontoklasser före och nu (debet är plus)",
        columns: [.init("Kontoklass", .label), .init("Månad"), .init("Före", .number), .init("Nu", .number)],
        rows: differences.classes.map { total in
          .init([
            .words(total.name.isEmpty ? "utan konto" : total.name), .words(SwedishText.text(total.month)),
            amount(total.before), amount(total.now),
          ])
        }))
  }

  private static func file(_ row: ListBatches.Row, _ visit: Visit) -> Node {
    guard visit.may(.readConfidential) else { return .nothing }
    return .element(
      .p, [],
      [
        Look.link("Hämta filen som den lästes in", visit.link("inlasning", "fil", row.id, "original")),
        .text(". Den kan innehålla uppgifter som inte får spridas."),
      ])
  }

  private static func original(_ visit: Visit) async throws -> WebAnswer {
    let file = try await visit.ask(ReadSourceFile.self, visit.parameter("inlasning"))
    let name = file.name.unicodeScalars.map { scalar in
      scalar.isASCII && scalar.value >= 0x20 && scalar != "\"" && scalar != "\\" ? String(scalar) : "_"
    }.joined()
    return WebAnswer(
      headers: [
        "content-type": "application/octet-stream", "content-disposition": "attachment; filename=\"\(name)\"",
      ], body: file.bytes)
  }
}
