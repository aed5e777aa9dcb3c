package import Documents
package import Figures
package import Kernel
package import Ledger
import Storage

/// What was imported beside the ledger's own totals: the section `avstamning`, its figures, and a warning for each
/// difference.
///
/// Keys: `reconciliation-difference:account/3:2019-04`, with `source/NAME` first where the source is not the ledger's
/// usual one; a cumulative total has January to the month as its period.
package struct ReconciliationSections {
  /// The section's name.
  package static let section = "avstamning"
  /// The source that keys do not name.
  static let usualSource = "huvudbok"

  private let reconciliation: Reconciliation
  private let event: Int

  /// The sections of a reconciliation that was read at the event.
  package init(_ reconciliation: Reconciliation, event: Int) {
    self.reconciliation = reconciliation
    self.event = event
  }

  /// What is measured of a total.
  private enum Measured: String, CaseIterable {
    case read = "reconciliation-read"
    case total = "reconciliation-total"
    case difference = "reconciliation-difference"

    var title: String {
      switch self {
      case .read: "Inläst"
      case .total: "Enligt huvudbokens rapport"
      case .difference: "Skillnad"
      }
    }

    func value(_ row: Reconciliation.Row) -> Money {
      switch self {
      case .read: row.read
      case .total: row.expected
      case .difference: row.difference
      }
    }
  }

  /// The key of the difference at a total.
  package static func key(ofDifference row: Reconciliation.Row) -> FigureKey { key(.difference, row) }

  private static func key(_ measured: Measured, _ row: Reconciliation.Row) -> FigureKey {
    let total = row.total.value
    let source = total.source == usualSource ? [] : [FigureSelection("source", total.source)]
    return FigureKey(measured.rawValue, source + [FigureSelection("account", total.accounts)], total.period)
  }

  private func found(_ key: FigureKey) -> (measured: Measured, row: Reconciliation.Row)? {
    guard let measured = Measured(rawValue: key.measure),
      let row = reconciliation.rows.first(where: { ReconciliationSections.key(measured, $0) == key })
    else { return nil }
    return (measured, row)
  }

  private func figure(_ measured: Measured, _ row: Reconciliation.Row) -> Figure {
    let record = "control-total/\(row.total.id)@\(row.total.version)"
    return Figure(
      key: ReconciliationSections.key(measured, row), value: .money(measured.value(row)),
      status: measured == .total ? nil : row.status,
      provenance: Provenance(
        segments: measured == .total ? [] : row.shares.map(\.segment.short),
        records: measured == .read ? [] : [record], event: event))
  }

  /// Kronor and öre with the ledger's own sign, so that the numbers are those of its report.
  private static let presentation = Presentation(unit: .kr, factor: 1, decimals: 2)

  private func cell(_ measured: Measured, _ row: Reconciliation.Row) -> FigureCell {
    FigureCell(figure(measured, row), as: ReconciliationSections.presentation)
  }

  /// What the total is about: `Kontoklass 3, april 2019`.
  static func name(_ row: Reconciliation.Row) -> String {
    let total = row.total.value
    return total.name + (total.source == usualSource ? "" : ", källan " + total.source)
  }

  private var table: Table {
    Table(
      id: ReconciliationSections.section, caption: "Inläst bokföring mot summor ur huvudbokens egen rapport.",
      columns: [.init("total", "Summa", .label)]
        + [
          .init("read", "Inläst"), .init("report", "Enligt rapporten"),
          .init("difference", "Skillnad", difference: .init(1, minus: 2)),
        ] + [.init("outcome", "Läge", .text), .init("origin", "Uppgift ur", .text)],
      rows: reconciliation.rows.map { row in
        Table.Row(
          id: row.total.id.split(separator: "/").joined(separator: "-"),
          cells: [.text(ReconciliationSections.name(row))]
            + Measured.allCases.map { .figure(cell($0, row)) }
            + [
              .text(row.isReconciled ? "stämmer" : "stämmer inte"),
              .text(row.total.value.origin.isEmpty ? "inskriven" : row.total.value.origin),
            ])
      },
      notes: reconciliation.rows.contains { $0.total.value.tolerance > 0 }
        ? [[.text("En summa i tkr eller mnkr stämmer när skillnaden är högst en halv enhet.")]] : [])
  }
}

extension ReconciliationSections: SectionSource {
  package var measures: [Measure] {
    Measured.allCases.map {
      Measure(name: $0.rawValue, title: $0.title + ", avstämning", axes: ["source", "account"])
    }
  }

  package var members: [FigureMember] {
    reconciliation.rows.map(\.total.value).flatMap { total in
      [
        FigureMember(axis: "source", id: total.source, name: "Källan " + total.source),
        FigureMember(axis: "account", id: total.accounts, name: total.accountsName),
      ]
    }
  }

  package func figure(_ key: FigureKey) -> Figure? { found(key).map { figure($0.measured, $0.row) } }

  package func explanation(of key: FigureKey) -> Explanation? {
    guard let (measured, row) = found(key) else { return nil }
    let parts: [Explanation.Part]
    switch measured {
    case .difference:
      parts = [(Measured.read, 1), (.total, -1)].map { part, sign in
        .init(
          label: part.title, sign: sign, value: part.value(row), key: ReconciliationSections.key(part, row))
      }
    case .total:
      let origin = row.total.value.origin
      parts = [
        .init(
          label: origin.isEmpty ? "Inskriven" : origin, value: row.expected,
          source: "control-total/\(row.total.id)@\(row.total.version)")
      ]
    case .read:
      parts = row.shares.map { share in
        .init(
          label: SwedishText.text(share.month), value: share.amount,
          source: "\(share.batch), segment \(share.segment.short)")
      }
    }
    return Explanation(
      figure: figure(measured, row), title: measured.title + ", " + ReconciliationSections.name(row), parts: parts)
  }

  package var sections: [String] { [ReconciliationSections.section] }

  package var status: PeriodStatus? { nil }

  package var warnings: [Block] {
    reconciliation.differing.map { row in
      .notice(
        Notice(
          .warning,
          [
            .text("Avstämningen stämmer inte. \(ReconciliationSections.name(row)): inläst "),
            .figure(cell(.read, row), .signed), .text(", enligt huvudbokens rapport "),
            .figure(cell(.total, row), .signed), .text(", skillnad "), .figure(cell(.difference, row), .signed),
            .text("."),
          ]))
    }
  }

  package func blocks(of section: String) -> [Block]? {
    guard section == ReconciliationSections.section else { return nil }
    var blocks: [Block] = [.heading(level: 2, text: "Avstämning", id: "avsnitt-" + section)]
    if !reconciliation.isCovered {
      blocks.append(
        .paragraph([
          .text(
            "\(SwedishText.text(reconciliation.month).capitalisedFirst) är inte avstämd mot huvudbokens egen rapport.")
        ]))
    }
    return reconciliation.rows.isEmpty ? blocks : blocks + [.table(table)]
  }
}
