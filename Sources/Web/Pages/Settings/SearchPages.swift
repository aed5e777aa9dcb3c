import Figures
import Formats
import HTML
import Installed
import Kernel
import Reporting
import Storage

/// Search from any page: figures by their names, pages by theirs, and the way on to the postings.
enum SearchPages {
  static let routes: [Route] = [.get("/sok", .login, answer: search)]

  private static func search(_ visit: Visit) async throws -> WebAnswer {
    let words = String((visit.query["q"] ?? "").trimmed)
    guard !words.isEmpty else {
      return visit.page(
        "Sök", [Look.empty("Skriv något att söka efter i fältet överst.", [.text("Till exempel: personal prognos.")])])
    }
    var content: [Node] = []
    let pages = visit.menu.filter { $0.title.lowercased().hasPrefix(words.lowercased()) }
    if !pages.isEmpty {
      content += [
        .element(.h2, [.id("sidor")], "Sidor"), Look.list(pages.map { [Look.link($0.title, visit.link($0.path))] }),
      ]
    }
    if visit.may(PickFigures.permission), let month = try await visit.month() {
      let rows = try await ProseDesk(visit.desk, sections: Capabilities.all(visit.desk)).pick(
        words, month: month, asOf: visit.asOf)
      if !rows.isEmpty {
        content += [.element(.h2, [.id("siffror")], "Siffror"), Look.list(rows.map { figure($0, month, visit) })]
      }
      content += [
        .element(.h2, [.id("bokforing")], "Bokföring"),
        .element(
          .p, [],
          [
            Look.link(
              "Sök ”\(words)” bland bokföringsraderna",
              visit.link(["ekonomi", "sok"], fields: .init([.init("ord", words)])))
          ]),
      ]
    }
    let lead = content.isEmpty ? "Inget heter så." : "Träffar på ”\(words)”."
    return visit.page("Sök", [Look.answer([.text(lead)])] + content)
  }

  private static func figure(_ row: PickFigures.Row, _ month: Month, _ visit: Visit) -> [Node] {
    let fields = FormFields([.init("period", month.description), .init("nyckel", row.figure.key.description)])
    let name = row.shown.filter { $0 != "{" && $0 != "}" }
    return [Look.link(name + ":", visit.link(["siffra"], fields: fields)), .text(" " + row.text)]
  }
}
