import ArgumentParser
import Installed
import Kernel
import Organisation
import Storage

/// Shows who wrote what, when and why.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show who wrote what, when and why.",
    discussion: """
      Without arguments: the kinds of records there are. With a kind: the ids of its records. With a kind and an id: \
      every version of the record, latest first, and what was new in it. An id may be left \
      short: its beginning or end up to a slash. With --events: the \
      events in order.

      EXAMPLES
        roder history
        roder history unit
        roder history unit E310
        roder history occasion 2019-04
        roder history remark variance:line/drift.personal:2019
        roder history forecast-sheet 2019-04/E310 --format json
        roder history --events --after 20
      """)

  @Argument(
    help: ArgumentHelp("The kind of record, in English or Swedish: unit, enhet, remark, forecast.", valueName: "kind"))
  var kind: String?

  @Argument(help: ArgumentHelp("The record's id.", valueName: "id"))
  var id: String?

  @Flag(help: "List the events, the last ones unless --after is given.")
  var events = false

  @Option(help: ArgumentHelp("Only events after this one.", valueName: "event"))
  var after: Int?

  @Option(help: ArgumentHelp("At most so many events, 1 to 1000.", valueName: "count"))
  var limit = 50

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func validate() throws {
    if events, kind != nil { throw ValidationError("--events takes neither kind nor id.") }
    if !events, after != nil { throw ValidationError("--after goes with --events.") }
    if let after, after < 0 { throw ValidationError("--after takes the number of an event, from 0.") }
    guard (1...ListEvents.most).contains(limit) else { throw ValidationError("--limit is 1 to 1000.") }
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    if events {
      try await showEvents(desk, moment, shell)
    } else if let kind, let id {
      try await show(kind, id, desk, moment, shell)
    } else if let kind {
      try await showRecords(kind, desk, moment, shell)
    } else {
      try await showKinds(desk, moment, shell)
    }
  }

  private func show(
    _ kind: String, _ id: String, _ desk: Desk, _ moment: PinnedMoment, _ shell: Shell
  ) async throws {
    let limit = format == .json ? .max : BodyDifference.listLimit
    let found = try await desk.ask(
      ReadHistory.self, .init(kind: kind, id: id, kinds: RecordKinds.all, listLimit: limit), asOf: moment.asOf)
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(found.records.map(HistoryOutput.init), shell)
    case .text:
      for line in found.records.map(HistoryText.lines).joined(separator: [""]) { try shell.say(line) }
      if !found.others.isEmpty {
        let count = Words.count(found.others.count, "uppgift", "uppgifter")
        try shell.say("")
        try shell.say("… och \(count) till; ange mer av beteckningen.")
      }
    }
  }

  private func showRecords(_ kind: String, _ desk: Desk, _ moment: PinnedMoment, _ shell: Shell) async throws {
    let found = try await desk.ask(
      ReadHistory.self, .init(kind: kind, id: nil, kinds: RecordKinds.all), asOf: moment.asOf)
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(found.others, shell)
    case .text:
      if found.others.isEmpty { try shell.say("Inget av det slaget är skrivet ännu.") }
      for id in found.others { try shell.say(id) }
    }
  }

  private func showKinds(_ desk: Desk, _ moment: PinnedMoment, _ shell: Shell) async throws {
    let rows = try await desk.ask(ListRecordKinds.self, RecordKinds.all, asOf: moment.asOf)
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(rows.map(KindOutput.init), shell)
    case .text:
      if rows.isEmpty { try shell.say("Inget är skrivet ännu.") }
      for row in rows { try shell.say(HistoryText.line(row)) }
    }
  }

  private func showEvents(_ desk: Desk, _ moment: PinnedMoment, _ shell: Shell) async throws {
    let found = try await desk.ask(
      ListEvents.self, .init(after: after, limit: limit, kinds: RecordKinds.all), asOf: moment.asOf)
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(found.events.map { EventOutput($0, hasItems: true) }, shell)
    case .text:
      if found.events.isEmpty { try shell.say("Det finns inga händelser att visa.") }
      for event in found.events { try shell.say(HistoryText.line(event)) }
      if found.hasMore, let last = found.events.last { try shell.say("… fler finns: --after \(last.number)") }
    }
  }
}
