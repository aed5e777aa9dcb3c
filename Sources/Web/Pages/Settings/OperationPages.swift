import HTML
import Kernel
import Storage

/// *Inställningar*: how the program is run: its settings, and whether the board is backed up.
enum OperationPages {
  static let routes: [Route] = [
    .get("/installningar/drift", .permission(.administer), .never, answer: settings).presentOnly,
    .get("/installningar/sakerhetskopior", .permission(.administer), .never, answer: backups).presentOnly,
  ]

  private static func settings(_ visit: Visit) async throws -> WebAnswer {
    let shown = visit.settings.shown
    let changed = shown.count { !$0.value.isEmpty && $0.origin != "det vanliga" }
    let table =
      shown.isEmpty
      ? Look.empty("Inga inställningar kan visas.", [.text("Den som sköter servern kan visa dem där.")])
      : Look.table(
        PageTable(
          id: "installningar", caption: "Serverns inställningar",
          columns: [.init("Inställning", .label), .init("Namn i filen"), .init("Värde"), .init("Kommer från")],
          rows: shown.map { setting in
            .init([
              .words(setting.meaning), .content([.element(.code, [], setting.name)], sortedBy: setting.name),
              .words(value(setting.value)), .words(setting.origin),
            ])
          }))
    return visit.page(
      "Driftinställningar", in: .settings, beneath: SettingsPages.crumbs(visit),
      [
        Look.answer([
          .text(
            "\(SwedishText.number(Int64(changed))) av \(SwedishText.number(Int64(shown.count))) inställningar är "
              + "valda; resten är de vanliga.")
        ]), SettingsPages.tabs(visit, .operation), table,
        .element(
          .p, [],
          "De ändras på servern, i inställningsfilen eller miljön, och gäller när servern startas om. Nycklar och "
            + "lösenord visas inte."),
      ])
  }

  /// The value as it is read, with the file's own word beside it where that is not Swedish.
  private static func value(_ text: String) -> String {
    switch text {
    case "yes": "ja (yes)"
    case "no": "nej (no)"
    default: text
    }
  }

  /// How many backups are shown.
  private static let most = 30

  private static func backups(_ visit: Visit) async throws -> WebAnswer {
    let now = visit.desk.context.now
    let notes = try await visit.desk.store.careNotes(at: now, limit: .max)
    return visit.page(
      "Säkerhetskopior", in: .settings, beneath: SettingsPages.crumbs(visit),
      [
        Look.answer([.text(answer(notes, at: now))]), SettingsPages.tabs(visit, .backups), table(notes.prefix(most)),
        .element(
          .p, [],
          "Kopior görs på servern, helst varje natt och så att de kontrolleras. Här syns de som har gjorts därifrån "
            + "det senaste året, högst \(most). Kontrollerad betyder att varje summa i kopian räknades om när den "
            + "gjordes; en kontroll som görs senare antecknas inte här. Om filerna finns kvar vet bara servern. "
            + "Lagrets nyckel ingår inte i kopiorna."),
      ])
  }

  /// How many seconds may pass before a backup is old.
  private static let patience: Int64 = 2 * 86_400

  private static func answer(_ notes: [CareNote], at now: Instant) -> String {
    guard let last = notes.first else { return "Ingen säkerhetskopia är känd. Be den som sköter servern att göra en." }
    let when = "Den senaste säkerhetskopian gjordes \(last.at.textInStockholm)"
    let checked = notes.first(where: \.isVerified)
    let verified =
      last.isVerified
      ? " och är kontrollerad."
      : checked.map { "; den senaste som är kontrollerad gjordes \($0.at.textInStockholm)." }
        ?? "; ingen är kontrollerad."
    let isOld = now.seconds - last.at.seconds > patience
    return when + verified + (isOld ? " Det är mer än två dygn sedan." : "")
  }

  private static func table(_ notes: ArraySlice<CareNote>) -> Node {
    guard !notes.isEmpty else { return .nothing }
    return Look.table(
      PageTable(
        id: "kopior", caption: "Säkerhetskopior, de senaste först", isSortable: true,
        columns: [
          .init("När", .label), .init("Till och med händelse", .number), .init("Storlek, MB", .number),
          .init("Kontrollerad"), .init("Krypterad"),
        ],
        rows: notes.map { note in
          // Tenths of a megabyte, at least one.
          let size = Int64(max(1, note.bytes / 100_000))
          return .init([
            .brief(note.at.textInStockholm),
            note.event.map { .number(SwedishText.number(Int64($0)), exact: Int64($0)) } ?? .empty,
            .number(SwedishText.number(size, decimals: 1), exact: size),
            .content([note.isVerified ? Look.state(.done, "Ja") : Look.state(.warning, "Nej")]),
            .words(note.isEncrypted ? "Ja" : "Nej"),
          ])
        }))
  }
}
