package import Documents
import Kernel
package import Ledger
import Storage

/// Single postings as tables: what was found, and one voucher whole.
package enum PostingTables {
  /// The postings that were found, with a row for all of them.
  package static func found(_ found: FoundPostings) -> Table {
    let rest = found.count - found.postings.count
    let rows = found.postings.map { row($0) }
    let months = found.period.map { ", " + SwedishText.text($0) } ?? ""
    return Table(
      id: "bokforingsrader",
      caption:
        "Bokföringsrader\(months). Belopp i kronor, debet utan minustecken.",
      columns: columns,
      rows: rows + [
        Table.Row(
          id: "summa", kind: .total,
          cells: [
            .text(found.count == 1 ? "1 rad" : "\(SwedishText.number(Int64(found.count))) rader"), .empty, .empty,
            .empty, .empty, .text(SwedishText.number(found.sum.ore, decimals: 2)),
          ])
      ],
      notes: (rest > 0
        ? [
          [
            .text(
              "Tabellen visar \(SwedishText.number(Int64(found.postings.count))) rader; summan gäller alla "
                + "\(SwedishText.number(Int64(found.count))).")
          ]
        ] : []) + found.notes.map { [.text($0)] })
  }

  /// The postings of a voucher, with their sum.
  package static func voucher(_ voucher: ReadVoucher.Output) -> Table {
    let first = voucher.postings.first
    let day = first?.day.map { ", " + SwedishText.text($0) } ?? ""
    let batch = voucher.batch.value
    return Table(
      id: "verifikation",
      caption: "Verifikation \(first?.voucher ?? "")\(day). Belopp i kronor, debet utan minustecken.", columns: columns,
      rows: voucher.postings.map { row($0) } + [
        Table.Row(
          id: "summa", kind: .total,
          cells: [
            .text("Summa"), .empty, .empty, .empty, .empty, .text(SwedishText.number(voucher.sum.ore, decimals: 2)),
          ])
      ],
      notes: [
        [
          .text(
            "Ur \(batch.fileName), uttagen \(SwedishText.text(batch.extracted)), inläst som \(voucher.batch.id) genom "
              + "händelse \(voucher.batch.event). Månaden är \(voucher.status.text).")
        ]
      ] + (voucher.isLimited ? [[.text("Bara rader på dina enheter visas.")]] : []))
  }

  /// The postings that somebody says are coded wrongly.
  package static func marked(_ found: ListMarkedPostings.Output) -> Table {
    let sum = SwedishText.number(found.openSum.ore, decimals: 2)
    return Table(
      id: "markerade", caption: "Markerade bokföringsrader. Belopp i kronor, debet utan minustecken.",
      columns: [
        .init("mark", "Markering", .label), .init("voucher", "Verifikation", .text),
        .init("coding", "Kontering", .text),
        .init("fault", "Vad är fel", .text), .init("proposal", "Rätt", .text), .init("state", "Läge", .text),
        .init("amount", "Belopp", .number),
      ],
      rows: found.rows.map(row) + [
        Table.Row(
          id: "summa", kind: .total,
          cells: [.text("\(found.openCount) väntar"), .empty, .empty, .empty, .empty, .empty, .text(sum)])
      ])
  }

  private static func row(_ row: ListMarkedPostings.Row) -> Table.Row {
    let mark = row.mark.value
    let proposal = mark.proposal
    let right = [
      proposal.unit.map { "enhet \($0)" }, proposal.account.map { "konto \($0)" },
      proposal.words.isEmpty ? nil : proposal.words,
    ].compactMap(\.self)
    var state = row.state.title
    if case .perhapsCorrected(let evidence) = row.state { state += " " + evidence.text }
    if let settlement = mark.settlement, !settlement.words.isEmpty { state += ": ”\(settlement.words)”" }
    let account = row.accountName.isEmpty ? "" : " (\(row.accountName))"
    return Table.Row(
      id: row.mark.id,
      cells: [
        .text(row.mark.id), .text(mark.posting.voucher.isEmpty ? "–" : mark.posting.voucher),
        .text(mark.posting.coding + account), .text(mark.fault), .text(right.joined(separator: ", ")), .text(state),
        .text(SwedishText.number(mark.posting.amount.ore, decimals: 2)),
      ])
  }

  private static let columns: [Table.Column] = [
    .init("voucher", "Verifikation", .label), .init("day", "Datum", .text), .init("coding", "Kontering", .text),
    .init("text", "Text", .text), .init("supplier", "Leverantör", .text), .init("amount", "Belopp", .number),
  ]

  private static func row(_ posting: FoundPosting) -> Table.Row {
    let account = posting.accountName.isEmpty ? "" : " (\(posting.accountName))"
    return Table.Row(
      id: posting.id.description,
      cells: [
        .text(posting.voucher.isEmpty ? "–" : posting.voucher),
        .text(posting.day?.description ?? SwedishText.text(posting.id.month)), .text(posting.coding + account),
        .text(posting.text), .text(posting.supplier), .text(SwedishText.number(posting.amount.ore, decimals: 2)),
      ])
  }
}
