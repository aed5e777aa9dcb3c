import Access
import Formats
import HTML
import Kernel
import Organisation
import Storage

/// *Inställningar*: who has looked at what is confidential, and who has logged in.
enum ReadingPages {
  static let routes: [Route] = [
    .get("/installningar/laslogg", .permission(ReadingLog.permission), .never) { try await page($0) }
  ]

  /// How many entries are shown.
  private static let most = 200

  private static let sorts: [(word: String, title: String, sort: Reading.Sort?)] = [
    ("skyddat", "Läst något skyddat", .confidential), ("inloggning", "Loggat in", .login), ("allt", "Allt", nil),
  ]

  private static func page(_ visit: Visit) async throws -> WebAnswer {
    let word = visit.query["slag"] ?? sorts[0].word
    guard let chosen = sorts.first(where: { $0.word == word }) else {
      throw WebProblem.oddField(name: "slag", text: word)
    }
    let person = String((visit.query["vem"] ?? "").trimmed)
    // One more than is shown tells that there are more.
    let found = try await ReadingLog(visit.desk).latest(
      most + 1, of: person.isEmpty ? nil : person, chosen.sort)
    let shown = Array(found.prefix(most))
    return visit.page(
      "Läslogg", in: .settings, beneath: SettingsPages.crumbs(visit),
      [
        Look.answer([.text(answer(shown, chosen.sort, person, visit))]), SettingsPages.tabs(visit, .readings),
        question(visit, person, word), table(shown, visit),
        found.count > most
          ? .element(
            .p, [], "De senaste \(most) visas. Sök på en person, eller ta ut hela loggen som program.") : .nothing,
        .element(
          .p, [],
          "Loggen sparas i två år och kan inte ändras här."
        ),
      ])
  }

  private static func answer(_ readings: [Reading], _ sort: Reading.Sort?, _ person: String, _ visit: Visit) -> String {
    guard let last = readings.first else {
      guard person.isEmpty else { return "Inget i loggen motsvarar frågan." }
      switch sort {
      case .confidential: return "Ingen har läst något skyddat."
      case .login: return "Ingen har loggat in."
      case nil: return "Loggen är tom."
      }
    }
    return "Senast \(last.at.textInStockholm): \(visit.names.name(of: last.actor)), \(what(last))."
  }

  private static func what(_ reading: Reading) -> String {
    switch reading.sort {
    case .confidential: reading.what
    case .login: "loggade in"
    }
  }

  private static func question(_ visit: Visit, _ person: String, _ word: String) -> Node {
    Look.question(
      to: visit.base + "/installningar/laslogg",
      [
        Look.columns([
          [
            Look.field(
              Field(
                "vem", "Vem", .line(person), hint: "Som personen syns i historiken.", isRequired: false,
                tellsIfOptional: false))
          ],
          [
            Look.field(
              Field("slag", "Vad", .list(sorts.map { .init($0.word, $0.title) }, chosen: word), isRequired: false))
          ],
        ]),
        Look.actions([Look.button("Sök i loggen", .second)]),
      ])
  }

  private static func table(_ readings: [Reading], _ visit: Visit) -> Node {
    guard !readings.isEmpty else { return .nothing }
    return Look.table(
      PageTable(
        id: "laslogg", caption: "Läslogg, det senaste först",
        columns: [.init("När", .label), .init("Vem"), .init("Användarnamn"), .init("Vad"), .init("Läget per")],
        rows: readings.map { reading in
          .init([
            .brief(reading.at.textInStockholm), .words(visit.names.name(of: reading.actor)), .words(reading.actor),
            .words(what(reading)), .words(reading.moment),
          ])
        }))
  }
}
