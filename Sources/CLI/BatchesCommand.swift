import Accounts
import ArgumentParser
import Kernel
import Ledger
import Storage

/// Lists the imports there have been.
struct BatchesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches", abstract: "List the ledger imports and what can still be seen of each.",
    discussion: """
      EXAMPLE
        roder batches --format json
      """)

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let rows = try await desk.ask(ListBatches.self, (), asOf: moment.asOf)
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(rows.map(BatchOutput.init), shell)
    case .text:
      if rows.isEmpty { try shell.say("Inget är inläst ännu.") }
      for row in rows { try shell.say(text(row)) }
    }
  }

  private func text(_ row: ListBatches.Row) -> String {
    let batch = row.batch
    let months = batch.parts.map(\.month.description)
    let span = months.first == months.last ? months.first ?? "" : (months.first ?? "") + "–" + (months.last ?? "")
    let status = batch.parts.last?.status.text ?? ""
    let visible =
      row.visibleMonths.isEmpty
      ? "ersatt" : row.visibleMonths.count == batch.parts.count ? "syns" : "syns delvis"
    let rows = Words.count(batch.parts.reduce(0) { $0 + $1.rows }, "rad", "rader")
    let selection = batch.selection.parts.isEmpty ? "" : ", urval " + SelectionText.of(batch.selection)
    let consents = batch.consents.isEmpty ? "" : "  trots \(SwedishText.list(batch.consents))"
    let anew = batch.rereadOf.map { "  läst på nytt ur \($0)" } ?? ""
    return "\(row.id)  \(span) \(status)  \(batch.source)  \(batch.fileName) (uttagen \(batch.extracted), "
      + "\(batch.file.short)\(selection))  \(rows)  \(visible)\(anew)\(consents)"
  }
}

/// An import as JSON.
private struct BatchOutput: Encodable {
  struct Part: Encodable {
    let month: String
    let status: String
    let rows: Int
    let sumOre: Int64
    let segment: String?
    let isVisible: Bool
  }

  struct Origin: Encodable {
    let number: String
    let name: String
  }

  let id: String
  let event: Int
  let source: String
  let selection: [String: [String]]
  let file: String
  let sha256: String
  let extracted: String
  let warnings: Int
  let organisation: Origin?
  let consents: [String]
  let rereadOf: String?
  let parts: [Part]

  init(_ row: ListBatches.Row) {
    id = row.id
    event = row.event
    source = row.batch.source
    selection = row.batch.selection.parts.mapValues { $0.map(\.description) }
    file = row.batch.fileName
    sha256 = row.batch.file.description
    extracted = row.batch.extracted.description
    warnings = row.batch.warnings
    organisation = row.batch.origin.map { Origin(number: $0.number, name: $0.name) }
    consents = row.batch.consents
    rereadOf = row.batch.rereadOf
    parts = row.batch.parts.map { part in
      Part(
        month: part.month.description, status: part.status.rawValue, rows: part.rows, sumOre: part.sum.ore,
        segment: part.segment?.description, isVisible: row.visibleMonths.contains(part.month))
    }
  }
}
