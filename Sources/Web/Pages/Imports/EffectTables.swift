import HTML
import Importing
import Intake
import Kernel

/// What bringing in a ledger would change, and how it agrees with what is said elsewhere: the reconciliation that
/// somebody reads before she decides. Amounts are debit-positive.
struct EffectTables {
  private let effect: IntakeEffect
  private let preview: IntakePreview
  private let visit: Visit

  /// The tables of a preview; nil where nothing would change.
  init?(_ preview: IntakePreview, _ visit: Visit) {
    guard let effect = preview.effect else { return nil }
    self.effect = effect
    self.preview = preview
    self.visit = visit
  }

  /// The section of the page.
  var node: Node {
    .element(
      .section, [.aria("labelledby", "avstamning")],
      [
        .element(.h2, [.id("avstamning")], "Avstämning"), .element(.p, [], [.text(sentence)]), months,
        replaced, said, differing, totals, classes, changes,
      ])
  }

  // MARK: In words

  /// One truth of the file's own sums, whether they are balances or rows of sums, and then of the control totals.
  private var sentence: String {
    let own = agreement.map { [$0] } ?? (preview.proofs.isEmpty ? [TableSummary.withoutSums] : preview.proofs)
    let none = "Inga kontrollsummor finns för månaderna; jämför med huvudbokens egen rapport."
    return (own + [reported ?? none]).joined(separator: " ")
  }

  private var agreement: String? {
    guard !effect.classTotals.isEmpty else { return nil }
    guard effect.differingCount > 0 else { return "Filens egna saldon stämmer med raderna på varje konto." }
    let count = SwedishText.number(Int64(effect.differingCount))
    return "Filens egna saldon stämmer inte på \(count) \(effect.differingCount == 1 ? "konto" : "konton")."
  }

  private var reported: String? {
    guard !effect.totals.isEmpty else { return nil }
    let differing = effect.totals.count { !$0.agrees }
    return differing == 0
      ? "Alla kontrollsummor för månaderna skulle stämma."
      : "\(SwedishText.number(Int64(differing))) av \(SwedishText.number(Int64(effect.totals.count))) kontrollsummor "
        + "skulle inte stämma."
  }

  // MARK: Tables

  private var months: Node {
    let parts = Dictionary(preview.parts.map { ($0.month, $0) }, uniquingKeysWith: { first, _ in first })
    return Look.table(
      PageTable(
        id: "avstamda-manader", caption: "Filen, det som syns nu och det som skulle synas (debet är plus)",
        columns: [
          .init("Månad", .label), .init("Periodstatus"), .init("Rader i filen", .number),
          .init("Summa i filen", .number),
          .init("Rader nu", .number), .init("Rader sedan", .number), .init("Konto 3–8 nu", .number),
          .init("Konto 3–8 sedan", .number), .init("Ändring", .number),
        ],
        rows: effect.months.map { line in
          let part = parts[line.month]
          return .init([
            .words(SwedishText.text(line.month)), .words(part?.status.text ?? ""), count(Int64(part?.rows ?? 0)),
            amount(part?.sum), count(line.rowsBefore), count(line.rowsNow), amount(line.before), amount(line.now),
            amount(line.now - line.before),
          ])
        }))
  }

  private var replaced: Node {
    guard !effect.replaced.isEmpty else {
      return .element(.p, [], "Ingen tidigare inläsning skulle ersättas.")
    }
    return .fragment([
      .element(.h3, [.id("ersatts")], "Det här skulle ersättas"),
      Look.list(
        effect.replaced.map { replaced in
          let how = replaced.isPartly ? ", delvis" : ""
          return [
            Look.link(replaced.batch, visit.link("inlasning", "fil", replaced.batch)),
            .text(
              ": \(SwedishText.text(replaced.months))\(how), "
                + SwedishText.count(Int(replaced.rows), "rad", "rader")),
          ]
        }),
    ])
  }

  private var said: Node {
    guard !effect.classTotals.isEmpty else { return .nothing }
    return checks(
      "saldon", "Filens egna saldon (#RES, och #UB minus #IB) och dess rader (debet är plus)", "Kontoklass",
      "Saldo i filen",
      "Rader i filen", effect.classTotals)
  }

  private var differing: Node {
    guard !effect.differing.isEmpty else { return .nothing }
    let more =
      effect.differingCount > effect.differing.count
      ? ", de \(effect.differing.count) största av \(SwedishText.number(Int64(effect.differingCount)))" : ""
    return checks(
      "konton-som-skiljer", "Konton där filens saldo och rader skiljer" + more, "Konto", "Saldo i filen",
      "Rader i filen",
      effect.differing)
  }

  private var totals: Node {
    guard !effect.totals.isEmpty else { return .nothing }
    return checks(
      "kontrollsummor", "Huvudbokens egen rapport och det som skulle synas (debet är plus)", "Summa", "Rapporten",
      "Skulle synas", effect.totals)
  }

  private func checks(
    _ id: String, _ caption: String, _ name: String, _ said: String, _ read: String, _ rows: [IntakeEffect.Check]
  ) -> Node {
    Look.table(
      PageTable(
        id: id, caption: caption,
        columns: [
          .init(name, .label), .init(said, .number), .init(read, .number), .init("Skillnad", .number), .init("Stämmer"),
        ],
        rows: rows.map { row in
          let state = row.agrees ? Look.state(.done, "Ja") : Look.state(.wrong, "Nej")
          return .init([
            .words(row.name), amount(row.said), amount(row.read), amount(row.difference), .content([state]),
          ])
        }))
  }

  private var classes: Node {
    let changed = effect.classes.filter { $0.change != .zero }
    guard !changed.isEmpty else { return .nothing }
    return changeTable("kontoklasser", "Kontoklasser som skulle ändras (debet är plus)", "Kontoklass", changed)
  }

  private var changes: Node {
    guard !effect.changes.isEmpty, !effect.replaced.isEmpty else { return .nothing }
    let more =
      effect.changed > effect.changes.count
      ? ", de \(effect.changes.count) största av \(SwedishText.number(Int64(effect.changed)))" : ""
    return changeTable(
      "kodstrangar", "Kodsträngar som skulle ändras\(more) (debet är plus)", "Kodsträng", effect.changes)
  }

  private func changeTable(_ id: String, _ caption: String, _ name: String, _ rows: [IntakeEffect.Change]) -> Node {
    Look.table(
      PageTable(
        id: id, caption: caption,
        columns: [
          .init(name, .label), .init("Månad"), .init("Nu", .number), .init("Sedan", .number), .init("Ändring", .number),
        ],
        rows: rows.map { row in
          .init([
            .words(row.name.isEmpty ? "utan konto" : row.name), .words(SwedishText.text(row.month)), amount(row.before),
            amount(row.now), amount(row.change),
          ])
        }))
  }

  private func count(_ number: Int64) -> PageTable.Cell { .number(SwedishText.number(number), exact: number) }

  private func amount(_ money: Money?) -> PageTable.Cell {
    money.map { .number(SwedishText.kronor($0.ore), exact: $0.ore) } ?? .empty
  }
}
