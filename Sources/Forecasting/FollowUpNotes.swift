import Accounts
import Budgeting
import Documents
import Kernel
import Ledger
import Storage

/// What the figures rest on: files with digests, extraction and status, budget and forecast versions, rounding, and
/// codes that no line takes.
struct FollowUpNotes {
  private let followUp: FollowUp
  private let investments: FollowUp?
  private let unreadablePrevious: Month?

  init(_ followUp: FollowUp, _ investments: FollowUp?, unreadablePrevious: Month?) {
    self.followUp = followUp
    self.investments = investments
    self.unreadablePrevious = unreadablePrevious
  }

  /// What a reader must see before the figures.
  var warnings: [Block] { unplaced + lost + missingMonths }

  private var lost: [Block] { ForecastWords.warnings([followUp] + [investments].compactMap { $0 }) }

  /// What the figures rest on.
  var blocks: [Block] { [.table(sources), .list(notes)] }

  /// Months of the period without postings: what is printed is then less than it seems.
  private var missingMonths: [Block] {
    let seen = Set(followUp.ledger.parts.map(\.segment.part.month))
    let missing = followUp.toDate.months.filter { !seen.contains($0) }
    guard !missing.isEmpty else { return [] }
    return [.notice(Notice(.warning, [.text("Ingen bokföring är inläst för \(SwedishText.text(missing)).")]))]
  }

  /// The imports that the figures rest on, a row each.
  private var sources: Table {
    var rows: [Table.Row] = []
    var seen: Set<String> = []
    for part in followUp.ledger.parts where !seen.contains(part.segment.batch) {
      seen.insert(part.segment.batch)
      let months = followUp.ledger.parts.filter { $0.segment.batch == part.segment.batch }.map(\.segment)
      let file = followUp.files[part.segment.batch]
      let status = months.map(\.part.status).min() ?? .open
      rows.append(
        Table.Row(
          id: part.segment.batch,
          cells: [
            .text(file?.name ?? part.segment.batch), .text(SwedishText.text(months.map(\.part.month))),
            .text(part.segment.extracted.description), .text(status.text), .text(file?.digest.short ?? ""),
          ]))
    }
    return Table(
      id: "kallor", caption: "Inlästa filer som siffrorna bygger på.",
      columns: [
        .init("file", "Fil", .label), .init("months", "Månader", .text), .init("extracted", "Uttagen", .text),
        .init("status", "Periodstatus", .text), .init("sha256", "SHA-256, början", .text),
      ], rows: rows)
  }

  private var notes: [[Inline]] {
    var notes: [[Inline]] = []
    if let version = followUp.budgetBook.version {
      notes.append([.text("Budget: \(version.value.name), version \(version.version), ur \(version.value.fileName).")])
    }
    let reallocations = followUp.budgetBook.reallocations.map { "\($0.id) (\($0.value.decision))" }
    if !reallocations.isEmpty {
      notes.append([.text("Omdisponeringar efter den versionen: \(SwedishText.list(reallocations)).")])
    }
    let frames = followUp.budgetBook.frames.map { $0.value.name + " (" + $0.value.decision + ")" }
    if !frames.isEmpty {
      let isPlaced = !followUp.structure.frameLines.isEmpty
      notes.append(
        [
          .text("Kommunbidrag: \(SwedishText.list(frames)).")
        ]
          + (isPlaced
            ? [] : [.strong(followUp.terms(" Uppställningen har ingen rad för det, så det ingår inte i resultatet."))]))
    }
    if followUp.evenedRows > 0 {
      notes.append([
        .text(
          "\(followUp.evenedRows) budgetrader med fjolårets profil är jämnt fördelade, eftersom fjolårets månader "
            + "saknas eller går åt båda håll.")
      ])
    }
    notes += ForecastWords(followUp).notes
    if let previous = followUp.previous {
      notes.append([
        .text("Föregående prognos: som den stod efter \(SwedishText.text(previous.month)), händelse \(previous.event).")
      ])
    }
    if let unreadablePrevious {
      notes.append([
        .text(
          "Prognosen efter \(SwedishText.text(unreadablePrevious)) skrevs innan månaden var bokförd; det finns därför "
            + "ingen föregående prognos att jämföra med.")
      ])
    }
    if let closing = followUp.phaseSums[.closing], closing != 0 {
      notes.append([
        .text("Bokslutsperioder (13–15) ingår i december med \(SwedishText.number(closing, decimals: 2)) kr netto.")
      ])
    }
    if let opening = followUp.phaseSums[.opening], opening != 0 {
      notes.append([
        .text(
          followUp.terms(
            "Ingående period (00) räknas inte som utfall: \(SwedishText.number(opening, decimals: 2)) kr netto."))
      ])
    }
    notes.append([
      .text("Belopp visas i hela tusental kronor; alla beräkningar görs i ören och avrundas först i tabellen.")
    ])
    notes.append([.text("Uppgifterna är lästa vid händelse \(followUp.event) i lagret.")])
    return notes
  }

  /// The codings that stand on no line, or on several.
  private var unplaced: [Block] {
    let all = followUp.unplaced.merging(investments?.unplaced ?? [:]) { first, _ in first }
    guard !all.isEmpty else { return [] }
    let shown = all.sorted { ($1.value.magnitude, $0.key) < ($0.value.magnitude, $1.key) }.prefix(10)
    let list = shown.map { "\($0.key) (\(SwedishText.number($0.value, decimals: 2)) kr)" }
    return [
      .notice(
        Notice(
          .warning,
          [
            .text(
              followUp.terms(
                "Bokföring på dessa koder står inte på exakt en rad i uppställningen. Den visas på en egen rad i ")
                + "tabellerna och ingår i resultatet: \(SwedishText.list(list))"
                + (all.count > shown.count ? " med flera, \(all.count) kombinationer i allt." : "."))
          ]))
    ]
  }
}
