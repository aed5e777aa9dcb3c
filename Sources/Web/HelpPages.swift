import HTML
package import Kernel

/// The pages that help: where things are, and what keys do.
package enum HelpPages {
  /// Where things are.
  package static func start(base: String, in terms: Terms = .standard) -> PageContent {
    PageContent(
      "Hjälp",
      [
        Look.answer([.text("Varje siffra är en länk till det den består av. Börja på Läget och följ dem.")]),
        Look.facts(
          MainPage.allCases.map { page in
            (page.title, [.text(terms.own(what(page)))])
          }),
        .element(
          .p, [],
          [
            .text("Sök i allt med fältet överst. "),
            Look.link("Det mesta går att göra med tangentbordet", base + "/hjalp/tangenter"), .text("."),
          ]),
      ])
  }

  private static func what(_ page: MainPage) -> String {
    switch page {
    case .situation: "Vad som väntas av dig och hur året ser ut att sluta."
    case .economy: "Utfall, budget och prognos, ned till varje verifikation."
    case .forecast: "Enheternas prognoser: lämna, lämna åter och godkänn."
    case .reports: "Skriv, lås, jämför och hämta rapporter."
    case .imports: "Läs in huvudbok, budget och andra filer."
    case .history: "Vad som har hänt och vem som gjorde det. Se hur det såg ut en viss dag."
    case .settings: "Personer, roller, ord och säkerhetskopior."
    }
  }

  /// What keys do.
  package static func keys(base: String) -> PageContent {
    PageContent(
      "Tangenter", beneath: [.init("Hjälp", base + "/hjalp")],
      [
        table(
          "tangenter-overallt", "På alla sidor",
          [
            (["Tabb"], "Till nästa länk, fält eller knapp; med skift till den förra"),
            (["/"], "Till sökfältet"), (["?"], "Visar den här hjälpen"), (["Esc"], "Stänger det som har öppnats"),
          ]),
        table(
          "tangenter-formular", "I formulär och tabeller att skriva i",
          [
            (["Ctrl", "S"], "Sparar"), (["↑", "↓"], "Till fältet över eller under"),
            (["←", "→"], "Till fältet bredvid, från fältets början eller slut"),
            (["Enter"], "Till fältet under; med skift till fältet över"),
            (["Ctrl", "V"], "Klistrar in celler från ett kalkylprogram, från fältet och åt höger och nedåt"),
          ]),
        .element(
          .p, [],
          "Tangenterna / och ? fungerar när webbläsaren kör skript och du inte skriver i ett fält. De kan stängas av:"),
        .element(.div, [.id("tangenter-av"), .data("switch-keys", "")]),
      ])
  }

  private static func table(_ id: String, _ caption: String, _ rows: [(keys: [String], does: String)]) -> Node {
    Look.table(
      PageTable(
        id: id, caption: caption, columns: [.init("Tangent", .label), .init("Gör")],
        rows: rows.map { row in
          let keys = row.keys.map { Node.element(.kbd, [], $0) }
          return PageTable.Row([
            .content(keys.count == 1 ? keys : [keys[0], .text(" + "), keys[1]]), .words(row.does),
          ])
        }))
  }
}
