import ArgumentParser
import Figures
import Installed
import Kernel
import Reporting
import Storage

/// Lists the remarks on figures.
struct RemarksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remarks", abstract: "List the remarks on figures, and how far each figure has moved since.",
    discussion: """
      EXAMPLE
        roder remarks --period 2019-04 --format json
      """)

  @OptionGroup var month: MonthOption

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let month = try await month.month(desk, asOf: moment.asOf)
    let rows = try await RemarkDesk(desk, sections: [Capabilities.money(desk)]).rows(month: month, asOf: moment.asOf)
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(rows.map(RemarkOutput.init), shell)
    case .text:
      if rows.isEmpty { try shell.say("Ingen siffra har någon kommentar.") }
      let disposed = try await desk.ask(ReadRemarks.self, month, asOf: moment.asOf).disposed
      if let gone = RemarkRules.disposed(disposed) { try shell.say(gone) }
      for row in rows {
        let remark = row.remark.value
        try shell.say(row.title + "  " + remark.key)
        try shell.say("  " + remark.text)
        try shell.say(
          "  " + remark.author + " " + remark.writtenAt.textInStockholm
            + ", version \(row.remark.version), händelse \(row.remark.event): "
            + row.movement)
      }
    }
  }
}

/// A remark as JSON.
private struct RemarkOutput: Encodable {
  let key: String
  let title: String
  let month: String
  let text: String
  let author: String
  let writtenAt: String
  let event: Int
  let version: Int
  let exists: Bool
  let amountOreThen: Int64?
  let amountOreNow: Int64?

  init(_ row: RemarkRow) {
    let remark = row.remark.value
    key = remark.key
    title = row.title
    month = remark.month.description
    text = remark.text
    author = remark.author
    writtenAt = remark.writtenAt.description
    event = row.remark.event
    version = row.remark.version
    exists = row.now != nil
    amountOreThen = row.then?.money?.ore
    amountOreNow = row.now?.value.money?.ore
  }
}
