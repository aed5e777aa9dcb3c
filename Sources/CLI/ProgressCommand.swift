import ArgumentParser
import DocumentWriters
import Kernel
import Reporting
import Storage

/// Shows how far the work on a month's report has come.
struct ProgressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Show how far each part of the month's report has come, and who has it next.",
    discussion: """
      EXAMPLE
        roder progress --period 2019-04
      """)

  @OptionGroup var month: MonthOption

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let month = try await month.month(desk, asOf: moment.asOf)
    let work = try await desk.ask(ReadWork.self, month, asOf: moment.asOf)
    try moment.say(format, shell)
    let table = WorkTables.progress(work, now: desk.context.now)
    guard format == .text else {
      try shell.terminal.write(DocumentWriter.bytes(of: table, as: .json))
      return
    }
    try shell.terminal.write(DocumentWriter.bytes(of: table, as: .text))
    let states = SectionState.allCases.compactMap { state in
      let count = work.rows.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.title.lowercased())"
    }
    try shell.say("")
    try shell.say("\(Words.count(work.rows.count, "avsnitt", "avsnitt")): \(SwedishText.list(states)).")
    let chain = BodyChain(work.occasion, locked: work.locked)
    guard !chain.links.isEmpty else { return }
    try shell.say("")
    try shell.terminal.write(DocumentWriter.bytes(of: WorkTables.chain(chain), as: .text))
  }
}
