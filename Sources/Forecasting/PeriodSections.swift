import Accounts
package import Documents
package import Figures
package import Kernel
import Ledger
import Storage

/// How finished each month is, and what lies in opening and closing periods: the section `perioder`.
///
/// Keys: `phase-actual:phase/closing:account/3:2019`.
package struct PeriodSections {
  /// The section's name.
  package static let section = "perioder"

  private let followUp: FollowUp
  /// The sums by phase and account class.
  private let sums: [Slot: Int64]

  /// What one figure is about.
  private struct Slot: Hashable {
    let phase: LedgerPhase
    let accountClass: String
  }

  /// The periods of the follow-up's year.
  package init(_ followUp: FollowUp) {
    self.followUp = followUp
    var sums: [Slot: Int64] = [:]
    for part in followUp.ledger.parts where followUp.year.contains(part.segment.part.month) {
      guard let phases = part.otherPhases else { continue }
      let amounts = part.amounts
      let accounts = part.packed.code(CodingPart.account.column)
      let columns = part.columns
      let visible = columns.visibleRows(of: part.segment)
      let units = followUp.structure.unitIndices(columns)
      for (row, phase) in phases.enumerated()
      where phase != .month && visible[row] && followUp.isUnitVisible[units[row]] {
        let name = String(accounts.dictionary[Int(accounts.codes[row])].prefix(1))
        sums[Slot(phase: phase, accountClass: name), default: 0] += amounts[row]
      }
    }
    self.sums = sums
  }

  private var slots: [Slot] {
    sums.keys.sorted { ($0.phase.rawValue, $0.accountClass) > ($1.phase.rawValue, $1.accountClass) }.reversed()
      .sorted { $0.phase == .opening && $1.phase != .opening }
  }

  private static func name(_ slot: Slot) -> String {
    name(slot.phase) + ", kontoklass " + slot.accountClass
  }

  private static func name(_ phase: LedgerPhase) -> String {
    phase == .opening ? "Ingående period (00)" : "Bokslutsperioder (13–15)"
  }

  private func key(_ slot: Slot) -> FigureKey {
    FigureKey(
      "phase-actual",
      [FigureSelection("phase", slot.phase.rawValue), FigureSelection("account", slot.accountClass)], followUp.year)
  }

  private func figure(_ slot: Slot) -> Figure {
    Figure(
      key: key(slot), value: .money(Money(ore: sums[slot] ?? 0)), status: followUp.status(of: followUp.toDate),
      provenance: Provenance(
        segments: followUp.ledger.facts.segments(in: followUp.toDate).compactMap { $0.part.segment?.short },
        event: followUp.event))
  }

  /// A row a month: its status and where its postings come from.
  private var months: Table {
    Table(
      id: "periodstatus", caption: "Månadernas status.",
      columns: [
        .init("month", "Månad", .label), .init("status", "Periodstatus", .text),
        .init("extracted", "Uttagen", .text), .init("batches", "Inläsning", .text),
      ],
      rows: followUp.toDate.months.map { month in
        let segments = followUp.ledger.facts.segments(in: Period(month))
        let status = followUp.status(of: Period(month))?.text ?? "ej inläst"
        return Table.Row(
          id: month.description,
          cells: [
            .text(SwedishText.text(month)), .text(status),
            .text(segments.map(\.extracted).max()?.description ?? ""),
            .text(SwedishText.list(segments.map(\.batch))),
          ])
      })
  }

  private var apart: [Block] {
    guard !sums.isEmpty else { return [] }
    let table = Table(
      id: "sarskilda-perioder",
      caption: "Bokföring i ingående period och bokslutsperioder \(Digits.padded(followUp.year.first.year, 4)). "
        + "Belopp i tkr.",
      columns: [.init("period", "Period", .label), .init("actual", "Bokfört")],
      rows: slots.map { slot in
        Table.Row(
          id: slot.phase.rawValue + "-" + slot.accountClass,
          cells: [.text(PeriodSections.name(slot)), .figure(FigureCell(figure(slot), as: .tkr))])
      },
      notes: [[.text(followUp.terms("Ingående period räknas inte som utfall. Bokslutsperioder ingår i december."))]])
    return [.table(table)]
  }
}

extension PeriodSections: SectionSource {
  package var measures: [Measure] {
    [
      Measure(
        name: "phase-actual", title: "Bokfört i särskild period", axes: ["phase", "account"], periods: .fullYear)
    ]
  }

  package var members: [FigureMember] {
    var seen: Set<FigureSelection> = []
    return slots.flatMap { slot in
      [
        FigureMember(axis: "phase", id: slot.phase.rawValue, name: PeriodSections.name(slot.phase)),
        FigureMember(axis: "account", id: slot.accountClass, name: "Kontoklass " + slot.accountClass),
      ]
    }.filter { seen.insert(FigureSelection($0.axis, $0.id)).inserted }
  }

  package func figure(_ key: FigureKey) -> Figure? { slots.first { self.key($0) == key }.map(figure) }

  package func explanation(of key: FigureKey) -> Explanation? {
    guard let slot = slots.first(where: { self.key($0) == key }) else { return nil }
    return Explanation(figure: figure(slot), title: PeriodSections.name(slot), parts: [])
  }

  package var sections: [String] { [PeriodSections.section] }
  package var status: PeriodStatus? { nil }

  package func blocks(of section: String) -> [Block]? {
    guard section == PeriodSections.section else { return nil }
    return [.heading(level: 2, text: "Perioder", id: "avsnitt-" + section), .table(months)] + apart
  }
}
