import HTML
import Kernel

/// The page that shows every piece, for whoever makes or mends pages.
package enum StylePage {
  /// The faults that it shows.
  package static let faults = [
    FieldFault("Skriv lösenordet.", at: "stil-losenord"), FieldFault("Välj en av månaderna.", at: "stil-manad"),
  ]

  /// The page, with faults in its form; what it sends goes to addresses beneath its own.
  package static func content(
    address: String, help: String, token: FormToken = FormToken("stil"), faults: [FieldFault] = faults
  ) -> PageContent {
    PageContent(
      "Stil", beneath: [.init("Hjälp", help)],
      at: .init(words: "den 8 maj 2019", nowAddress: address), faults: faults,
      words + [heading("Lägen", "stil-lagen"), states] + tables + forms(to: address, token, faults) + pieces)
  }

  /// The page that the field for figures asks.
  package static let answersToSearch = PageContent(
    "Siffror",
    [
      Look.list(
        [("personal|prognos", "Personal, prognos"), ("personal|budget", "Personal, budget")].map { key, words in
          [Look.answerToSearch("{{\(key)}}", [.text(words)])]
        })
    ])

  private static func heading(_ text: String, _ id: String) -> Node { .element(.h2, [.id(id)], text) }

  private static let words: [Node] = [
    Look.answer([
      .text("Prognosen för året är "), Look.figure("−2 447", unit: "tkr", at: "#", isWorse: true),
      .text(", 300 tkr bättre än i mars."),
    ]),
    Look.keyFigures([
      ("Budget", Look.figure("−253 100", unit: "tkr", at: "#")),
      ("Prognos", Look.figure("−255 547", unit: "tkr", at: "#")),
      ("Avvikelse", Look.figure("−2 447", unit: "tkr", at: "#", isWorse: true)),
    ]),
    Look.facts([
      ("Månad", [.text("April 2019")]), ("Period", [Look.state(.locked, "Stängd")]),
      ("Inläst", [.text("den 8 maj 2019 av ekonomen")]),
    ]),
    Look.tabs(
      "Delar av Ekonomi",
      [
        ("Drift", "#stil-lagen", true), ("Per månad", "#stil-tabeller", false),
        ("Investeringar", "#stil-besked", false),
      ]),
    .element(
      .p, [],
      [
        .text("Vanlig text med en "), Look.link("länk", "#"), .text(", "), .element(.strong, [], "fet text"),
        .text(", "), .element(.del, [], "borttaget"), .text(", "), .element(.ins, [], "tillagt"), .text(", "),
        .element(.mark, [], "sökträff"), .text(", "), .element(.code, [], "variance:line/drift:2019"),
        .text(" och en tangent "), .element(.kbd, [], "/"), .text("."),
      ]),
  ]

  private static var states: Node {
    let words: [(StateMark, String)] = [
      (.none, "Ej påbörjad"), (.begun, "Påbörjad"), (.ready, "Klarmarkerad"), (.returned, "Åter för komplettering"),
      (.done, "Godkänd"), (.open, "Öppen"), (.locked, "Låst"), (.late, "Försenad"), (.warning, "Preliminär"),
      (.wrong, "Underkänd"),
    ]
    return .element(.ul, [.class("crowd")], words.map { .element(.li, [], [Look.state($0.0, $0.1)]) })
  }

  private static var tables: [Node] {
    let reading = PageTable(
      id: "stil-laslista", caption: "Inläsningar 2019", isSortable: true,
      columns: [
        .init("Fil", .label), .init("Status"), .init("Inläst"), .init("Rader", .number), .init("Belopp, kr", .number),
        .init("Gör", .actions),
      ],
      rows: [
        row("ledger-2019-04.si", .done, "Avstämd", "8 maj", 18_204, -84_310_112),
        row("ledger-2019-03.si", .warning, "Preliminär", "9 april", 17_911, -63_204_500),
        row("ledger-2019-02.si", .wrong, "Ersatt", "8 mars", 16_020, -41_977_031),
      ] + [
        PageTable.Row(
          [
            .words("Summa"), .empty, .empty, .number("52\u{A0}135", exact: 52_135),
            .number("−189\u{A0}491\u{A0}643", exact: 0),
            .empty,
          ], kind: .total)
      ])
    let writing = PageTable(
      id: "stil-skrivlista", caption: "Prognos för E230, tkr", .writing,
      columns: [
        .init("Rad", .label), .init("Utfall", .number), .init("Budget", .number), .init("Prognos", .number),
        .init("Kommentar"),
      ],
      rows: ["Personal", "Köpt vård", "Lokaler"].enumerated().map { index, name in
        PageTable.Row([
          .words(name), .number("4 120", exact: 4_120), .number("12 400", exact: 12_400),
          .content([Look.cellField("stil-p\(index)", label: "\(name), prognos, tkr", value: "12 600")]),
          .content([
            Look.cellField("stil-k\(index)", label: "\(name), kommentar", value: "", isNumber: false)
          ]),
        ])
      })
    return [
      heading("Tabeller", "stil-tabeller"), Look.table(reading), Look.table(writing),
      Look.pages("Sidor med inläsningar", showing: "Visar 1–3 av 41", before: nil, after: "#"),
      Look.neighbours(
        "Enheter", showing: "Enhet 2 av 3", before: ("Hemtjänst", "#"), after: ("Öppna insatser", "#")),
    ]
  }

  private static func row(
    _ file: String, _ mark: StateMark, _ word: String, _ day: String, _ rows: Int64, _ amount: Int64
  ) -> PageTable.Row {
    PageTable.Row([
      .way(file, to: "#", sortedBy: file), .content([Look.state(mark, word)], sortedBy: word),
      .words(day), .number(SwedishText.number(rows), exact: rows), .number(SwedishText.number(amount), exact: amount),
      .way("Visa", to: "#"),
    ])
  }

  private static func forms(to address: String, _ token: FormToken, _ faults: [FieldFault]) -> [Node] {
    let months = [Field.Choice("2019-03", "Mars 2019"), Field.Choice("2019-04", "April 2019", hint: "Inte stängd än.")]
    let fields: [Field] = [
      Field("stil-namn", "Användarnamn", .login("anna.ek")),
      Field("stil-losenord", "Lösenord", .password),
      Field("stil-belopp", "Belopp", .number("−2 447", unit: "tkr"), hint: "Kostnad är minus."),
      Field("stil-dag", "Dag", .day("2019-05-08"), isRequired: false),
      Field("stil-manad", "Månad", .oneOf(months, chosen: "2019-04")),
      Field("stil-enhet", "Enhet", .list([.init("E230", "Barn och unga"), .init("E240", "Vuxna")], chosen: "E240")),
      Field(
        "stil-delar", "Delar", .anyOf([.init("drift", "Drift"), .init("personal", "Personal")], chosen: ["drift"])),
      Field("stil-varfor", "Varför", .text("Fler placeringar än väntat.", rows: 3)),
      Field("stil-fil", "Fil", .file, hint: "Dra hit en fil eller välj den."),
      Field("stil-ja", "Jag har stämt av mot huvudboken", .check(true)),
    ]
    return [
      heading("Formulär", "stil-formular"),
      Look.form(
        to: address + "/spara", token: token, id: "stil-formularet",
        behaviour: .guarded(draft: address + "/utkast"),
        fields.map { Look.field($0, faults: faults) } + [
          Look.picker(
            "stil-valj", label: "Infoga siffra", hint: "Skriv början av orden: personal prognos",
            searchAt: address + "/siffror",
            into: "stil-varfor"),
          Look.actions([
            Look.button("Spara"), Look.button("Spara utkast", .second), Look.button("Ta bort", .grave),
            Look.button("Återställ", .quiet), Look.link("Avbryt", "#"),
          ]),
        ]),
    ]
  }

  private static let pieces: [Node] = [
    heading("Besked", "stil-besked"),
    Look.notice(.information, [.text("Perioden stängs den 12 maj.")]),
    Look.notice(.good, [.text("Prognosen är sparad.")]),
    Look.notice(.warning, [.text("Två enheter har inte lämnat sin prognos.")]),
    Look.notice(.error, [.text("Filen kunde inte läsas.")]),
    Look.form(
      to: "/stil/fil", token: FormToken("stil"), behaviour: .file(limit: 1 << 20),
      [
        Look.field(Field("stil-slapp", "Fil", .file, hint: "SIE, CSV eller Excel, högst 1 MB.")),
        Look.actions([Look.button("Skicka filen")]),
      ]),
    Look.progress(id: "stil-framat", "Läser rader", done: 3_000, of: 18_204, lookAgain: "#"),
    Look.empty(
      "Ingen huvudbok är inläst för maj.",
      [.text("När ekonomisystemet har stängt perioden: "), Look.link("läs in huvudboken", "#"), .text(".")]),
    Look.columns([
      [
        .element(.h3, [.id("stil-sent")], "Det som är sent"),
        Look.list([[Look.link("Vuxna, E240", "#"), .text(" – 3 dagar")]]),
      ],
      [.element(.h3, [.id("stil-vantar")], "Det som väntar på dig"), Look.list([[Look.link("Godkänn E230", "#")]])],
    ]),
  ]

}
