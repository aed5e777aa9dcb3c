import Documents
import Figures
import Kernel

/// Charts of each kind with ordinary and with odd contents; the figures are invented.
enum ChartSamples {
  /// A chart whose rows are a label, a kind and a number in tkr for each series; nil where nothing is measured.
  static func chart(
    _ id: String, _ kind: Chart.Kind, series: [(title: String, style: Chart.Style)],
    rows: [(label: String, kind: Table.RowKind, tkr: [Int64?])], unit: CellUnit = .tkr, decimals: Int = 0,
    title: String = "Avvikelsen beror mest på köpt vård", description: String = "En bild av något påhittat."
  ) -> Chart {
    let presentation = Presentation(unit: unit, factor: 1, decimals: decimals)
    let columns = [Table.Column("row", "Rad", .label)] + series.enumerated().map { .init("c\($0)", $1.title) }
    let cells = rows.enumerated().map { index, row in
      Table.Row(
        id: "r\(index)", kind: row.kind,
        cells: [.text(row.label)]
          + row.tkr.map { number in
            .figure(
              FigureCell(
                key: FigureKey("variance", [.init("line", "L\(index)")], Sample.year),
                value: number.map { .money(Money(ore: $0 * unit.orePerUnit)) } ?? .missing,
                presentation: presentation))
          })
    }
    return Chart(
      id: id, title: title, description: description, kind: kind,
      table: Table(id: id + "-tabell", caption: "Underlag, tkr", columns: columns, rows: cells),
      series: series.enumerated().map { .init($0 + 1, $1.style) })
  }

  static let bridge = chart(
    "brygga", .bridge, series: [("Avvikelse helår", .bar)],
    rows: [
      ("Budget helår 2019", .subtotal, [0]), ("Ensamkommande barn", .item, [4_000]),
      ("Familjehem", .item, [-3_000]), ("Socialpsykiatri", .item, [-3_800]),
      ("Försörjningsstöd", .item, [-1_800]), ("Konsulter", .item, [-2_400]),
      ("Köpt vård, vuxna med missbruksproblem", .item, [-4_300]),
      ("Köpta platser för barn och unga i hem för vård eller boende", .item, [2_700]),
      ("Öppna insatser", .item, [1_600]), ("Övrigt", .remainder, [98]), ("Prognos helår 2019", .total, [-6_902]),
    ])

  static let brokenBridge = chart(
    "bruten", .bridge, series: [("Nettokostnad", .bar)],
    rows: [
      ("Budget helår 2019", .subtotal, [-163_000]), ("Personal", .item, [-2_004]), ("Köp av vård", .item, [1_700]),
      ("Hyror", .item, [nil]), ("Övrigt", .remainder, [-3_696]), ("Prognos helår 2019", .total, [-167_000]),
    ])

  static let months = chart(
    "manader", .months,
    series: [
      ("Utfall 2019", .bar), ("Budget 2019", .line), ("Utfall 2018", .line), ("Prognos", .dashed),
      ("Prognosens band", .band(upper: 6)), ("Övre gräns", .bar),
    ],
    rows: SwedishText.monthNames.enumerated().map { index, name in
      let base = Int64(12_000 + 350 * index)
      let isPast = index < 4
      return (
        name, .item,
        [
          isPast ? base + 700 - Int64(index) * 300 : nil, base, base - 900 + Int64(index % 3) * 400,
          index >= 3 ? base + 500 : nil, index >= 3 ? base + 500 - Int64(index - 3) * 200 : nil,
          index >= 3 ? base + 500 + Int64(index - 3) * 260 : nil,
        ]
      )
    }
  ).dropping(last: 1)

  static let shares = chart(
    "andelar", .shares,
    series: [
      ("Personalkostnader", .bar), ("Köp av vård och stöd", .bar), ("Lokalhyror", .bar),
      ("Försörjningsstöd", .bar), ("Övriga kostnader", .bar), ("Kapitalkostnader", .bar), ("Internt", .bar),
    ],
    rows: [
      ("Januari–april 2019", .item, [-52_000, -24_000, -6_100, -9_000, -3_000, -400, -900]),
      ("Januari–april 2018", .item, [-50_000, -19_500, -6_000, -10_100, -2_600, -420, -300]),
    ])

  static let bars = chart(
    "staplar", .bars, series: [("Avvikelse 2019", .bar), ("Avvikelse 2018", .bar), ("Tak", .line)],
    rows: [
      ("Barn och unga", .item, [-4_120, -2_000, -1_000]), ("Vuxna", .item, [1_350, nil, 500]),
      ("Ekonomiskt bistånd", .item, [-12, 300, 100]), ("Totalt", .total, [-2_782, -1_700, -400]),
    ])

  static let trend = chart(
    "trend", .months, series: [("Prognos helår", .line), ("Budget helår", .dashed)],
    rows: [
      ("februari 2019", .item, [-163_000, -163_000]), ("mars 2019", .item, [-168_975, -163_000]),
      ("april 2019", .item, [-169_902, -163_000]), ("maj 2019", .item, [-169_100, -163_000]),
    ])

  /// Those that a reader meets.
  static let ordinary = [bridge, brokenBridge, months, shares, bars, trend]

  /// Those that try the drawing's edges.
  static let odd: [Chart] = Chart.Kind.allCases.flatMap { kind in
    [
      chart("tom-\(kind)", kind, series: [("A", .bar)], rows: []),
      chart("saknas-\(kind)", kind, series: [("A", .bar)], rows: [("a", .item, [nil]), ("b", .total, [nil])]),
      chart("en-\(kind)", kind, series: [("A", .bar)], rows: [("Enda raden", .total, [-7])]),
      chart("noll-\(kind)", kind, series: [("A", .bar), ("B", .line)], rows: [("Noll", .item, [0, 0])]),
      chart(
        "jatte-\(kind)", kind, series: [("A", .bar), ("B", .dashed)],
        rows: [
          ("Stort", .subtotal, [90_000_000_000_000, 1]), ("Minsta", .item, [-90_000_000_000_000, -1]),
          ("Litet", .item, [1, 0]), ("Summa", .total, [1, nil]),
        ]),
      chart(
        "manga-\(kind)", kind, series: [("Utfall", .bar), ("Budget", .line)],
        rows: (0..<60).map { ("Enhet nummer \($0) med ett ganska långt namn", .item, [Int64($0 * 37 % 50 - 25), 3]) }),
      chart(
        "hundra-\(kind)", kind, series: [("Utfall", .bar)],
        rows: (0..<100).map { ("Rad \($0)", .item, [Int64($0)]) }),
      chart(
        "ord-\(kind)", kind,
        series: [(String(repeating: "Kostnadsslagsöversikt ", count: 9), .bar), ("<&\"]]>\u{0}\u{7}\n", .line)],
        rows: [
          (String(repeating: "långtordutanmellanrum", count: 40), .item, [3, 4]),
          ("<svg onload=\"alert(1)\">&amp;]]>\u{1}\u{FFFF}👩‍👩‍👧", .item, [-3, nil]), ("", .remainder, [nil, 1]),
          ("العربية עברית", .total, [0, 2]),
        ]),
      chart(
        "procent-\(kind)", kind, series: [("Andel", .bar), ("Mål", .line)],
        rows: [("a", .item, [123, 100]), ("b", .item, [-456, 100])], unit: .mnkr, decimals: 3),
    ]
  }
}

extension Chart {
  /// Without its last series, whose column only bounds a band.
  fileprivate func dropping(last count: Int) -> Chart {
    Chart(
      id: id, title: title, description: description, kind: kind, table: table, series: series.dropLast(count))
  }
}
