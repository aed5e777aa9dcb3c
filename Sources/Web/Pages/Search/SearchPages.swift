import Figures
import Formats
import HTML
import Installed
import Kernel
import Reporting
import Storage

/// Search from any page: pages, units, figures, reports, imports, people, codes and events by what they are called,
/// remarks and marked postings by what is said in them, and the way on to the postings.
enum SearchPages {
  static let routes: [Route] = [.get("/sok", .login, answer: search)]

  /// How many of each sort are shown.
  private static let limit = 12

  private static func search(_ visit: Visit) async throws -> WebAnswer {
    let typed = String((visit.query["q"] ?? "").trimmed)
    guard !typed.isEmpty else {
      return visit.page(
        "Sök", [Look.empty("Skriv något att söka efter i fältet överst.", [.text("Till exempel: personal prognos.")])])
    }
    let finds = SearchFinds(typed: typed, visit: visit)
    var content = part("sidor", "Sidor", finds.pages)
    content += part("enheter", "Enheter", finds.units)
    content += part("siffror", "Siffror", try await figures(typed, visit))
    content += part("rapporter", "Rapporter", try await finds.reports())
    content += part("kommentarer", visit.terms("Kommentarer"), try await finds.remarks())
    content += part("inlasningar", "Inläsningar", try await finds.imports())
    content += part("personer", "Personer", try await finds.people())
    content += part("handelser", "Händelser", try await finds.events())
    content += part("markerade", "Markerade bokföringsrader", try await finds.marked())
    content += part("koder", "Koder", try await finds.codes())
    let postings = part("bokforing", "Bokföring", try await finds.postings())
    let lead =
      content.isEmpty
      ? "Inget heter ”\(typed)”." + (postings.isEmpty ? "" : " Det kan finnas bland bokföringsraderna.")
      : "Träffar på ”\(typed)”."
    content += postings
    return visit.page("Sök", [Look.answer([.text(lead)])] + content)
  }

  private static func part(_ id: String, _ title: String, _ finds: [[Node]]) -> [Node] {
    guard !finds.isEmpty else { return [] }
    let more = finds.count - limit
    return [.element(.h2, [.id(id)], title), Look.list(Array(finds.prefix(limit)))]
      + (more > 0 ? [.element(.p, [.class("hint")], "Och \(more) till. Skriv fler ord för att hitta dem.")] : [])
  }

  private static func figures(_ typed: String, _ visit: Visit) async throws -> [[Node]] {
    guard visit.may(PickFigures.permission), let month = try await visit.month() else { return [] }
    if let key = FigureKey(typed) {
      let fields = FormFields([.init("period", month.description), .init("nyckel", key.description)])
      return [[Look.link("Siffran med nyckeln \(key)", visit.link(["siffra"], fields: fields))]]
    }
    return try await ProseDesk(visit.desk, sections: Capabilities.all(visit.desk)).pick(
      typed, month: month, asOf: visit.asOf
    ).map { figure($0, month, visit) }
  }

  private static func figure(_ row: PickFigures.Row, _ month: Month, _ visit: Visit) -> [Node] {
    let fields = FormFields([.init("period", month.description), .init("nyckel", row.figure.key.description)])
    let name = row.shown.filter { !"{}\"".contains($0) }
    return [Look.link(name + ":", visit.link(["siffra"], fields: fields)), .text(" " + row.text)]
  }
}
