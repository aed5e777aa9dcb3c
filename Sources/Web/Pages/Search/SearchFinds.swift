import Access
import Figures
import Formats
import HTML
import Kernel
import Ledger
import Organisation
import Reporting
import Storage

/// What a search finds by what things are called, each with the way to it; only what whoever visits may read.
struct SearchFinds {
  /// How many occasions' texts are read, the latest first.
  private static let occasions = 6

  let typed: String
  let visit: Visit
  private let words: [String]

  init(typed: String, visit: Visit) {
    self.typed = typed
    self.visit = visit
    words = SearchText.words(String(typed.prefix(200)))
  }

  /// Whether every word that was typed begins a word of the texts.
  func match(_ texts: String...) -> Bool {
    guard !words.isEmpty else { return false }
    let parts = texts.flatMap(SearchText.words)
    return words.allSatisfy { word in parts.contains { $0.hasPrefix(word) } }
  }

  /// Pages by their titles.
  var pages: [[Node]] {
    var pages = visit.menu.map { (title: $0.title, steps: [$0.path], hasPast: true) }
    if visit.may(.read) {
      pages += EconomyPages.views.dropFirst().map { ("\($0.title) (Ekonomi)", ["ekonomi", $0.step], true) }
      pages += StructurePages.pages(visit).map { ("\($0.title) (Inläsning)", ["inlasning", $0.step], true) }
    }
    pages += SettingsPages.Part.allCases.filter { $0.permission.map(visit.may) ?? false }.map {
      ("\($0.title) (Inställningar)", $0.path, false)
    }
    pages += [
      ("Din sida", ["konto"], false), ("Hjälp", ["hjalp"], false), ("Tangenter", ["hjalp", "tangenter"], false),
    ]
    return pages.filter { ($0.hasPast || visit.moment == nil) && match($0.title) }.map {
      [Look.link($0.title, visit.link($0.steps))]
    }
  }

  /// Units by name and id, with the ways to their money and their forecast.
  var units: [[Node]] {
    guard visit.may(.read), let scope = visit.desk.context.actor.grants.scope(of: .read) else { return [] }
    let open = visit.units.filter { unit in
      scope.contains(unit: unit.id) && unit.value.isValid(on: visit.day) && match(unit.value.name, unit.id)
    }
    return open.sorted { ($0.value.order, $0.id) < ($1.value.order, $1.id) }.map { unit in
      [
        Look.link(visit.unitText(unit.id), visit.link("ekonomi", "enhet", unit.id)), .text(" – "),
        .element(
          .a, [.href(visit.link("prognos", unit.id))], [.text("prognos"), Look.spoken(" för \(unit.value.name)")]),
      ]
    }
  }

  /// Occasions by name and month, and the parts of their reports by title, unit and what is written.
  func reports() async throws -> [[Node]] {
    guard visit.may(ListOccasions.permission) else { return [] }
    let all = try await visit.ask(ListOccasions.self, ()).map(\.occasion)
    var finds: [[Node]] = all.filter { match($0.name, SwedishText.text($0.month), $0.month.description) }.map {
      [Look.link("\($0.name) \(SwedishText.text($0.month))", visit.link("rapporter", $0.month.description))]
    }
    guard visit.may(ReadWork.permission), let latest = try await visit.month() else { return finds }
    // Those to come are planned a year ahead, and nothing is written for them.
    for occasion in all.filter({ $0.plan != nil && $0.month <= latest }).prefix(SearchFinds.occasions) {
      finds += try await work(occasion.month).filter {
        match($0.demand.title, $0.unitText, SearchFinds.prose($0.work?.value.text ?? ""))
      }.map { row in
        let title = "\(row.demand.title), \(row.unitText), \(SwedishText.text(occasion.month))"
        return [Look.link(title, SectionPages.address(row.id, visit))]
      }
    }
    return finds
  }

  private func work(_ month: Month) async throws -> [ReadWork.Row] {
    do {
      return try await visit.ask(ReadWork.self, month).rows
    } catch WorkProblem.notPlanned {
      return []
    }
  }

  /// The stored text without its references, whose keys nobody has written.
  private static func prose(_ text: String) -> String {
    var depth = 0
    return String(
      text.filter { character in
        if character == "{" { depth += 1 }
        defer { if character == "}", depth > 0 { depth -= 1 } }
        return depth == 0
      })
  }

  /// Imports by their file's name, their source and their id, the latest first.
  func imports() async throws -> [[Node]] {
    guard visit.may(ListBatches.permission) else { return [] }
    return try await visit.ask(ListBatches.self, ()).reversed().filter { row in
      match(row.batch.fileName, row.batch.source, row.id)
    }.map { row in
      let months = SwedishText.text(row.batch.parts.map(\.month))
      return [Look.link(row.batch.fileName, visit.link("inlasning", "fil", row.id)), .text(", " + months)]
    }
  }

  /// People by their names; for whoever sees to who may log in.
  func people() async throws -> [[Node]] {
    guard visit.moment == nil, visit.may(ListLogins.permission) else { return [] }
    return try await visit.ask(ListLogins.self, visit.today).filter { match($0.name, $0.person) }.map { row in
      let roles = Set(row.rights?.roles.map(\.role.title) ?? []).sorted()
      return [
        Look.link(row.name, visit.link("installningar") + "#" + SettingsPages.rowID(row.person)),
        .text(roles.isEmpty ? ", utan roll i dag" : ", " + SwedishText.list(roles)),
      ]
    }
  }

  /// The ways on to the postings: by words, and by amount or account where digits were typed.
  func postings() async throws -> [[Node]] {
    guard visit.may(.read), try await visit.month() != nil else { return [] }
    var ways = [[way("Sök ”\(typed)” bland bokföringsraderna", ["ord": typed])]]
    let plain = typed.filter { !$0.isWhitespace }
    guard !plain.isEmpty, plain.allSatisfy({ $0.isASCII && $0.isNumber || "-−,".contains($0) }) else { return ways }
    ways.append([way("Sök bokföringsrader på beloppet \(typed)", ["belopp": typed])])
    if plain.count <= 6, plain.allSatisfy(\.isNumber) {
      ways.append([way("Sök bokföringsrader på konton som börjar på \(plain)", ["konto": plain])])
    }
    return ways
  }

  private func way(_ title: String, _ fields: FormFields) -> Node {
    Look.link(title, visit.link(["ekonomi", "sok"], fields: fields))
  }
}
